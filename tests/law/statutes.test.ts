import { generateKeyPair, SignJWT, decodeJwt, decodeProtectedHeader, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { raiseStage, type Stage } from '../stage.ts';
import { askers, valuesAt, type Asker, type Value } from './askers.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await raiseStage({ env: { RATE_LIMIT_PER_MINUTE: '100000' } });
});
afterAll(async () => stage.close());

const family = (member: string): Asker => ({ role: 'family', member, purpose: 'RIGHTS' });
const { regisseur, police, ggz, youth, wmo, income, mayor, policymaker, officer, mark, chantal, walter } = askers;
const all: readonly Asker[] = Object.values(askers);

const data = async (asker: Asker, caseId: string, path: string): Promise<Value> => {
  const fields = path.split('.');
  const selection = fields.reduceRight((below, field) => `${field}${below === '' ? '' : ` { ${below} }`}`, '');
  const reply = await stage.ask({ ...asker, query: `query($id: ID!) { familyCase(id: $id) { ${selection} } }`, variables: { id: caseId } });
  expect([reply.status, reply.body.errors]).toEqual([200, undefined]);
  return (reply.body.data ?? null) as Value;
};
/** What shows at a path below the case. */
const shown = async (asker: Asker, caseId: string, path: string): Promise<readonly Value[]> =>
  valuesAt(await data(asker, caseId, path), ['familyCase', ...path.split('.')]);

/** An id, the rule, where to look, who must see nothing there in which cases, and who proves that there is something to see. */
type Law = readonly [
  id: string,
  rule: string,
  path: string,
  closedTo: readonly (readonly [Asker, string])[],
  openTo: readonly [Asker, string],
];

const everywhere = (askers_: readonly Asker[], caseIds: readonly string[]): readonly (readonly [Asker, string])[] =>
  askers_.flatMap((asker) => caseIds.map((caseId) => [asker, caseId] as const));
const others = (...but: readonly Asker[]): readonly Asker[] => all.filter((asker) => !but.includes(asker));
const cases = ['s1', 's1-withdrawn', 's1-walter-agreed', 's2', 's2-escalated', 's3'];

