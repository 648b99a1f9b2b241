import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseReference, recipient } from '#sandbox/dossiers/recipients.ts';
import type { ReleaseMessage } from '#sandbox/police/announce-release.ts';
import { raiseWebhookStage, type WebhookStage } from './webhook-stage.ts';

let stage: WebhookStage;
beforeAll(async () => {
  stage = await raiseWebhookStage();
}, 180_000);
afterAll(async () => stage.close());

const recipients = [recipient.regisseur, recipient.youth];
const s1 = { article: 'Wpg 20', recipients, caseReference: caseReference.s1, until: '2027-01-31' };

/** What the register tells, and what came of it. */
const announced = async (messages: readonly (ReleaseMessage | null)[]) =>
  stage.during(async () => {
    for (const message of messages) {
      if (message === null) throw new Error('There is nothing to tell.');
      expect(await stage.sandbox.standIns.police.announce(message)).toEqual([202]);
    }
  });
/** The cases to which the reference of S1 belongs, and what is told in each. */
const told = async (dataClass: string, member: string, facts: unknown) => {
  const cases = await stage.sql<{ id: string }>(`select id from family_case where reference = $1 and phase <> 'CLOSED' order by id`, [
    caseReference.s1,
  ]);
  expect(cases.length).toBeGreaterThan(0);
  return cases.map(({ id }) => ({
    type: 'nl.gezinsbeeld.release.changed.v1',
    caseId: id,
    about: [{ member: `${id}-${member}`, classes: [dataClass] }],
    facts,
  }));
};

describe('a decision to supply', () => {
  test.each([
    ['ZORGMELDING', 'POLICE_CARE_REPORT'],
    ['INCIDENT', 'POLICE_INCIDENT'],
    ['ANTECEDENT', 'POLICE_ANTECEDENTS'],
  ] as const)('about a %s is told as %s, of this person in the case that it names', async (kind, dataClass) => {
    const { desk } = stage.sandbox.standIns.police;
    const { events } = await announced([desk.release(stage.bsn('mark'), s1, kind)]);
    expect(events).toEqual(await told(dataClass, 'm1', { releasedTo: recipients, releasedUntil: s1.until, confidentiality: 'OPEN' }));
  });
  test('that changes for whom it is, and then is withdrawn', async () => {
    const { desk } = stage.sandbox.standIns.police;
    const changed = await announced(desk.change('VERS-NIEUW-1', { recipients: [recipient.regisseur] }));
    expect(changed.events).toEqual(
      await told('POLICE_CARE_REPORT', 'm1', { releasedTo: [recipient.regisseur], releasedUntil: s1.until, confidentiality: 'OPEN' }),
    );
    const withdrawn = await announced(desk.withdraw('VERS-NIEUW-1'));
    expect(withdrawn.events).toEqual(await told('POLICE_CARE_REPORT', 'm1', { release: 'NOT_RELEASED', confidentiality: 'OPEN' }));
  });
  test('about two items is told once for each', async () => {
    const messages = stage.sandbox.standIns.police.desk.change('VERS-2026-00101', { until: '2027-02-28' });
    expect(messages.map(({ burgerservicenummer }) => burgerservicenummer)).toEqual([stage.bsn('mark'), stage.bsn('chantal')]);
    const { events } = await announced(messages);
    expect(events.filter(({ caseId }) => caseId === 's1').map(({ about }) => about[0]?.member)).toEqual(['s1-m1', 's1-m2']);
  });
  test('that has ended releases to nobody', async () => {
    const { desk } = stage.sandbox.standIns.police;
    const { events } = await announced([desk.release(stage.bsn('mark'), { ...s1, until: '2026-11-19' }, 'INCIDENT')]);
    expect(events).toEqual(await told('POLICE_INCIDENT', 'm1', { release: 'NOT_RELEASED', confidentiality: 'OPEN' }));
  });
  test('of today still releases', async () => {
    const { desk } = stage.sandbox.standIns.police;
    const { events } = await announced([desk.release(stage.bsn('mark'), { ...s1, until: '2026-11-20' }, 'ANTECEDENT')]);
    expect(events[0]?.facts).toEqual({ releasedTo: recipients, releasedUntil: '2026-11-20', confidentiality: 'OPEN' });
  });
  test('for another case than the person is in is told nowhere', async () => {
    const { desk } = stage.sandbox.standIns.police;
    const { events, ended } = await announced([desk.release(stage.bsn('mark'), { ...s1, caseReference: caseReference.elsewhere })]);
    expect([events, ended.map(({ outcome }) => outcome)]).toEqual([[], ['UNKNOWN_PERSON']]);
  });
});

let versie = 0;
const bericht = (changes: Readonly<Record<string, unknown>> = {}) => ({
  bericht: 'VERSTREKT',
  besluit: 'VERS-2026-00500',
  item: 'POL-500',
  versie: (versie += 1),
  tijdstip: '2026-11-20T09:00:00Z',
  zaakkenmerk: caseReference.s1,
  burgerservicenummer: stage.bsn('walter'),
  soort: 'ZORGMELDING',
  grondslag: 'Wpg 20',
  ontvangers: recipients,
  totEnMet: '2027-01-31',
  ...changes,
});

describe('a message', () => {
  test('that comes twice is one, and one that is older than what was handled is no news', async () => {
    const first = bericht();
    const { events } = await stage.during(async () => Promise.all([first, first].map(async (one) => stage.post('police', one))));
    expect(events.filter(({ caseId }) => caseId === 's1')).toHaveLength(1);
    const { ended } = await stage.during(async () => stage.post('police', bericht({ tijdstip: '2026-11-20T08:00:00Z' })));
    expect(ended.map(({ outcome }) => outcome)).toEqual(['STALE']);
  });
  test('with a word on confidentiality that is not known leaves it unknown', async () => {
    const { events } = await stage.during(async () => stage.post('police', bericht({ item: 'POL-501', vertrouwelijkheid: 'STRENG' })));
    expect(events[0]?.facts).toEqual({ releasedTo: recipients, releasedUntil: '2027-01-31' });
  });
  test.each([
    ['bericht', undefined],
    ['besluit', undefined],
    ['item', undefined],
    ['versie', undefined],
    ['tijdstip', undefined],
    ['zaakkenmerk', undefined],
    ['burgerservicenummer', undefined],
    ['soort', undefined],
    ['grondslag', undefined],
    ['ontvangers', undefined],
    ['totEnMet', undefined],
    ['bericht', 'VERGETEN'],
    ['soort', 'ROOKMELDING'],
    ['burgerservicenummer', '12345'],
    ['ontvangers', []],
    ['totEnMet', 'ooit'],
    ['versie', 0],
  ])('with %s %j is a dead letter, answered as any other', async (field, value) => {
    const { events, ended } = await stage.during(async () =>
      expect((await stage.post('police', bericht({ [field]: value }))).status).toBe(202),
    );
    expect([events, ended.map(({ state, outcome, place }) => `${state} ${outcome} ${place}`)]).toEqual([[], [`DEAD SCHEMA ${field}`]]);
  });
  test('with a recipient that is none is a dead letter', async () => {
    const { ended } = await stage.during(async () => stage.post('police', bericht({ ontvangers: [recipient.regisseur, 'iedereen'] })));
    expect(ended.map(({ outcome, place }) => `${outcome} ${place}`)).toEqual(['SCHEMA ontvangers.1']);
  });
});
