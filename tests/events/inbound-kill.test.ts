import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { announcement, ownClasses, police, raiseInbox, type InboxStage } from '#events/inbound/testing/raise-inbox.ts';
import { connectKafka } from '#events/kafka.ts';
import type { KafkaSettings } from '#events/kafka-settings.ts';
import { startKafka, type KafkaServer } from '#events/testing/start-kafka.ts';
import { settingsOf } from '#events/testing/test-kafka.ts';
import { ensureTopics, inboundTopicOf } from '#events/topics.ts';
import type { InboundOrder } from './inbound-process.ts';

// Hubs in processes of their own on one PostgreSQL, killed (SIGKILL) before a statement: every message counts exactly once.

const cases = 10;
const count = 200;
const encryptionKeys = `t1:${Buffer.alloc(32, 7).toString('base64')}`;
const source = police;

let stage: InboxStage;
// All hubs on one broker read as one group, and so a broker of their own.
let broker: KafkaServer;
let settings: KafkaSettings;
beforeAll(async () => {
  [stage, broker] = await Promise.all([raiseInbox('postgres'), startKafka()]);
  settings = settingsOf(broker.brokers, broker.admin);
}, 240_000);
beforeEach(async () => {
  await stage.empty();
  for (let each = 0; each < cases; each += 1) await stage.addCase(`case-${each}`, [each]);
});
afterAll(async () => {
  await stage.close();
  await broker.close();
});

const runHub = async (killAt: number | null, kafka: KafkaSettings | null): Promise<'killed' | 'finished'> => {
  const classes = ownClasses['police'] ?? [];
  const order: InboundOrder = { databaseUrl: stage.url ?? '', kafka, encryptionKeys, classes, perMinute: 10_000, messages: count, killAt };
  const child = fork(join(import.meta.dirname, 'inbound-process.ts'), [JSON.stringify(order)], {
    execPath: process.execPath,
    execArgv: ['--disable-warning=TimeoutNegativeWarning'],
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  if (signal === 'SIGKILL') return 'killed';
  expect(code).toBe(0);
  return 'finished';
};

/** Each is told by an event of its own, since the policy would decide each on other facts. */
const messages = Array.from({ length: count }, (_, index) =>
  announcement(
    source,
    {
      person: { member: `case-${index % cases}-m${index % cases}` },
      classes: ['POLICE_INCIDENT'],
      object: `record-${index}`,
      releasedTo: [`${String(index).padStart(20, '0')}/POL`],
    },
    { id: `message-${index}` },
  ),
);

const expectEachOnce = async (): Promise<void> => {
  expect(await stage.states()).toEqual(messages.map(() => 'DONE TOLD'));
  const told = (await stage.events()).map(({ facts }) => Number((facts as { releasedTo: readonly string[] }).releasedTo[0]?.slice(0, 20)));
  expect(told.toSorted((a, b) => a - b)).toEqual(messages.map((_, index) => index));
  expect(await stage.database.sql('select id from inbox where body is not null or holder is not null')).toEqual([]);
};

test('killed again and again between two steps of handling: each message is told once', async () => {
  for (const message of messages) expect(await stage.announce(source, message)).toBe('NEW');
  const ends: string[] = [];
  for (const killAt of [2, 5, 7, 8, 9, 10, 11, 58]) ends.push(await runHub(killAt, null));
  expect(ends).toEqual(ends.map(() => 'killed'));
  expect(await runHub(null, null)).toBe('finished');
  await expectEachOnce();
}, 240_000);

test('two hubs at once, one of which is killed: each message is told once', async () => {
  for (const message of messages) await stage.announce(source, message);
  const [killed, survivor] = await Promise.all([runHub(150, null), runHub(null, null)]);
  expect([killed, survivor]).toEqual(['killed', 'finished']);
  await expectEachOnce();
}, 180_000);

test('killed while reading from Kafka: what was not durable comes again, what was is known', async () => {
  const kafka = connectKafka(settings, pino({ level: 'silent' }));
  await ensureTopics(kafka, [source]);
  await kafka.producer.send(
    messages.map((message) => ({ topic: inboundTopicOf(source), key: '', value: JSON.stringify(message), headers: {} })),
  );
  await kafka.close();
  expect(await runHub(60, settings)).toBe('killed');
  expect(await runHub(301, settings)).toBe('killed');
  expect(await runHub(null, settings)).toBe('finished');
  await expectEachOnce();
}, 240_000);