const laws: readonly Law[] = [
  [
    'WPG-01',
    'MUST NOT show a report to who it was not released to',
    'members.policeReports.summary',
    everywhere([ggz, wmo, income, mark, chantal, walter, policymaker, officer], cases),
    [regisseur, 's1'],
  ],
  [
    'WPG-02',
    'MUST NOT tell that there is a report to who it was not released to',
    'members.policeKnown',
    everywhere([ggz, wmo, income, mark, chantal, walter, policymaker, officer], cases),
    [regisseur, 's1'],
  ],
  [
    'WPG-03',
    'MUST NOT show a narrative to anyone but the source',
    'members.policeReports.narrative',
    everywhere(others(police), cases),
    [police, 's1'],
  ],
  [
    'WPG-04',
    'MUST NOT show who reported to anyone but the source',
    'members.policeReports.reporter',
    everywhere(others(police), cases),
    [police, 's1'],
  ],
  [
    'WPG-05',
    'MUST NOT show antecedents to anyone but the source',
    'members.policeAntecedents.description',
    everywhere(others(police), cases),
    [police, 's1'],
  ],
  [
    'WPG-06',
    'MUST NOT show an incident that was not released',
    'members.policeIncidents.year',
    [...everywhere([regisseur], ['s1', 's1-withdrawn']), ...everywhere([youth, mark], cases)],
    [police, 's1'],
  ],
  [
    'WPG-07',
    'MUST NOT show the narrative of an incident to whom the incident was released',
    'members.policeIncidents.narrative',
    everywhere(others(police), cases),
    [police, 's1'],
  ],
  [
    'WPG-08',
    'MUST NOT show a person police items: that goes through the police',
    'members.policeReports.category',
    everywhere([mark, chantal, walter], ['s1']),
    [police, 's1'],
  ],
  [
    'WPG-09',
    'MUST NOT show others that the police are involved',
    'members.policeInvolvements.dutyPhone',
    everywhere([ggz, youth, wmo, income, mark, chantal, walter], cases),
    [regisseur, 's1'],
  ],
  [
    'WGBO-01',
    'MUST NOT show a diagnosis without a waiver that names it',
    'members.ggzDiagnoses.text',
    everywhere([regisseur, police, youth, wmo, income, mayor, chantal, walter, policymaker, officer], cases),
    [ggz, 's1'],
  ],
  [
    'WGBO-03',
    'MUST close at the next question when a waiver was withdrawn',
    'members.ggzPractitioners.name',
    [[regisseur, 's1-withdrawn']],
    [regisseur, 's1'],
  ],
  [
    'WGBO-04',
    'MUST NOT open by a waiver for another recipient',
    'members.ggzPractitioners.name',
    everywhere([youth, police, wmo, income], cases),
    [regisseur, 's1'],
  ],
  [
    'WGBO-05',
    'MUST NOT tell that somebody is in GGZ care without a waiver',
    'members.inGgzCare',
    [[regisseur, 's1-withdrawn'], ...everywhere([police, youth, wmo, income, mayor, chantal, walter], cases)],
    [regisseur, 's1'],
  ],
  [
    'WGBO-06',
    'MUST NOT show when somebody was in care where only that they are may show',
    'members.ggzEpisodes.fromYear',
    everywhere([regisseur], cases),
    [ggz, 's1'],
  ],
  [
    'WGBO-07',
    'MUST NOT show medication to anyone but the source and the person',
    'members.ggzMedications.text',
    everywhere([regisseur, police, youth, wmo, income, mayor, chantal, walter], cases),
    [{ ...ggz, purpose: 'CARE' }, 's1'],
  ],
  [
    'JW-01',
    'MUST NOT show notes of youth help to anyone but the source',
    'members.youthNotes.text',
    everywhere(others(youth), cases),
    [{ ...youth, purpose: 'CARE' }, 's1'],
  ],
  [
    'JW-02',
    'MUST NOT show youth help of a child when one holder refused',
    'members.youthProvisions.category',
    everywhere([ggz], ['s1', 's1-withdrawn', 's2', 's2-escalated']),
    [ggz, 's1-walter-agreed'],
  ],
  [
    'JW-03',
    'MUST NOT show the kind and the provider where the category may show',
    'members.youthProvisions.kind',
    everywhere([ggz], cases),
    [regisseur, 's1'],
  ],
  [
    'JW-04',
    'MUST NOT show a supervision order to Wmo and income',
    'members.supervisionOrders.running',
    everywhere([wmo, income], cases),
    [regisseur, 's2'],
  ],
  [
    'JW-05',
    'MUST NOT show a safety assessment for coordination',
    'members.safetyAssessments.band',
    everywhere([regisseur, police, ggz, wmo, income], cases),
    [youth, 's1'],
  ],
  [
    'JW-06',
    'MUST NOT show a holder the provider of a child whose safety comes first',
    'members.youthProvisions.provider',
    everywhere([mark, chantal], ['s1']),
    [youth, 's1'],
  ],
  [
    'WMO-01',
    'MUST NOT show the report of an inquiry without a waiver',
    'members.wmoReports.category',
    everywhere([regisseur, police, ggz, youth, income], cases),
    [wmo, 's1'],
  ],
  [
    'WI-01',
    'MUST NOT show creditors for coordination, nor to others at all',
    'members.creditors.name',
    everywhere([regisseur, police, ggz, youth, wmo, mayor], cases),
    [income, 's1'],
  ],
  ['WI-02', 'MUST NOT show the amount where the band may show', 'members.debts.amount', everywhere([regisseur], cases), [income, 's1']],
  [
    'WI-03',
    'MUST NOT show debts to police, GGZ, youth and Wmo',
    'members.debts.debtBand',
    everywhere([police, ggz, youth, wmo, mayor], cases),
    [regisseur, 's1'],
  ],
  [
    'BRP-01',
    'MUST NOT show an address to the mayor and the GGZ',
    'members.address.street',
    everywhere([mayor, ggz], cases),
    [regisseur, 's1'],
  ],
  [
    'BRP-02',
    'MUST NOT show a birth date to the police and the mayor',
    'members.birthDate',
    everywhere([police, mayor], cases),
    [regisseur, 's1'],
  ],
  ['AVG-01', 'MUST NOT show persons to policy makers', 'members.id', everywhere([policymaker], cases), [regisseur, 's1']],
  ['AVG-02', 'MUST NOT show the case to the privacy officer', 'id', everywhere([officer], cases), [regisseur, 's1']],
  [
    'AVG-03',
    'MUST NOT show the mayor a case before it is escalated',
    'id',
    everywhere([mayor], ['s1', 's1-withdrawn', 's2', 's3']),
    [mayor, 's2-escalated'],
  ],
  [
    'AVG-04',
    'MUST NOT show dates and texts of records for public order',
    'members.policeReports.date',
    everywhere([mayor], cases),
    [regisseur, 's2-escalated'],
  ],
];

