import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createFhirReader, type FhirSource } from '#events/inbound/readers/fhir-reader.ts';
import { createZgwReader, type ZgwSource } from '#events/inbound/readers/zgw-reader.ts';
import { createSubscriptionProgress } from '#events/inbound/readers/subscription-progress.ts';
import { readBrpNotification } from '#events/inbound/readers/brp-reader.ts';
import { readCloudEvent } from '#events/inbound/read-cloud-event.ts';
import { readPoliceRelease } from '#events/inbound/readers/police-reader.ts';
import { bsnOf, police, raiseInbox, type InboxStage } from '#events/inbound/testing/raise-inbox.ts';
import { brpForm, cloudEventForm, fhirForm, policeForm, zgwForm, type WebhookForm } from '#gateway/webhooks/webhook.ts';

// Every form in which partners announce, through its door and its reader: doubles, reordering and drift of the schema end the same way for all of them.

/** Something that changed at a source: the versions of one object count up, a minute apart. */
interface Version {
  readonly version: number;
  readonly at: string;
}

interface Row {
  readonly form: WebhookForm;
  readonly source: string;
  readonly write: (version: Version) => object;
  /** What no message can do without, as paths. */
  readonly needed: readonly string[];
}

const base = 'https://ggz.example/fhir/';
const zaak = 'https://zaken.example/api/v1/zaken/1';
const subscription = { reference: `${base}Subscription/1` };

const rows: Readonly<Record<string, Row>> = {
  'a CloudEvent': {
    form: cloudEventForm,
    source: police,
    write: ({ version, at }) => ({
      specversion: '1.0',
      id: `e-${version}`,
      source: `urn:nld:oin:${police.slice(0, 20)}`,
      type: 'nl.gezinsbeeld.announcement.changed.v1',
      data: { person: { bsn: bsnOf(1) }, classes: ['POLICE_INCIDENT'], object: 'report', changedAt: at, confidentiality: 'OPEN' },
    }),
    needed: [
      'specversion',
      'source',
      'type',
      'data',
      'data.person',
      'data.person.bsn',
      'data.classes',
      'data.object',
      'data.changedAt',
      'data.confidentiality',
    ],
  },
  'a ZGW notification': {
    form: zgwForm,
    source: 'wmo',
    write: ({ at }) => ({
      kanaal: 'zaken',
      hoofdObject: zaak,
      resource: 'zaak',
      resourceUrl: zaak,
      actie: 'update',
      aanmaakdatum: at,
      kenmerken: {},
    }),
    needed: ['kanaal', 'hoofdObject', 'resource', 'resourceUrl', 'actie', 'aanmaakdatum'],
  },
  'a FHIR notification of R4': {
    form: fhirForm,
    source: 'ggz',
    write: ({ version, at }) => ({
      resourceType: 'Bundle',
      type: 'history',
      timestamp: at,
      entry: [
        {
          resource: {
            resourceType: 'Parameters',
            parameter: [
              { name: 'subscription', valueReference: subscription },
              { name: 'type', valueCode: 'event-notification' },
              {
                name: 'notification-event',
                part: [
                  { name: 'event-number', valueString: String(version) },
                  { name: 'timestamp', valueInstant: at },
                  { name: 'focus', valueReference: { reference: 'Goal/1' } },
                ],
              },
            ],
          },
        },
      ],
    }),
    needed: [
      'resourceType',
      'type',
      'entry',
      'entry.0.resource',
      'entry.0.resource.resourceType',
      'entry.0.resource.parameter',
      'entry.0.resource.parameter.0.valueReference.reference',
      'entry.0.resource.parameter.1.valueCode',
      'entry.0.resource.parameter.2.part.0.valueString',
    ],
  },
  'a FHIR notification of R5': {
    form: fhirForm,
    source: 'ggz',
    write: ({ version, at }) => ({
      resourceType: 'Bundle',
      type: 'subscription-notification',
      timestamp: at,
      entry: [
        {
          resource: {
            resourceType: 'SubscriptionStatus',
            type: 'event-notification',
            subscription,
            notificationEvent: [{ eventNumber: String(version), timestamp: at, focus: { reference: 'Goal/1' } }],
          },
        },
      ],
    }),
    needed: [
      'resourceType',
      'type',
      'entry',
      'entry.0.resource.type',
      'entry.0.resource.subscription.reference',
      'entry.0.resource.notificationEvent.0.eventNumber',
    ],
  },
  'a FHIR resource': {
    form: fhirForm,
    source: 'ggz',
    write: ({ version, at }) => ({ resourceType: 'Goal', id: '1', meta: { versionId: String(version), lastUpdated: at } }),
    needed: ['resourceType', 'id'],
  },
  'a message of the police': {
    form: policeForm,
    source: 'police',
    write: ({ version, at }) => ({
      bericht: 'GEWIJZIGD',
      besluit: 'B-1',
      item: 'POL-1',
      versie: version,
      tijdstip: at,
      zaakkenmerk: 'Z-1',
      burgerservicenummer: bsnOf(1),
      soort: 'INCIDENT',
      grondslag: 'Wpg 20',
      ontvangers: [police],
      totEnMet: '2027-01-31',
    }),
    needed: [
      'bericht',
      'besluit',
      'item',
      'versie',
      'tijdstip',
      'zaakkenmerk',
      'burgerservicenummer',
      'soort',
      'grondslag',
      'ontvangers',
      'totEnMet',
    ],
  },
  'a notification of BRP data': {
    form: brpForm,
    source: 'brp',
    write: ({ version, at }) => ({
      specversion: '1.0',
      id: `b-${version}`,
      source: 'urn:nld:brp',
      type: 'nl.brp.persoon.gewijzigd.v1',
      time: at,
      data: { burgerservicenummer: bsnOf(1), gewijzigd: ['naam'] },
    }),
    needed: ['specversion', 'source', 'type', 'time', 'data', 'data.burgerservicenummer'],
  },
};

