import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DemoRole } from '#sandbox/identity/demo-people.ts';
import { raiseStage, type Reply, type Stage } from '../stage.ts';
import { sandboxNoon } from './journey.ts';

// The register of consent through the front door: what is recorded with one request decides what the next one shows.
let stage: Stage;
let moment = new Date(sandboxNoon);
beforeAll(async () => {
  stage = await raiseStage({ overrides: { clock: () => moment } });
});
afterAll(async () => stage.close());

const goTo = async (hours: number): Promise<void> => {
  moment = new Date(Date.parse(sandboxNoon) + hours * 3_600_000);
  await stage.hub.refresh();
};

type Who = Exclude<DemoRole, 'family'> | 'mark' | 'chantal' | 'walter';
const family: ReadonlySet<string> = new Set(['mark', 'chantal', 'walter']);

const send = async (who: Who, purpose: string, query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Reply> =>
  stage.ask({ ...(family.has(who) ? { role: 'family', member: who } : { role: who as DemoRole }), purpose, query, variables });

interface Change {
  readonly problems: readonly { readonly code: string; readonly messageNl: string }[];
  readonly waivers?: readonly { readonly id: string }[] | null;
  readonly stillNeeded?: readonly string[] | null;
  readonly setAside?: { readonly id: string } | null;
  readonly safetyGround?: { readonly id: string; readonly standing: string } | null;
}

/** Carries out one mutation and answers what its one root field answered. */
const change = async (who: Who, purpose: string, query: string, variables: Readonly<Record<string, unknown>>): Promise<Change> => {
  const { body, text } = await send(who, purpose, query, variables);
  const [first] = Object.values(body.data ?? {}) as Change[];
  if (first === undefined) throw new Error(text);
  return first;
};

const member = async (who: Who, purpose: string, id: string, fields: string): Promise<Readonly<Record<string, unknown>>> => {
  const caseId = id.replace(/-m\d+$/, '');
  const { body, text } = await send(who, purpose, `query View($id: ID!) { familyCase(id: $id) { members { id ${fields} } } }`, {
    id: caseId,
  });
  const found = (body.data as { familyCase: { members: { id: string }[] } } | null)?.familyCase.members.find((one) => one.id === id);
  if (found === undefined) throw new Error(text);
  return found;
};

const give = `mutation Give($waiver: WaiverInput!) { giveWaiver(waiver: $waiver) { waivers { id standing } stillNeeded problems { code messageNl } } }`;
const refuse = `mutation Refuse($waiver: WaiverInput!) { refuseWaiver(waiver: $waiver) { waivers { id } stillNeeded problems { code messageNl } } }`;
const withdraw = `mutation Withdraw($caseId: ID!, $waiverId: ID!) { withdrawWaiver(caseId: $caseId, waiverId: $waiverId) { waivers { id standing } problems { code messageNl } } }`;

test('Mark withdraws, and his GGZ fields close for the regisseur at the next query', async () => {
  const fields = 'inGgzCare ggzPractitioners { organisation } ggzFunctionalImpacts { __typename }';
  expect(await member('regisseur', 'COORD', 's1-m1', fields)).toMatchObject({ inGgzCare: true, ggzPractitioners: [expect.anything()] });
  const read = await send(
    'mark',
    'RIGHTS',
    '{ waivers(caseId: "s1", memberId: "s1-m1") { waivers { id standing giverId } problems { code } } }',
  );
  expect(read.body.data).toEqual({ waivers: { waivers: [{ id: 's1-w1', standing: 'VALID', giverId: 's1-m1' }], problems: [] } });
  const done = await change('mark', 'RIGHTS', withdraw, { caseId: 's1', waiverId: 's1-w1' });
  expect(done).toEqual({ waivers: [{ id: 's1-w1', standing: 'WITHDRAWN' }], problems: [] });
  expect(await member('regisseur', 'COORD', 's1-m1', fields)).toMatchObject({
    inGgzCare: null,
    ggzPractitioners: null,
    ggzFunctionalImpacts: null,
  });
});

test('the waiver for Walter: two agree, Mark refuses and it is closed; Mark set aside and it shows in broad lines', async () => {
  const caseId = 's1-walter-agreed';
  const coarse = ['Ambulante jeugdhulp', 'Jeugd-ggz'].map((category) => ({ category, kind: null }));
  const shown = async (): Promise<unknown> =>
    (await member('ggz', 'COORD', `${caseId}-m4`, 'youthProvided youthProvisions { category kind }'))['youthProvisions'];
  expect(await shown()).toEqual(coarse);
  for (const [who, waiverId] of [
    ['walter', `${caseId}-w2`],
    ['chantal', `${caseId}-w3`],
  ] as const) {
    expect((await change(who, 'RIGHTS', withdraw, { caseId, waiverId })).problems).toEqual([]);
  }
  const end = `mutation End($caseId: ID!, $id: ID!) { endSetAside(caseId: $caseId, setAsideId: $id) { setAside { id } problems { code messageNl } } }`;
  expect((await change('youth', 'CARE', end, { caseId, id: `${caseId}-a1` })).problems).toEqual([]);
  expect(await shown()).toBeNull();
  await goTo(1);
  const waiver = {
    caseId,
    memberId: `${caseId}-m4`,
    classes: ['YOUTH_PROVISION'],
    recipients: [{ oin: '00000099000000003000', role: 'GGZ' }],
    purposes: ['COORD', 'PLAN'],
    until: '2027-11-19',
  };
  expect((await change('walter', 'RIGHTS', give, { waiver })).problems).toEqual([]);
  const second = await change('youth', 'CARE', give, { waiver: { ...waiver, givers: [`${caseId}-m2`], evidence: 'formulier 2026-118' } });
  expect(second.stillNeeded).toEqual([
    `Voor ‘jeugdvoorziening’: is toestemming geweigerd door een ouder of voogd met gezag (${caseId}-m1).`,
  ]);
  expect((await change('mark', 'RIGHTS', refuse, { waiver: { ...waiver, until: null } })).problems).toEqual([]);
  expect(await shown()).toBeNull();
  const aside = `mutation Aside($setAside: SetAsideInput!) { setAuthorityAside(setAside: $setAside) { setAside { id } problems { code messageNl } } }`;
  const reason = 'Zijn weigering is niet verenigbaar met goed hulpverlenerschap.';
  expect(
    (await change('youth', 'CARE', aside, { setAside: { caseId, memberId: `${caseId}-m4`, holderId: `${caseId}-m1`, reason } })).problems,
  ).toEqual([]);
  expect(await shown()).toEqual(coarse);
  await goTo(0);
});

describe('a safety ground', () => {
  const open = `mutation Open($caseId: ID!, $memberId: ID!, $reason: String!) { openSafetyGround(caseId: $caseId, memberId: $memberId, reason: $reason) { safetyGround { id standing until articles } problems { code messageNl } } }`;
  const approve = `mutation Approve($caseId: ID!, $id: ID!) { approveSafetyGround(caseId: $caseId, safetyGroundId: $id) { safetyGround { id standing until } problems { code messageNl } } }`;
  const asked = { caseId: 's1', memberId: 's1-m1', reason: 'Er wordt met een wapen gedreigd.' };
  const contacts = async (who: Who, purpose = 'SAFETY'): Promise<unknown> =>
    (await member(who, purpose, 's1-m1', 'ggzCrisisContacts { __typename }'))['ggzCrisisContacts'];

  test('opens for SAFETY only, and closes after 24 hours without a second person, of which the privacy officer is told', async () => {
    expect(await contacts('police')).toBeNull();
    expect((await change('police', 'COORD', open, asked)).problems.map(({ code }) => code)).toEqual(['PURPOSE_NOT_SAFETY']);
    const opened = await change('police', 'SAFETY', open, asked);
    expect(opened.problems).toEqual([]);
    expect(await contacts('police')).not.toBeNull();
    expect(await contacts('police', 'COORD')).toBeNull();
    expect(await contacts('regisseur')).toBeNull();
    await goTo(24);
    expect(await contacts('police')).toBeNull();
    const late = await change('regisseur', 'SAFETY', approve, { caseId: 's1', id: opened.safetyGround?.id });
    expect(late.problems).toEqual([
      { code: 'SAFETY_GROUND_LAPSED', messageNl: 'Deze veiligheidsgrond is vervallen: binnen 24 uur keek niemand anders mee.' },
    ]);
    const told = await send(
      'officer',
      'AUDIT',
      '{ tasks { tasks { kind textNl } } safetyGrounds { safetyGrounds { standing openedBy reason articles } } }',
    );
    const { tasks, safetyGrounds } = told.body.data as { tasks: { tasks: { kind: string }[] }; safetyGrounds: unknown };
    expect(tasks.tasks.map(({ kind }) => kind)).toEqual(['SAFETY_OPENED', 'SAFETY_LAPSED']);
    expect(safetyGrounds).toMatchObject({ safetyGrounds: [{ standing: 'LAPSED', openedBy: 'prof-police', reason: null }] });
    expect(told.text).not.toContain('wapen');
  });

  test('with a second person it ends after 72 hours; the officer’s second token approves nothing', async () => {
    await goTo(100);
    const opened = await change('regisseur', 'SAFETY', open, asked);
    const id = opened.safetyGround?.id;
    await goTo(120);
    expect((await change('regisseur', 'SAFETY', approve, { caseId: 's1', id })).problems.map(({ code }) => code)).toEqual([
      'SAFETY_GROUND_YOURS',
    ]);
    const officer = await send('officer2', 'COORD', approve, { caseId: 's1', id });
    expect(officer.body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const waiting = await send('backup', 'COORD', '{ tasks(caseId: "s1") { tasks { kind } } }');
    expect(waiting.text).toContain('SAFETY_APPROVAL');
    expect(await change('backup', 'SAFETY', approve, { caseId: 's1', id })).toMatchObject({
      problems: [],
      safetyGround: { standing: 'APPROVED' },
    });
    await goTo(171.9);
    expect(await contacts('regisseur')).not.toBeNull();
    await goTo(172);
    expect(await contacts('regisseur')).toBeNull();
    await goTo(0);
  });
});

test('a FHIR Consent goes out and comes in, and opens as it did', async () => {
  const take = `mutation Take($json: String!) { importConsent(caseId: "s1-withdrawn", json: $json) { waivers { id standing } problems { code messageNl } } }`;
  const out = await send(
    'regisseur',
    'COORD',
    '{ exportConsents(caseId: "s1-withdrawn", memberId: "s1-withdrawn-m1") { json problems { code } } }',
  );
  const { json } = (out.body.data as { exportConsents: { json: string } }).exportConsents;
  expect(json).not.toMatch(/(?<!\d)\d{9}(?!\d)/);
  const [entry] = (JSON.parse(json) as { entry: { resource: Record<string, unknown> }[] }).entry;
  const { extension: _withdrawnAt, id: _id, ...consent } = entry?.resource ?? {};
  const anew = {
    ...consent,
    status: 'active',
    dateTime: '2026-11-20T10:30:00.000Z',
    sourceReference: { identifier: { system: 'https://gezinsbeeld.nl/fhir/sid/bewijs', value: 'formulier 7' } },
  };
  expect((await change('regisseur', 'COORD', take, { json: JSON.stringify({ ...anew, text: { div: 'x' } }) })).problems).toEqual([
    { code: 'CONSENT_NOT_KEPT', messageNl: 'Dit kan het register niet precies bewaren. (Consent.text)' },
  ]);
  expect(await member('regisseur', 'COORD', 's1-withdrawn-m1', 'inGgzCare')).toMatchObject({ inGgzCare: null });
  expect((await change('regisseur', 'COORD', take, { json: JSON.stringify(anew) })).problems).toEqual([]);
  expect(await member('regisseur', 'COORD', 's1-withdrawn-m1', 'inGgzCare')).toMatchObject({ inGgzCare: true });
});

test('a case that is not the caller’s and one that is not there answer the same', async () => {
  const ask = async (caseId: string) =>
    (
      await send(
        'wmo',
        'COORD',
        '{ waivers(caseId: "CASE", memberId: "x") { waivers { id } problems { code messageNl } } }'.replace('CASE', caseId),
      )
    ).body;
  expect((await ask('s2-nowhere')).data).toEqual({
    waivers: { waivers: null, problems: [{ code: 'CASE_UNKNOWN', messageNl: 'Dit dossier is er niet, of u bent er niet bij betrokken.' }] },
  });
  const mayor = await send('mayor', 'OOV', '{ tasks(caseId: "s1") { tasks { id } problems { code } } }');
  const nowhere = await send('mayor', 'OOV', '{ tasks(caseId: "s9") { tasks { id } problems { code } } }');
  expect(mayor.body.data).toEqual(nowhere.body.data);
});

test('no BSN, reason or evidence went to the log', () => {
  const log = stage.log.join('\n');
  // In a random id such digits mean nothing.
  expect(log).not.toMatch(/(?<![\da-f])99999\d{4}(?![\da-f])|wapen|hulpverlenerschap/);
});