describe.each(laws)('%s %s', (_id, _rule, path, closedTo, [asker, caseId]) => {
  test('closed to who must not see it', async () => {
    for (const [other, otherCase] of closedTo)
      expect(await shown(other, otherCase, path), `${other.role} ${other.member ?? ''} ${otherCase}`).toEqual([]);
  });
  test('open to who may: there is something to see', async () => expect((await shown(asker, caseId, path)).length).toBeGreaterThan(0));
});

describe('AVG-15 MUST show a person their own data, and a holder those of a child, by age', () => {
  const names = async (member: string, caseId: string): Promise<readonly Value[]> => shown(family(member), caseId, 'members.name');
  test.each([
    [
      'Mark sees himself and the two children over whom he has authority',
      'mark',
      's1',
      ['Mark de Boer', 'Sebastiaan de Boer', 'Walter de Boer'],
    ],
    ['Walter, who is twelve, sees himself only', 'walter', 's1', ['Walter de Boer']],
    ['Wieger, who is no member, sees William', 'wieger', 's1', ['William Postma']],
  ])('%s', async (_name, member, caseId, expected) => {
    expect(await names(member, caseId)).toEqual(expected);
  });
  test('the parents of Alexander, who is seventeen, see nothing of him, and get no reason; of Zoey, who is eight, they do', async () => {
    for (const parent of ['gerrit', 'wilma-van-zon']) {
      const reply = await stage.ask({ ...family(parent), query: '{familyCase(id:"s3"){members{id name youthProvisions{category}}}}' });
      const ids = valuesAt((reply.body.data ?? null) as Value, ['familyCase', 'members', 'id']);
      expect(ids).toContain('s3-m4');
      expect(reply.text).not.toContain('s3-m3');
      expect(reply.text).not.toContain('Alexander');
    }
    expect(await names('alexander', 's3')).toHaveLength(1);
  });
  test('nobody of the family gets a reason about another', async () => {
    for (const [member, caseId] of [
      ['mark', 's1'],
      ['chantal', 's1'],
      ['walter', 's1'],
      ['gerrit', 's3'],
    ] as const) {
      const { body } = await stage.ask({
        ...family(member),
        query: `{familyCase(id:"${caseId}"){members{id name address{city} ggzDiagnoses{text} policeReports{year}}}}`,
      });
      const own = { mark: 's1-m1', chantal: 's1-m2', walter: 's1-m4', gerrit: 's3-m1' }[member];
      expect((body.extensions?.withheld ?? []).filter((entry) => entry['member'] !== own && entry['member'] !== null)).toEqual([]);
    }
  });
});

describe('BRP-03 MUST NOT show a secret address, nor that of who lives there', () => {
  test.each([police, youth, wmo, income, mark])('as $role $member', async (asker) => {
    const text =
      JSON.stringify(await data(asker, 's1', 'members.address.postalCode')) +
      JSON.stringify(await data(asker, 's1', 'members.municipality'));
    expect(text).not.toMatch(/3542|Utrecht/);
  });
  test('the regisseur and Chantal herself see it', async () => {
    for (const asker of [regisseur, chantal]) expect(await shown(asker, 's1', 'members.address.postalCode')).toContain('3542AL');
  });
});