const record = { bsns: [bsnOf(1)], confidentiality: 'OPEN' } as const;
const register: ZgwSource = {
  owns: (url) => url === zaak,
  read: async () => ({ state: 'found', value: { ...record, classes: ['WMO_PROVISION'] } }),
};
const server: FhirSource = {
  nameOf: (reference) => reference.replace(base, ''),
  read: async () => ({ state: 'found', value: { ...record, classes: ['GGZ_CARE_GOALS'] } }),
  missed: async () => ({ state: 'missing' }),
};
const classes: Readonly<Record<string, string>> = {
  wmo: 'WMO_PROVISION',
  ggz: 'GGZ_CARE_GOALS',
  police: 'POLICE_INCIDENT',
  [police]: 'POLICE_INCIDENT',
  brp: 'PERSON_NAME',
};

let stage: InboxStage;
let handle: () => Promise<readonly string[]>;
beforeAll(async () => {
  stage = await raiseInbox('pglite');
  const { sql } = stage.database;
  const worker = stage.worker({
    classesOf: (source) => new Set([classes[source] ?? '']),
    readers: {
      CLOUDEVENT: readCloudEvent,
      ZGW: createZgwReader(() => register),
      FHIR: createFhirReader({
        sourceOf: () => server,
        progress: createSubscriptionProgress(sql),
        inbox: stage.inbox,
        clock: () => stage.now,
        lost: () => {},
      }),
      POLICE: readPoliceRelease,
      BRP: readBrpNotification,
    },
  });
  handle = async () => {
    await worker.drain();
    return stage.states();
  };
}, 60_000);
afterAll(async () => stage.close());
beforeEach(async () => {
  await stage.empty();
  await stage.database.sql('delete from subscription_progress');
  await stage.addCase('a', [1], { reference: 'Z-1' });
});

const versions = [1, 2, 3, 4, 5].map((version): Version => ({ version, at: `2026-11-20T09:0${version}:00Z` }));
const [first, second] = [versions[0], versions[1]] as [Version, Version];

