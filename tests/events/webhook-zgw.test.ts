import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { raiseWebhookStage, type WebhookStage } from './webhook-stage.ts';

let stage: WebhookStage;
let provisions: readonly string[];
beforeAll(async () => {
  stage = await raiseWebhookStage();
  provisions = stage.sandbox.standIns.wmo.addresses(stage.bsn('chantal'));
}, 180_000);
afterAll(async () => stage.close());

let minute = 0;
/** A notification as a register writes it, each a minute later than the one before. */
const notificatie = (changes: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => {
  const hoofdObject = provisions[0];
  minute += 1;
  return {
    kanaal: 'zaken',
    hoofdObject,
    resource: 'zaak',
    resourceUrl: hoofdObject,
    actie: 'update',
    aanmaakdatum: new Date(Date.parse('2026-11-19T08:00:00Z') + minute * 60_000).toISOString(),
    kenmerken: { bronorganisatie: '823807071', vertrouwelijkheidaanduiding: 'zaakvertrouwelijk' },
    ...changes,
  };
};
const announced = async (changes?: Readonly<Record<string, unknown>>, partner: 'wmo' | 'wi' = 'wmo') =>
  stage.during(async () => expect((await stage.post(partner, notificatie(changes))).status).toBe(204));

describe('a register that subscribes the hub', () => {
  test.each(['wmo', 'wi'] as const)('%s is refused without its secret, and taken with it', (partner) => {
    expect(stage.sandbox.standIns[partner].sent.map(({ status }) => status)).toEqual([401, 204]);
  });
  test('its test notification is kept nowhere', async () => {
    expect(await stage.sql(`select from inbox where source in ('wmo', 'wi')`)).toEqual([]);
  });
});

describe('a case that changes', () => {
  test('of a debt trajectory the trajectory and its creditors', async () => {
    const { events } = await stage.during(async () => stage.sandbox.standIns.wi.setStatus(stage.bsn('mark'), 'Gewijzigd'));
    expect(events[0]?.about).toEqual([{ member: 's1-m1', classes: ['WI_CREDITORS', 'WI_DEBT'] }]);
  });
  test('of a role that went the informal carer too, for nobody is left to see', async () => {
    const { events } = await announced({ hoofdObject: provisions[1], resourceUrl: provisions[1], resource: 'rol', actie: 'destroy' });
    expect(events[0]?.about[0]?.classes).toEqual(['WMO_INFORMAL_CARER', 'WMO_PROVISION']);
  });
  test.each<[string, number, Readonly<Record<string, string>> | undefined, string | undefined]>([
    ['as the case says', 1, { vertrouwelijkheidaanduiding: 'openbaar' }, 'RESTRICTED'],
    ['as the case says', 2, { vertrouwelijkheidaanduiding: 'openbaar' }, 'SECRET'],
    ['as the notification says, when that is stricter', 0, { vertrouwelijkheidaanduiding: 'zeer_geheim' }, 'SECRET'],
    ['RESTRICTED when neither says so', 3, {}, 'RESTRICTED'],
    ['RESTRICTED without kenmerken', 0, undefined, 'RESTRICTED'],
    ['unknown for a word that is not in the table', 0, { vertrouwelijkheidaanduiding: 'eyes_only' }, undefined],
  ])('its confidentiality is %s (case %i)', async (_what, place, kenmerken, confidentiality) => {
    const hoofdObject = provisions[place];
    const { events } = await announced({ hoofdObject, resourceUrl: hoofdObject, kenmerken });
    expect(events[0]?.facts).toEqual({ release: 'NOT_RELEASED', ...(confidentiality === undefined ? {} : { confidentiality }) });
  });
});

describe('nothing is told', () => {
  const outcomeOf = async (changes: Readonly<Record<string, unknown>>) => {
    const { events, ended } = await announced(changes);
    expect(events).toEqual([]);
    return ended.map(({ state, outcome }) => `${state} ${outcome}`);
  };
  test('of another channel', async () => {
    expect(
      await outcomeOf({ kanaal: 'documenten', hoofdObject: 'https://documenten.example/1', resourceUrl: 'https://documenten.example/1' }),
    ).toEqual(['DONE NOTHING']);
  });
  test('of a case that is not there', async () => {
    const gone = `${provisions[0]?.slice(0, -12)}0123456789ab`;
    expect(await outcomeOf({ hoofdObject: gone, resourceUrl: gone })).toEqual(['DONE NOTHING']);
  });
  test('of a case that was destroyed, and the register is not asked', async () => {
    stage.clearRequests();
    expect(await outcomeOf({ actie: 'destroy' })).toEqual(['DONE NOTHING']);
    expect(stage.sandbox.standIns.wmo.requests).toEqual([]);
  });
  test('of a notification that comes again, and of one that is older than a newer one', async () => {
    const older = notificatie();
    const first = notificatie();
    const { events } = await stage.during(async () => stage.post('wmo', first));
    expect(events).toHaveLength(3);
    const { ended } = await stage.during(async () => {
      const again = await Promise.all([first, first].map(async (one) => stage.post('wmo', one)));
      expect(again.map(({ status }) => status)).toEqual([204, 204]);
    });
    expect(ended).toEqual([]);
    expect(await outcomeOf(older)).toEqual(['DONE STALE']);
  });
});

describe('a dead letter, answered as any other', () => {
  const deathOf = async (changes: Readonly<Record<string, unknown>>, partner?: 'wi') => {
    const { events, ended } = await announced(changes, partner);
    expect(events).toEqual([]);
    return ended.map(({ state, outcome, place }) => `${state} ${outcome} ${place}`);
  };
  const at = (change: (url: URL) => void) => (url: string) => {
    const changed = new URL(url);
    change(changed);
    return changed.href;
  };
  test.each<[string, (url: string) => string]>([
    ['of another server', at((url) => (url.host = 'zaken.example'))],
    ['over another protocol', at((url) => (url.protocol = 'https:'))],
    ['at another path of the same server', (url) => url.replace('/zaken/api/', '/andere/api/')],
    ['of another resource of the register', (url) => url.replace('/v1/zaken/', '/v1/rollen/')],
    ['with something behind it', (url) => `${url}/zaakeigenschappen`],
    ['with a query', (url) => `${url}?expand=rollen`],
    ['with a fragment', (url) => `${url}#rollen`],
    ['with a user name', at((url) => (url.username = 'hub'))],
    ['that climbs', (url) => url.replace('/zaken/api/v1/zaken/', '/zaken/api/v1/zaken/../rollen/')],
    ['that holds nine digits', (url) => `${url.slice(0, url.lastIndexOf('/'))}/123456782`],
    ['that is a list', (url) => `${url.slice(0, url.lastIndexOf('/'))}/`],
  ])('for a case %s', async (_what, change) => {
    const url = change(provisions[0] ?? '');
    expect(await deathOf({ hoofdObject: url, resourceUrl: url })).toEqual(['DEAD FOREIGN_SOURCE hoofdObject']);
  });
  test('for a case of the other register, and for a part of it elsewhere', async () => {
    expect(await deathOf({}, 'wi')).toEqual(['DEAD FOREIGN_SOURCE hoofdObject']);
    expect(await deathOf({ resourceUrl: 'https://elsewhere.example/1' })).toEqual(['DEAD FOREIGN_SOURCE resourceUrl']);
  });
  test.each(['kanaal', 'hoofdObject', 'resource', 'resourceUrl', 'actie', 'aanmaakdatum'])('without %s', async (field) => {
    expect(await deathOf({ [field]: undefined })).toEqual([`DEAD SCHEMA ${field}`]);
  });
  test.each([
    ['aanmaakdatum', 'gisteren'],
    ['kanaal', 42],
    ['hoofdObject', 'geen adres'],
    ['kenmerken', ['lijst']],
  ])('with %s %j', async (field, value) => expect(await deathOf({ [field]: value })).toEqual([`DEAD SCHEMA ${field}`]));
  test('of the day after tomorrow', async () => {
    expect(await deathOf({ aanmaakdatum: '2026-11-22T12:00:00Z' })).toEqual(['DEAD IN_FUTURE changedAt']);
  });
});

describe('a register that is away while it is asked', () => {
  test.each([{ kind: 'down' }, { kind: 'error500' }, { kind: 'wrongSchema' }] as const)(
    '$kind: the message waits, and is told when it is back',
    async (fault) => {
      const { wmo } = stage.sandbox.standIns;
      const { events, ended } = await stage.during(async () => {
        wmo.setFault(fault);
        wmo.clearRequests();
        await stage.post('wmo', notificatie());
        await vi.waitFor(() => expect(wmo.requests.length).toBeGreaterThan(0), 20_000);
        wmo.setFault(null);
      });
      expect(ended).toEqual([{ source: 'wmo', state: 'DONE', outcome: 'TOLD', place: null }]);
      expect(events).toHaveLength(3);
    },
  );
});

describe('what changes at the stand-in', () => {
  test('a new status of a Wmo provision is told of its person and its classes, in every open case', async () => {
    const { events, ended } = await stage.during(async () => stage.sandbox.standIns.wmo.setStatus(stage.bsn('chantal'), 'In behandeling'));
    expect(ended).toEqual([{ source: 'wmo', state: 'DONE', outcome: 'TOLD', place: null }]);
    expect(events).toEqual(
      ['s1', 's1-walter-agreed', 's1-withdrawn'].map((caseId) => ({
        type: 'nl.gezinsbeeld.record.changed.v1',
        caseId,
        about: [{ member: `${caseId}-m2`, classes: ['WMO_INFORMAL_CARER', 'WMO_PROVISION'] }],
        facts: { release: 'NOT_RELEASED', confidentiality: 'OPEN' },
      })),
    );
  });
  test('and then is destroyed', async () => {
    const { events, ended } = await stage.during(async () => stage.sandbox.standIns.wmo.destroy(stage.bsn('chantal')));
    expect([events, ended.map(({ outcome }) => outcome)]).toEqual([[], ['NOTHING']]);
  });
});
