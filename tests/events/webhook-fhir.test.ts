import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { raiseWebhookStage, type WebhookStage } from './webhook-stage.ts';

let stage: WebhookStage;
let base: string;
let mark: string;
beforeAll(async () => {
  stage = await raiseWebhookStage();
  base = stage.sandbox.standIns.ggz.url;
  mark = stage.bsn('mark');
  await stage.settled();
}, 180_000);
afterAll(async () => stage.close());

const cases = ['s1', 's1-walter-agreed', 's1-withdrawn'];
const facts = { release: 'NOT_RELEASED', confidentiality: 'OPEN' };
const told = (classes: readonly string[], known: unknown = facts) =>
  cases.map((caseId) => ({
    type: 'nl.gezinsbeeld.record.changed.v1',
    caseId,
    about: [{ member: `${caseId}-m1`, classes }],
    facts: known,
  }));
const progress = async () =>
  (await stage.sql<{ last: string }>('select last_event::text as last from subscription_progress')).map(({ last }) => last);

describe('a server that the hub is subscribed at', () => {
  test('shakes hands, and then is active', async () => {
    const { ggz } = stage.sandbox.standIns;
    expect(ggz.sent().map(({ status }) => status)).toEqual([204]);
    expect(ggz.subscription()?.resource()).toMatchObject({ status: 'active', channel: { header: ['Authorization: removed'] } });
    expect(await progress()).toEqual(['0']);
  });
  test('may beat its heart', async () => {
    const { events, ended } = await stage.during(async () => stage.sandbox.standIns.ggz.subscription()?.heartbeat());
    expect([events, ended.map(({ outcome }) => outcome)]).toEqual([[], ['NOTHING']]);
  });
});

describe('a resource that changes', () => {
  test.each([
    ['EpisodeOfCare', ['GGZ_IN_CARE']],
    ['CareTeam', ['GGZ_PRACTITIONER']],
    ['Condition', ['GGZ_DIAGNOSIS']],
    ['Goal', ['GGZ_CARE_GOALS']],
    ['CarePlan', ['GGZ_CRISIS_CONTACT']],
    ['MedicationRequest', ['GGZ_MEDICATION']],
  ] as const)('%s is told as %j, of its patient in every open case', async (type, classes) => {
    const { ggz } = stage.sandbox.standIns;
    const reference = ggz.find(mark, type) ?? '';
    ggz.clearRequests();
    const { events } = await stage.during(async () => ggz.touch(reference));
    expect(events).toEqual(told(classes));
    expect(ggz.requests.map(({ path }) => path.split('?')[0])).toEqual([
      `/fhir/${reference}`,
      expect.stringMatching(/^\/fhir\/Patient\/pat-\d+$/),
    ]);
    expect(ggz.requests.every(({ path }) => path.includes('_elements='))).toBe(true);
  });
  test.each([
    ['dia-1-2', 'RESTRICTED'],
    ['dia-1-3', 'SECRET'],
  ])('a diagnosis %s is %s, as its label says', async (id, confidentiality) => {
    const { events } = await stage.during(async () => stage.sandbox.standIns.ggz.touch(`Condition/${id}`));
    expect(events).toEqual(told(['GGZ_DIAGNOSIS'], { ...facts, confidentiality }));
  });
  test('a functional finding is another class', async () => {
    const { events } = await stage.during(async () => stage.sandbox.standIns.ggz.touch('Condition/fun-1-1'));
    expect(events).toEqual(told(['GGZ_FUNCTIONAL_IMPACT']));
  });
  test('one that turns its own meaning around is not understood', async () => {
    const { ggz } = stage.sandbox.standIns;
    const { events } = await stage.during(async () =>
      ggz.put({
        resourceType: 'Condition',
        id: 'upside-down',
        implicitRules: 'https://ggzdebrug.example/rules',
        category: [{ coding: [{ system: 'http://snomed.info/sct', code: '282291009' }] }],
        subject: { reference: ggz.find(mark, 'Patient') ?? '' },
      }),
    );
    expect(events).toEqual(told(['GGZ_DIAGNOSIS'], { release: 'NOT_RELEASED' }));
  });
  test.each<[string, (stage: WebhookStage) => Promise<unknown>]>([
    ['that was deleted', async ({ sandbox }) => sandbox.standIns.ggz.remove('Condition/upside-down')],
    ['of a kind that is not shown', async ({ sandbox }) => sandbox.standIns.ggz.touch('Organization/ggz-de-brug')],
    ['of a patient', async ({ sandbox }) => sandbox.standIns.ggz.touch(sandbox.standIns.ggz.find(mark, 'Patient') ?? '')],
  ])('one %s tells nothing', async (_what, change) => {
    const { events } = await stage.during(async () => change(stage));
    expect(events).toEqual([]);
  });
});