/** Through the door, as the webhook takes it in. */
const arrive = async ({ form, source }: Row, value: object) => {
  const kept = form.keep(value, JSON.stringify(value));
  if (kept === null) throw new Error('nothing is kept of it');
  return stage.inbox.receive({ source, format: form.format, ...kept, receivedAt: stage.now });
};

/** The same, with this at the end of the path. */
const change = (value: object, path: string, to: (parent: Record<string, unknown>, key: string) => void): object => {
  const copy = structuredClone(value);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let parent = copy as Record<string, unknown>;
  for (const key of keys) parent = parent[key] as Record<string, unknown>;
  to(parent, last);
  return copy;
};

describe.each(Object.entries(rows))('%s', (_, row) => {
  test('that comes twice is one message, told once, also when the second comes later', async () => {
    expect([await arrive(row, row.write(first)), await arrive(row, row.write(first))]).toEqual(['NEW', 'DUPLICATE']);
    expect(await handle()).toEqual(['DONE TOLD']);
    expect(await arrive(row, row.write(first))).toBe('DUPLICATE');
    expect(await stage.events()).toHaveLength(1);
  });

  test('that comes after a newer one is no news; a newer one is', async () => {
    await arrive(row, row.write(second));
    await handle();
    await arrive(row, row.write(first));
    expect(await handle()).toEqual(['DONE TOLD', 'DONE STALE']);
    await arrive(row, row.write({ version: 3, at: '2026-11-20T09:03:00Z' }));
    expect(await handle()).toEqual(['DONE TOLD', 'DONE STALE', 'DONE TOLD']);
  });

  test.each([[[5, 4, 3, 2, 1]], [[3, 1, 5, 2, 4, 3, 5]], [[1, 5, 1, 5, 4, 3, 2, 2]]])(
    'of five versions, arriving as %j: each is one message and the last is told',
    async (order) => {
      for (const version of order) {
        await arrive(row, row.write(versions[version - 1] ?? first));
        await handle();
      }
      const states = await stage.states();
      expect(states).toHaveLength(5);
      expect(states.filter((state) => state.startsWith('DEAD'))).toEqual([]);
      const place = [...new Set(order)].indexOf(5);
      expect(states[place]).toBe('DONE TOLD');
      expect(states.slice(place + 1).every((state) => state === 'DONE STALE')).toBe(true);
    },
  );

  test('with more fields than are known is told all the same', async () => {
    const more = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(more);
      if (typeof value !== 'object' || value === null) return value;
      return { ...Object.fromEntries(Object.entries(value).map(([key, each]) => [key, more(each)])), nieuwVeld: { omschrijving: ['x'] } };
    };
    // What names a person is a closed pair of fields in a CloudEvent too, and stays what it is.
    await arrive(row, more(row.write(first)) as object);
    expect(await handle()).toEqual(['DONE TOLD']);
  });

  test.each(row.needed)(
    'without %s, with it under another name, and of another kind is dead at once, and holds up nothing',
    async (path) => {
      const drifted = [
        change(row.write(first), path, (parent, key) => delete parent[key]),
        change(row.write(first), path, (parent, key) => {
          parent[`${key}_nieuw`] = parent[key];
          delete parent[key];
        }),
        change(row.write(first), path, (parent, key) => {
          parent[key] = { waarde: [bsnOf(1)] };
        }),
      ];
      for (const value of drifted) await arrive(row, value);
      await arrive(row, row.write(second));
      const states = await handle();
      expect(states.at(-1)).toBe('DONE TOLD');
      const dead = states.slice(0, -1);
      expect(dead.length).toBeGreaterThan(0);
      for (const state of dead) expect(state).toMatch(/^DEAD (SCHEMA|ENVELOPE|UNKNOWN_TYPE|FOREIGN_SOURCE)( [\w.]+)?$/);
      expect(dead.join()).not.toContain(bsnOf(1));
    },
  );
});