describe('AVG-06 MUST answer for one purpose, which the request names and the token allows', () => {
  const code = async (asker: Asker, headers: Readonly<Record<string, string>> = {}): Promise<readonly unknown[]> => {
    const { status, body } = await stage.ask({ ...asker, query: '{familyCase(id:"s1"){id}}', headers });
    return [status, body.errors?.[0]?.extensions.code, body.data ?? null];
  };
  test.each([
    ['none', '', 400, 'PURPOSE_MISSING'],
    ['blank', '  ', 400, 'PURPOSE_MISSING'],
    ['unknown', 'EVERYTHING', 400, 'PURPOSE_UNKNOWN'],
    ['in small letters', 'coord', 400, 'PURPOSE_UNKNOWN'],
    ['two', 'COORD, CARE', 400, 'PURPOSE_UNKNOWN'],
    ['not in the scope', 'RIGHTS', 403, 'PURPOSE_NOT_ALLOWED'],
  ])('%s', async (_name, purpose, status, expected) => expect(await code({ ...regisseur, purpose })).toEqual([status, expected, null]));
  test.each([
    [mark, 'COORD'],
    [mayor, 'SAFETY'],
    [policymaker, 'PLAN'],
    [officer, 'CARE'],
  ] as const)('$0.role may not ask for %s', async (asker, purpose) =>
    expect(await code({ ...asker, purpose })).toEqual([403, 'PURPOSE_NOT_ALLOWED', null]),
  );
  test('for management information, and for supervision beyond the log, there are no persons', async () => {
    for (const purpose of ['MI', 'AUDIT']) expect(await shown({ ...regisseur, purpose }, 's1', 'members.name')).toEqual([]);
  });
  test('for an early signal, that there is something and whom to call, and nothing else', async () => {
    for (const path of ['members.name', 'members.policeReports.category', 'members.youthProvisions.category', 'triage']) {
      expect(await shown({ ...regisseur, purpose: 'SIGNAL' }, 's1', path)).toEqual([]);
    }
    expect(await shown({ ...wmo, purpose: 'SIGNAL' }, 's3', 'members.signalContact.dutyPhone')).toHaveLength(1);
  });
});

describe('GATE-17 MUST NOT believe a token that the issuer did not make for the hub', () => {
  const refused = async (token: string): Promise<readonly unknown[]> => {
    const { status, headers, body } = await stage.ask({
      ...regisseur,
      query: '{familyCase(id:"s1"){id}}',
      headers: { authorization: `Bearer ${token}` },
    });
    return [status, headers.get('www-authenticate'), body.errors?.[0]?.extensions.code, body.data ?? null];
  };
  const expected = [401, 'Bearer', 'UNAUTHENTICATED', null];
  const good = async (): Promise<string> => (await stage.sandbox.identity.tokenFor('regisseur')) ?? '';

  test('signed by another key under the name of the right one', async () => {
    const token = await good();
    const { privateKey } = await generateKeyPair('ES256');
    const forged = await new SignJWT(decodeJwt(token))
      .setProtectedHeader({ ...decodeProtectedHeader(token), alg: 'ES256' })
      .sign(privateKey);
    expect(await refused(forged)).toEqual(expected);
  });
  test('not signed', async () => expect(await refused(new UnsecuredJWT(decodeJwt(await good())).encode())).toEqual(expected));
  test('with another role put in', async () => {
    const [header, payload = '', signature] = (await good()).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const changed = Buffer.from(JSON.stringify({ ...claims, role: 'POL' })).toString('base64url');
    expect(await refused(`${header}.${changed}.${signature}`)).toEqual(expected);
  });
  test('made for a partner', async () => {
    const credential = stage.sandbox.identity.partnerCredential('cjg');
    if (!('secret' in credential)) throw new Error('The CJG has a secret.');
    const response = await fetch(stage.sandbox.identity.tokenUrl, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${credential.clientId}:${encodeURIComponent(credential.secret)}`).toString('base64')}`,
      },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: credential.scope }),
    });
    const { access_token: token } = (await response.json()) as { access_token: string };
    expect(decodeJwt(token).aud).not.toBe(decodeJwt(await good()).aud);
    expect(await refused(token)).toEqual(expected);
  });
  test('that has ended', async () => {
    const token = await good();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * stage.sandbox.identity.lifetimes.caller * 1000 });
    try {
      expect(decodeJwt(token).exp).toBeLessThan(Date.now() / 1000);
      expect(await refused(token)).toEqual(expected);
    } finally {
      vi.useRealTimers();
    }
  });
});
