import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoRoles } from '#sandbox/identity/demo-people.ts';
import type { Reply } from '../stage.ts';
import { startJourney, type Journey, type Who } from './journey.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
}, 120_000);
afterAll(async () => journey.close());

const usual = (who: Who): string => (who === 'officer' ? 'AUDIT' : demoRoles.some((role) => role === who) ? 'COORD' : 'RIGHTS');

const send = async (who: Who, query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Reply> => {
  const staff = demoRoles.find((role) => role === who && role !== 'family');
  return journey.stage.ask({
    role: staff ?? 'family',
    ...(staff === undefined ? { member: who } : {}),
    purpose: usual(who),
    query,
    variables,
  });
};

/** What one root field answered; fails on an error. */
const field = async <Value>(who: Who, query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Value> => {
  const { body } = await send(who, query, variables);
  expect(body.errors).toBeUndefined();
  const [value] = Object.values(body.data ?? {});
  return value as Value;
};

interface Report {
  readonly report: {
    readonly audience: string;
    readonly entries: readonly {
      readonly who: string;
      readonly subject: string | null;
      readonly purpose: string;
      readonly seen: readonly { readonly what: string }[];
    }[];
    readonly notes: readonly string[];
  } | null;
  readonly problems: readonly { readonly code: string }[];
}

const reportQuery = `query ($caseId: ID!, $memberId: ID!) { accessReport(caseId: $caseId, memberId: $memberId) {
  report { audience complete from until madeAt entries { at who recipient subject purpose seen { what dataClass extent article } } notes } problems { code messageNl } } }`;
const reportTo = async (who: Who, caseId: string, memberId: string): Promise<Report> => field(who, reportQuery, { caseId, memberId });
const rowsOf = ({ report }: Report): readonly string[] =>
  (report?.entries ?? []).map(({ who, seen }) => `${who}: ${seen.map(({ what }) => what).join(', ')}`);

const page = async (who: Who, address: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> => {
  const staff = demoRoles.find((role) => role === who && role !== 'family');
  const token = await journey.stage.sandbox.identity.tokenFor(staff ?? 'family', staff === undefined ? who : undefined);
  return fetch(`${journey.stage.hub.url}/report/access?${address}`, {
    headers: { authorization: `Bearer ${token}`, 'gezinsbeeld-purpose': usual(who), ...headers },
  });
};

describe('who looked at my data (AVG 15)', () => {
  beforeAll(async () => {
    for (const who of ['regisseur', 'police', 'youth', 'ggz'] as const) await journey.view('s1', who);
    await journey.view('s3', 'wmo');
    await journey.view('s3', 'youth');
  }, 120_000);

  test('Mark reads who saw what of him, and for what', async () => {
    const answer = await reportTo('mark', 's1', 's1-m1');
    expect(answer.report?.audience).toBe('SELF');
    const regisseur = answer.report?.entries.find(({ who }) => who === 'de regisseur (Gemeente Voorbeeldstad)');
    expect(regisseur?.purpose).toBe('uitvoering en afstemming van het plan');
    expect(regisseur?.seen.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['naam', 'in zorg bij GGZ', 'schuldhulptraject', 'doel of actie']),
    );
    // What the police released shows in no report: for that the police themselves are asked (Wpg 25).
    expect(JSON.stringify(answer)).not.toMatch(/zorgmelding|incident|huisverbod|POLICE_/);
    expect(JSON.stringify(answer)).not.toMatch(/prof-|family-/);
  });
  test('of Sebastiaan he reads no provider, and nothing that his own view of his son hides', async () => {
    const answer = await reportTo('mark', 's1', 's1-m3');
    expect(answer.report?.audience).toBe('HOLDER');
    expect([...new Set(answer.report?.entries.map(({ who }) => who))]).toEqual(['de regisseur (Gemeente Voorbeeldstad)']);
    expect(rowsOf(answer).join(' ')).not.toMatch(/adres|veiligheidstaxatie|notities|ondertoezicht|overleg|doel/);
  });
  test.each<[Who, string, string]>([
    ['mark', 's1', 's1-m2'],
    ['mark', 's1', 's1-m5'],
    ['chantal', 's1', 's1-m1'],
    ['gerrit', 's3', 's3-m3'],
    ['wilma-van-zon', 's3', 's3-m3'],
    ['mark', 's3', 's3-m1'],
  ])('%s does not get the report of %s %s', async (who, caseId, memberId) => {
    expect(await reportTo(who, caseId, memberId)).toMatchObject({ report: null, problems: [{ code: 'NOT_YOURS' }] });
  });
  test('Alexander (17) gets his own, and the parents of Zoey (8) get hers', async () => {
    expect((await reportTo('alexander', 's3', 's3-m3')).report?.audience).toBe('SELF');
    const zoey = await reportTo('gerrit', 's3', 's3-m4');
    expect(zoey.report?.audience).toBe('HOLDER');
    expect(rowsOf(zoey).join(' ')).toContain('een jeugdhulpverlener');
  });
  test('every reader in the family is told the same', async () => {
    const [one, other] = [await reportTo('mark', 's1', 's1-m3'), await reportTo('alexander', 's3', 's3-m3')];
    expect(one.report?.notes).toEqual(other.report?.notes);
  });
  test('the privacy officer reads everything, with who it was', async () => {
    const answer = await reportTo('officer', 's1', 's1-m1');
    expect(answer.report?.audience).toBe('OFFICER');
    expect(new Set(answer.report?.entries.map(({ subject }) => subject))).toEqual(
      new Set(['prof-regisseur', 'prof-police', 'prof-youth', 'prof-ggz', 'family-mark']),
    );
  });
  test('what is read about Mark at the desk he reads in his own report', async () => {
    const atDesk = async (): Promise<readonly string[]> =>
      rowsOf(await reportTo('mark', 's1', 's1-m1')).filter((row) => row.includes('wat het gezinsbeeld zelf bijhoudt'));
    expect((await atDesk()).filter((row) => row.startsWith('de regisseur'))).toEqual([]);
    await field('regisseur', '{ waivers(caseId: "s1", memberId: "s1-m1") { waivers { id } } }');
    await field('regisseur', '{ waivers(caseId: "s1", memberId: "s1-m2") { waivers { id } } }');
    expect((await atDesk()).filter((row) => row.startsWith('de regisseur'))).toHaveLength(1);
  });
  test('nobody else may ask', async () => {
    for (const who of ['regisseur', 'ggz', 'mayor', 'policymaker'] as const) {
      const { body } = await journey.stage.ask({
        role: who,
        purpose: who === 'policymaker' ? 'MI' : who === 'mayor' ? 'OOV' : 'COORD',
        query: reportQuery,
        variables: { caseId: 's1', memberId: 's1-m1' },
      });
      expect(body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });
  test('the page says the same, is never kept, and runs nothing', async () => {
    const response = await page('mark', 'case=s1&member=s1-m1');
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(response.headers.get('cache-control')).toContain('no-store');
    expect(html).toContain('De regisseur (Gemeente Voorbeeldstad)');
    expect(html).not.toMatch(/<script|zorgmelding|prof-|\b\d{9}\b/);
  });
  test('a page that is not yours says no more than that', async () => {
    const [other, nobody] = [await page('mark', 'case=s1&member=s1-m2'), await page('mark', 'case=s9&member=s9-m9')];
    expect([other.status, nobody.status]).toEqual([403, 403]);
    expect(await other.text()).toBe(await nobody.text());
    expect((await fetch(`${journey.stage.hub.url}/report/access?case=s1&member=s1-m1`)).status).toBe(401);
  });
});

interface Requests {
  readonly request: { readonly id: string; readonly state: string; readonly revision: number; readonly answerNl: string | null } | null;
  readonly problems: readonly { readonly code: string }[];
}

test('a correction reaches the source and its answer comes back (AVG 16)', async () => {
  const made = await field<Requests>(
    'mark',
    'mutation ($input: RightsRequestInput!) { requestCorrection(input: $input) { request { id state revision answerNl } problems { code } } }',
    { input: { caseId: 's1', memberId: 's1-m1', dataClass: 'GGZ_IN_CARE', statementNl: 'De begindatum klopt niet.' } },
  );
  expect(made).toMatchObject({ request: { state: 'PASSED_ON', revision: 1 }, problems: [] });
  const list = '{ rightsRequests { id state statementNl answerNl overdue what } }';
  expect(await field('ggz', list)).toMatchObject([
    { id: made.request?.id, statementNl: 'De begindatum klopt niet.', what: 'in zorg bij GGZ (van de GGZ)' },
  ]);
  expect(await field('officer', list)).toMatchObject([{ id: made.request?.id, statementNl: null }]);
  for (const who of ['police', 'youth', 'regisseur', 'chantal'] as const) expect(await field(who, list)).toEqual([]);
  const answered = await field<Requests>(
    'ggz',
    'mutation ($input: RightsAnswerInput!) { answerRequest(input: $input) { request { id state revision answerNl } problems { code } } }',
    { input: { id: made.request?.id, revision: 1, decision: 'GRANTED', answerNl: 'De datum is verbeterd.' } },
  );
  expect(answered).toMatchObject({ request: { state: 'GRANTED', revision: 2 }, problems: [] });
  expect(await field('mark', list)).toMatchObject([{ state: 'GRANTED', answerNl: 'De datum is verbeterd.', overdue: false }]);
});

test('a restriction closes at the next query, for what it names; lifting opens again (AVG 18)', async () => {
  const seen = async (): Promise<readonly unknown[]> => {
    const { members } = await field<{
      readonly members: readonly { readonly inGgzCare: boolean | null; readonly debts: readonly unknown[] | null }[];
    }>('regisseur', '{ familyCase(id: "s1") { members { name inGgzCare debts { debtBand } } } }');
    return [members[0]?.inGgzCare, members[0]?.debts?.length];
  };
  expect(await seen()).toEqual([true, 3]);
  const restricted = await field<{ restrictions: unknown; problems: unknown }>(
    'mark',
    'mutation { restrictProcessing(input: {caseId: "s1", memberId: "s1-m1", source: "ggz", reason: ACCURACY_CONTESTED}) { restrictions { source sourceNl reason recordedAt } problems { code } } }',
  );
  expect(restricted).toMatchObject({ restrictions: [{ source: 'ggz', sourceNl: 'de GGZ', reason: 'ACCURACY_CONTESTED' }], problems: [] });
  expect(await seen()).toEqual([null, 3]);
  const lift = async (who: Who, day: string): Promise<{ readonly problems: readonly { readonly code: string }[] }> =>
    field(
      who,
      'mutation ($day: Date!) { liftRestriction(input: {caseId: "s1", memberId: "s1-m1", reasonNl: "De datum is verbeterd.", personToldOn: $day}) { restrictions { source } problems { code } } }',
      { day },
    );
  expect((await lift('regisseur', '2026-11-21')).problems[0]?.code).toBe('NOT_TOLD');
  expect(await seen()).toEqual([null, 3]);
  expect((await lift('regisseur', '2026-11-20')).problems).toEqual([]);
  expect(await seen()).toEqual([true, 3]);
});

test('the privacy officer sees what is due and nobody else does; without anything due nothing is destroyed (AVG 5)', async () => {
  const plan = await field<{ readonly hash: string; readonly due: readonly unknown[] }>(
    'officer',
    '{ retentionDryRun { hash today due { what id dueSince article reasonNl rows } held { id reasonNl } } }',
  );
  expect(plan).toMatchObject({ today: '2026-11-20', due: [] });
  const run = 'mutation ($hash: ID!) { executeRetention(planHash: $hash) { runId destroyed { id } problems { code } } }';
  expect(await field('officer', run, { hash: plan.hash })).toEqual({ runId: null, destroyed: [], problems: [{ code: 'NOTHING_DUE' }] });
  const { body } = await send('regisseur', '{ retentionDryRun { hash } }');
  expect(body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});