/** A notification of the stand-in's subscription, or of another one. */
const bundle = (number: number, focus: string | null, subscription = `${base}/Subscription/gezinsbeeld`) => ({
  resourceType: 'Bundle',
  type: 'history',
  timestamp: '2026-11-20T11:00:00Z',
  entry: [
    {
      resource: {
        resourceType: 'Parameters',
        parameter: [
          { name: 'subscription', valueReference: { reference: subscription } },
          { name: 'type', valueCode: 'event-notification' },
          { name: 'events-since-subscription-start', valueString: String(number) },
          {
            name: 'notification-event',
            part: [
              { name: 'event-number', valueString: String(number) },
              ...(focus === null ? [] : [{ name: 'focus', valueReference: { reference: focus } }]),
            ],
          },
        ],
      },
    },
  ],
});

describe('numbers of events', () => {
  let last: number;
  beforeEach(async () => {
    last = Number((await progress())[0]);
  });
  test('that leave a gap: what did not come in is asked for, and told', async () => {
    const { ggz } = stage.sandbox.standIns;
    ggz.clearRequests();
    const { events, ended } = await stage.during(async () => {
      await ggz.touch(ggz.find(mark, 'Goal') ?? '', true);
      await ggz.touch(ggz.find(mark, 'CarePlan') ?? '', true);
      await ggz.touch(ggz.find(mark, 'EpisodeOfCare') ?? '');
    });
    expect(events.filter(({ caseId }) => caseId === 's1').map(({ about }) => about[0]?.classes[0])).toEqual(
      expect.arrayContaining(['GGZ_CARE_GOALS', 'GGZ_CRISIS_CONTACT', 'GGZ_IN_CARE']),
    );
    expect(ended.map(({ outcome }) => outcome)).toEqual(['TOLD', 'TOLD', 'TOLD']);
    expect(ggz.requests.map(({ path }) => path)).toContain(
      `/fhir/Subscription/gezinsbeeld/$events?eventsSinceNumber=${last + 1}&eventsUntilNumber=${last + 2}&content=id-only`,
    );
    expect(await progress()).toEqual([String(last + 3)]);
  });
  test('that a heartbeat shows to have been missed', async () => {
    const { ggz } = stage.sandbox.standIns;
    const { events } = await stage.during(async () => {
      await ggz.touch(ggz.find(mark, 'Goal') ?? '', true);
      await ggz.subscription()?.heartbeat();
    });
    expect(events).toEqual(told(['GGZ_CARE_GOALS']));
  });
  test('in the wrong order: the one that comes later is known already', async () => {
    const { ggz } = stage.sandbox.standIns;
    await ggz.touch(ggz.find(mark, 'Goal') ?? '', true);
    const { events, ended } = await stage.during(async () => ggz.touch(ggz.find(mark, 'CareTeam') ?? ''));
    expect([events.length, ended.length]).toEqual([6, 2]);
    const missed = ggz.subscription()?.events(last + 1, last + 1);
    const late = await stage.during(async () => expect((await stage.post('ggz', missed)).status).toBe(204));
    expect(late).toEqual({ events: [], ended: [] });
  });
  test('that came before are the same message', async () => {
    const again = stage.sandbox.standIns.ggz.subscription()?.events(last, last);
    expect(await stage.during(async () => Promise.all([again, again].map(async (one) => stage.post('ggz', one))))).toEqual({
      events: [],
      ended: [],
    });
  });
  test('that start anew with a handshake', async () => {
    const { ggz } = stage.sandbox.standIns;
    await stage.during(async () =>
      ggz.subscribe({ url: `${stage.hub.url}/webhooks/ggz`, authorization: `Bearer ${stage.secretOf('ggz')}` }),
    );
    expect(await progress()).toEqual(['0']);
  });
});

