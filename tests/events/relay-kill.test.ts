import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#database/testing/create-test-database.ts';
import { connectKafka, type KafkaConnection } from '#events/kafka.ts';
import type { KafkaSettings } from '#events/kafka-settings.ts';
import { fillOutbox, type FilledEvent } from '#events/testing/fill-outbox.ts';
import { testKafka } from '#events/testing/test-kafka.ts';
import type { RelayOrder } from './relay-process.ts';

// Relays in processes of their own on one PostgreSQL and one Kafka, killed (SIGKILL) before a step that a seed chooses.

const count = 1000;
const cases = 40;

let tested: TestDatabase;
let settings: KafkaSettings;
let kafka: KafkaConnection;
let topic: string;

beforeAll(async () => {
  [tested, settings] = await Promise.all([createTestDatabase('postgres'), testKafka()]);
  kafka = connectKafka(settings, pino({ level: 'silent' }));
}, 240_000);
afterAll(async () => {
  await kafka.close();
  await tested.close();
});
beforeEach(async () => {
  await tested.database.sql('delete from outbox');
  topic = `relay-${randomUUID()}`;
  await kafka.admin.createTopics([{ topic, partitions: 3 }]);
});

const runRelay = async (holder: string, killAt: number | null): Promise<'killed' | 'finished'> => {
  const order: RelayOrder = { databaseUrl: tested.url ?? '', kafka: settings, topic, holder, killAt };
  const child = fork(join(import.meta.dirname, 'relay-process.ts'), [JSON.stringify(order)], {
    execPath: process.execPath,
    execArgv: ['--disable-warning=TimeoutNegativeWarning'],
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  if (signal === 'SIGKILL') return 'killed';
  expect(code).toBe(0);
  return 'finished';
};

/** Everything that is in the topic: what was sent before the last message of each case is there when that one is. */
const readTopic = async (expected: number): Promise<readonly FilledEvent[]> => {
  const received: FilledEvent[] = [];
  const ids = new Set<string>();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const consumer = await kafka.consume({
    group: `reader-${randomUUID()}`,
    topics: [topic],
    fromBeginning: true,
    onMessage: async ({ value }) => {
      const event = JSON.parse(value) as FilledEvent;
      received.push(event);
      ids.add(event.id);
      if (ids.size === expected) resolve();
    },
    onRefused: reject,
  });
  await promise.finally(async () => consumer.close());
  return received;
};

/** None lost, and of each case every event for the first time in its order; doubles have an id that came before. */
const expectOrderly = (received: readonly FilledEvent[], written: readonly FilledEvent[]): void => {
  const firsts = new Map(received.map((event) => [event.id, event]));
  expect(firsts.size).toBe(written.length);
  for (let each = 0; each < cases; each += 1) {
    const inOrder = (events: Iterable<FilledEvent>): readonly string[] =>
      [...events].filter(({ caseId }) => caseId === `case-${each}`).map(({ id }) => id);
    expect(inOrder(firsts.values())).toEqual(inOrder(written));
  }
};

/** Whole numbers from `least` up to, not including, `most`, always the same for one seed (mulberry32). */
const chooser = (seed: number) => {
  let state = seed;
  return (least: number, most: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return least + Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * (most - least));
  };
};

test('killed again and again before a step that chance chooses: nothing is lost, and no case is out of order', async () => {
  const written = await fillOutbox(tested.database.sql, count, { cases });
  const choose = chooser(20_261_120);
  const ends: string[] = [];
  // The first step makes the slots; a kill before it is a kill before anything.
  for (let round = 0; round < 6; round += 1) ends.push(await runRelay(`relay-${round}`, choose(2, 24)));
  expect(ends).toEqual(ends.map(() => 'killed'));
  expect(await runRelay('relay-last', null)).toBe('finished');
  const received = await readTopic(count);
  expectOrderly(received, written);
  expect(await tested.database.sql('select 1 from outbox_waiting')).toEqual([]);
}, 240_000);

test('two relays on one database, one of which is killed, while events go on being written', async () => {
  const perCase = count / cases;
  const written = [...(await fillOutbox(tested.database.sql, cases * 15, { cases }))];
  const killed = runRelay('relay-a', 17);
  const survivor = runRelay('relay-b', null);
  for (let start = 15; start < perCase; start += 2) written.push(...(await fillOutbox(tested.database.sql, cases * 2, { cases, start })));
  expect(await killed).toBe('killed');
  expect(await survivor).toBe('finished');
  expect(await runRelay('relay-c', null)).toBe('finished');
  expectOrderly(await readTopic(written.length), written);
}, 240_000);
