import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { raiseWebhookStage, type WebhookStage } from './webhook-stage.ts';

let stage: WebhookStage;
beforeAll(async () => {
  stage = await raiseWebhookStage();
}, 180_000);
afterAll(async () => stage.close());

const owner = '00000099000000004000/JGD';
const civil = ['FAMILY_TIES', 'PARENTAL_AUTHORITY', 'PERSON_ADDRESS', 'PERSON_BIRTH', 'PERSON_NAME'];

describe('the youth and family centre', () => {
  test('tells that a provision changed', async () => {
    const { cjg } = stage.sandbox.standIns;
    const { events, ended } = await stage.during(async () =>
      expect(await cjg.announce({ bsn: stage.bsn('walter'), change: 'YOUTH_PROVISION' })).toEqual([202]),
    );
    expect(ended).toEqual([{ source: owner, state: 'DONE', outcome: 'TOLD', place: null }]);
    expect(events.find(({ caseId }) => caseId === 's1')).toEqual({
      type: 'nl.gezinsbeeld.record.changed.v1',
      caseId: 's1',
      about: [{ member: 's1-m4', classes: ['YOUTH_PROVISION'] }],
      facts: { confidentiality: 'OPEN' },
    });
  });
  test('announces nothing of others, as no other, and nothing of another kind', async () => {
    const { cjg } = stage.sandbox.standIns;
    await stage.during(async () => cjg.announce({ bsn: stage.bsn('walter'), change: 'YOUTH_PROVISION', id: 'first' }));
    const sent = JSON.parse(cjg.sent.at(-1)?.body ?? '{}') as Readonly<Record<string, unknown>>;
    const data = sent['data'] as Readonly<Record<string, unknown>>;
    const wrong = [
      { ...sent, id: 'a', data: { ...data, classes: ['GGZ_DIAGNOSIS'] } },
      { ...sent, id: 'b', source: 'urn:nld:oin:00000099000000003000:systeem:epd' },
      { ...sent, id: 'c', type: 'nl.example.something.v1' },
      { ...sent, id: 'd', data: { ...data, person: { name: 'Walter' } } },
      { hello: 'world' },
    ];
    const { events, ended } = await stage.during(async () => {
      for (const one of wrong) expect((await stage.post('cjg', one)).status).toBe(202);
    });
    expect(events).toEqual([]);
    expect(ended.map(({ state, outcome }) => `${state} ${outcome}`)).toEqual([
      'DEAD FOREIGN_CLASS',
      'DEAD FOREIGN_SOURCE',
      'DEAD UNKNOWN_TYPE',
      'DEAD SCHEMA',
      'DEAD ENVELOPE',
    ]);
  });
  test('is heard once, however often it tells', async () => {
    const { cjg } = stage.sandbox.standIns;
    const { ended } = await stage.during(async () => {
      await cjg.announce({ bsn: stage.bsn('walter'), change: 'YOUTH_IN_CARE', id: 'same' });
      await cjg.announce({ bsn: stage.bsn('walter'), change: 'YOUTH_IN_CARE', id: 'same' });
    });
    expect(ended).toHaveLength(1);
  });
});

describe('a supplier of BRP data', () => {
  test('tells that a person changed: the BRP is asked about that person before anybody is told', async () => {
    const { brp } = stage.sandbox.standIns;
    brp.clearRequests();
    const { events } = await stage.during(async () => expect(await brp.announce(stage.bsn('mark'))).toEqual([202]));
    expect(events.find(({ caseId }) => caseId === 's1')).toEqual({
      type: 'nl.gezinsbeeld.record.changed.v1',
      caseId: 's1',
      about: [{ member: 's1-m1', classes: civil }],
      facts: null,
    });
    expect(brp.requests.length).toBeGreaterThan(0);
    const asked = brp.requests.flatMap(({ body }) => (JSON.parse(body) as { burgerservicenummer: readonly string[] }).burgerservicenummer);
    expect(new Set(asked)).toEqual(new Set([stage.bsn('mark')]));
  });
  test('says what changed, if it knows', async () => {
    const { brp } = stage.sandbox.standIns;
    const { events } = await stage.during(async () => brp.announce(stage.bsn('chantal'), ['verblijfplaats', 'gezag']));
    expect(events[0]?.about[0]?.classes).toEqual(['PARENTAL_AUTHORITY', 'PERSON_ADDRESS']);
  });
  test('while the BRP is away: the message waits', async () => {
    const { brp } = stage.sandbox.standIns;
    const { events } = await stage.during(async () => {
      brp.clearRequests();
      brp.setFault({ kind: 'error500' });
      await brp.announce(stage.bsn('mark'), ['naam']);
      await vi.waitFor(() => expect(brp.requests.length).toBeGreaterThan(0), 20_000);
      brp.setFault(null);
    });
    expect(events[0]?.about[0]?.classes).toEqual(['PERSON_NAME']);
  });
  test.each([
    ['another type', { type: 'nl.brp.persoon.overleden.v1' }, 'UNKNOWN_TYPE type'],
    ['no time', { time: undefined }, 'SCHEMA time'],
    ['no person', { data: {} }, 'SCHEMA data.burgerservicenummer'],
    [
      'something that the BRP does not have',
      { data: { burgerservicenummer: '999996149', gewijzigd: ['inkomen'] } },
      'SCHEMA data.gewijzigd.0',
    ],
  ])('with %s leaves a dead letter', async (what, change, death) => {
    const event = {
      specversion: '1.0',
      id: what,
      source: 'urn:nld:brp:sandbox',
      type: 'nl.brp.persoon.gewijzigd.v1',
      time: '2026-11-20T11:00:00Z',
      data: { burgerservicenummer: '999996149' },
      ...change,
    };
    const { events, ended } = await stage.during(async () => expect((await stage.post('brp', event)).status).toBe(202));
    expect([events, ended.map(({ outcome, place }) => `${outcome} ${place}`)]).toEqual([[], [death]]);
  });
});