describe('a classic rest-hook', () => {
  test.each([
    ['POST', undefined],
    ['PUT', 'ggz/Goal/goal-1-2'],
  ])('by %s: the resource is read at the server, and nothing of it is kept', async (method, path) => {
    const sent = { resourceType: 'Goal', id: 'goal-1-2', meta: { versionId: method }, description: { text: 'Iets heel persoonlijks' } };
    const { events } = await stage.during(async () => {
      const reply = await stage.post('ggz', sent, { method, ...(path === undefined ? {} : { path }) });
      expect(reply.status).toBe(204);
    });
    expect(events).toEqual(told(['GGZ_CARE_GOALS']));
  });
});

describe('a dead letter, answered as any other', () => {
  test.each<[string, () => unknown, string]>([
    [
      'a subscription at another server',
      () => bundle(1, 'Goal/goal-1-1', 'https://other.example/fhir/Subscription/1'),
      'FOREIGN_SOURCE subscription',
    ],
    ['a subscription that is none', () => bundle(2, 'Goal/goal-1-1', 'Patient/pat-1'), 'FOREIGN_SOURCE subscription'],
    ['a focus at another server', () => bundle(3, 'https://other.example/fhir/Goal/1'), 'FOREIGN_SOURCE focus'],
    ['a focus at another path', () => bundle(4, `${base}/../andere/Goal/1`), 'FOREIGN_SOURCE focus'],
    ['a focus that could be a BSN', () => bundle(5, 'Patient/123456782'), 'FOREIGN_SOURCE focus'],
    ['a search as focus', () => bundle(6, 'Patient?identifier=1'), 'FOREIGN_SOURCE focus'],
    ['a Bundle of another type', () => ({ ...bundle(7, 'Goal/goal-1-1'), type: 'searchset' }), 'SCHEMA entry.0.resource'],
    [
      'a Bundle without status',
      () => ({ resourceType: 'Bundle', type: 'history', entry: [{ resource: { resourceType: 'Goal' } }] }),
      'SCHEMA entry.0.resource',
    ],
    ['an empty object', () => ({}), 'SCHEMA entry.0.resource'],
    ['a resource without an id', () => ({ resourceType: 'Goal' }), 'SCHEMA entry.0.resource'],
  ])('%s', async (_what, body, death) => {
    const { events, ended } = await stage.during(async () => expect((await stage.post('ggz', body())).status).toBe(204));
    expect([events, ended.map(({ state, outcome, place }) => `${state} ${outcome} ${place}`)]).toEqual([[], [`DEAD ${death}`]]);
  });
  test('a focus that is not there, and none, are no news', async () => {
    const { ended } = await stage.during(async () => {
      await stage.post('ggz', bundle(20, 'Goal/nobody'));
      await stage.post('ggz', bundle(21, null));
    });
    expect(ended.map(({ outcome }) => outcome)).toEqual(expect.arrayContaining(['NOTHING', 'NOTHING']));
  });
});

describe('a server that is away while it is asked', () => {
  test.each([{ kind: 'down' }, { kind: 'error500' }, { kind: 'rejectToken' }, { kind: 'wrongSchema' }] as const)('$kind', async (fault) => {
    const { ggz } = stage.sandbox.standIns;
    const { events } = await stage.during(async () => {
      ggz.clearRequests();
      ggz.setFault(fault);
      await ggz.touch(ggz.find(mark, 'MedicationRequest') ?? '');
      await vi.waitFor(() => expect(ggz.requests.length).toBeGreaterThan(0), 20_000);
      ggz.setFault(null);
    });
    expect(events).toEqual(told(['GGZ_MEDICATION']));
  });
});
