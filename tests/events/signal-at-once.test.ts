import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { defaultTables } from '#consent/testing/default-policy.ts';
import { createDatabase, type Database } from '#database/create-database.ts';
import { createTestDatabase, testEncryption, type TestDatabase } from '#database/testing/create-test-database.ts';
import { createSignalsDesk, type SignalsDesk } from '#signals/create-signals-desk.ts';
import { aSignal, hubAt, now, organisations, people, type PersonName } from '#signals/testing/signal-stage.ts';
import { bsn } from './signal-hub.ts';

// Two hubs, each with connections of its own, on one PostgreSQL: what both parties do at the same moment.

let tested: TestDatabase;
let databases: readonly Database[];
let hubs: readonly SignalsDesk[];

const residents = async (bsns: readonly string[]) =>
  [bsn.alexander, bsn.zoey]
    .filter((one) => bsns.includes(one))
    .map((one) => ({
      bsn: one,
      birthDate: '2012-01-01',
      address: 'home',
      municipality: '0363',
      ties: [bsn.alexander, bsn.zoey].filter((other) => other !== one),
    }));

beforeAll(async () => {
  tested = await createTestDatabase('postgres');
  databases = await Promise.all([0, 1].map(async () => createDatabase({ databaseUrl: tested.url ?? '', poolSize: 6 })));
  hubs = databases.map((database, index) =>
    createSignalsDesk({
      database,
      encryption: testEncryption(),
      recorder: { writerId: `hub-${index}`, register: 'https://gezinsbeeld.example/verwerkingen' },
      newId: randomUUID,
      policy: () => defaultTables,
      hubOin: people.wmo.oin,
      organisations,
      municipalities: new Set(['0363']),
      civilRegister: { residents, civilFacts: async () => [] },
      wake: () => undefined,
    }),
  );
}, 120_000);
afterAll(async () => {
  await Promise.all(databases.map(async (database) => database.close()));
  await tested.close();
});
beforeEach(async () => {
  for (const table of ['signal', 'triage_offer', 'task', 'outbox']) await tested.database.sql(`delete from ${table}`);
});

const hub = (index: number): SignalsDesk => {
  const desk = hubs[index % hubs.length];
  if (desk === undefined) throw new Error('no hub');
  return desk;
};
const raise = async (index: number, by: PersonName, about: string): Promise<string> => {
  const { signal } = await hub(index).raiseSignal({ ...hubAt(now), caller: people[by], purpose: 'SIGNAL' }, aSignal(about));
  return signal?.id ?? '';
};
const work = async (index: number): Promise<void> => {
  while (await hub(index).matchNext(hubAt(now)));
};
const counts = async () => {
  const [row] = await tested.database.sql<Record<string, number>>(
    `select (select count(*)::int from signal_match) as matches, (select count(*)::int from triage_offer) as offers,
      (select count(*)::int from outbox where type = 'nl.gezinsbeeld.signal.matched.v1') as told,
      (select count(*)::int from task where kind = 'TRIAGE_OFFER') as tasks`,
  );
  return row;
};

test('both parties raise and both hubs match at the same moment: one match, one offer, each told once; twenty times', async () => {
  for (let round = 0; round < 20; round += 1) {
    for (const table of ['signal', 'triage_offer', 'task', 'outbox']) await tested.database.sql(`delete from ${table}`);
    await Promise.all([
      raise(0, 'wmo', bsn.alexander).then(async () => work(0)),
      raise(1, 'youth', round % 2 === 0 ? bsn.alexander : bsn.zoey).then(async () => work(1)),
    ]);
    await Promise.all([work(0), work(1)]);
    expect(await counts()).toEqual({ matches: 1, offers: 1, told: 1, tasks: 1 });
  }
}, 120_000);

test('five recipients at once, with four workers at two hubs: every pair once, one offer', async () => {
  const parties = ['wmo', 'youth', 'police', 'ggz', 'income'] as const;
  await Promise.all(parties.map(async (by, index) => raise(index, by, index % 2 === 0 ? bsn.alexander : bsn.zoey)));
  await Promise.all([0, 1, 2, 3].map(async (index) => work(index)));
  expect(await counts()).toEqual({ matches: 10, offers: 1, told: 10, tasks: 1 });
}, 60_000);

test('who withdraws while the match is made leaves nothing behind, whichever comes first', async () => {
  for (let round = 0; round < 10; round += 1) {
    for (const table of ['signal', 'triage_offer', 'task', 'outbox']) await tested.database.sql(`delete from ${table}`);
    const id = await raise(0, 'wmo', bsn.alexander);
    await raise(1, 'youth', bsn.alexander);
    await Promise.all([
      work(0),
      work(1),
      hub(round).withdrawSignal({ ...hubAt(now), caller: people.wmo, purpose: 'SIGNAL' }, { signalId: id }),
    ]);
    const left = await counts();
    expect(left?.['matches']).toBe(0);
    const types = await tested.database.sql<{ type: string }>(
      `select type from outbox where type like '%matched%' or type like '%ended%' order by sequence`,
    );
    const short = types.map(({ type }) => type.split('.').at(-2));
    // Nobody was told of it yet, so nobody is told of its end.
    expect([[], ['matched']]).toContainEqual(short);
  }
}, 120_000);
