import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '#database/testing/create-test-database.ts';
import { connectKafka, type KafkaConnection } from '#events/kafka.ts';
import type { ReceivedMessage } from '#events/kafka-consumer.ts';
import { KafkaError } from '#events/kafka-error.ts';
import type { KafkaMessage } from '#events/kafka-producer.ts';
import { aRelay } from '#events/testing/a-relay.ts';
import { exampleMessages, readMessages } from '#events/testing/example-messages.ts';
import { fillOutbox } from '#events/testing/fill-outbox.ts';
import { settingsOf } from '#events/testing/test-kafka.ts';
import { startKafka, type Credentials, type KafkaServer } from '#events/testing/start-kafka.ts';

// On a broker of its own, which has users of its own and can be lost.

let kafka: KafkaServer;
let admin: KafkaConnection;
const opened: KafkaConnection[] = [];
const logged: string[] = [];
const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });

const connect = (as: Credentials): KafkaConnection => {
  const connection = connectKafka({ ...settingsOf(kafka.brokers, as), requestMs: 2000 }, log);
  opened.push(connection);
  return connection;
};
const userOf = (name: string): Credentials => kafka.users[name] ?? { username: name, password: '' };

const topic = 'gezinsbeeld.00000099000000002000.pol.v1';
const messages = (from: number, to: number): readonly KafkaMessage[] => exampleMessages(topic, from, to);
/** What this user reads from the beginning until so many messages came. */
const read = async (connection: KafkaConnection, count: number): Promise<readonly ReceivedMessage[]> =>
  readMessages(connection, { group: `police-${randomUUID()}`, topic, count });

beforeAll(async () => {
  kafka = await startKafka(['hub', 'police', 'ggz']);
  admin = connect(kafka.admin);
  await admin.admin.createTopics([{ topic, partitions: 3, settings: { 'retention.ms': '86400000' } }]);
  await admin.admin.grant([
    { username: 'hub', may: 'WRITE', on: 'TOPIC', name: 'gezinsbeeld.', prefixed: true },
    { username: 'police', may: 'READ', on: 'TOPIC', name: topic },
    { username: 'police', may: 'READ', on: 'GROUP', name: 'police-', prefixed: true },
    { username: 'ggz', may: 'READ', on: 'GROUP', name: 'ggz-', prefixed: true },
  ]);
}, 240_000);
afterAll(async () => {
  await Promise.all(opened.map(async (connection) => connection.close()));
  await kafka.close();
});

test('who may write writes, who may read reads: each key in its order, with its headers', async () => {
  await connect(userOf('hub')).producer.send(messages(0, 30));
  const received = await read(connect(userOf('police')), 30);
  for (const key of ['case-0', 'case-1', 'case-2']) {
    const wanted = messages(0, 30).filter((message) => message.key === key);
    expect(received.filter((message) => message.key === key)).toMatchObject(wanted);
  }
});

test.each([
  ['an organisation reads the topic of another', 'ggz', 'ggz-x', 'TOPIC_AUTHORIZATION_FAILED'],
  // The client's word for a group that it may not even look up.
  ['an organisation reads its topic in the name of another', 'police', 'ggz-x', 'KafkaJSGroupCoordinatorNotFound'],
])('%s: the broker refuses', async (_, name, group, reason) => {
  const refused = Promise.withResolvers<KafkaError>();
  const consuming = connect(userOf(name)).consume({
    group,
    topics: [topic],
    fromBeginning: true,
    onMessage: async () => refused.reject(new Error('it read a message')),
    onRefused: refused.resolve,
  });
  consuming.catch((error: KafkaError) => refused.resolve(error));
  expect(await refused.promise).toMatchObject({ reason });
});

test.each([
  ['a partner writes to its own topic', 'police', topic, 'CLUSTER_AUTHORIZATION_FAILED'],
  ['the hub writes outside its names', 'hub', 'elsewhere', 'TOPIC_AUTHORIZATION_FAILED'],
  ['the hub writes to a topic that is not there, which is not made for it', 'hub', 'gezinsbeeld.nobody', 'UNKNOWN_TOPIC_OR_PARTITION'],
])('%s: refused', async (_, name, to, reason) => {
  const sending = connect(userOf(name)).producer.send([{ topic: to, key: 'a', value: 'b', headers: {} }]);
  await expect(sending).rejects.toMatchObject({ reason });
});

test('after a refusal the same producer sends what it may', async () => {
  const { producer } = connect(userOf('hub'));
  await expect(producer.send([{ topic: 'elsewhere', key: 'a', value: 'b', headers: {} }])).rejects.toThrow(KafkaError);
  await expect(producer.send(messages(30, 33))).resolves.toBeUndefined();
});

test('a wrong password lets nobody in, and neither errors nor the log tell it', async () => {
  const error: unknown = await connect({ username: 'hub', password: 'not-the-password' })
    .producer.send(messages(0, 1))
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'LOGIN_REFUSED' });
  expect(logged.length).toBeGreaterThan(0);
  expect(`${String(error)}${logged.join('')}`).not.toMatch(/password|event \d|127\.0\.0\.1/);
});

test('a broker that is lost and comes back: the relay waits, goes on by itself, and nothing is lost or out of order', async () => {
  const tested = await createTestDatabase('pglite');
  const { sql } = tested.database;
  let published = 0;
  let untilPublished = { count: 60, resolve: (): void => {} };
  const stalled = Promise.withResolvers<string>();
  const publishedTo = async (count: number): Promise<void> =>
    new Promise((resolve) => {
      untilPublished = { count, resolve };
      if (published >= count) resolve();
    });
  const relay = aRelay({
    database: tested.database,
    producer: connect(userOf('hub')).producer,
    deliver: async (events) => events.map(({ eventId, caseId }) => ({ eventId, topic, key: caseId ?? '', value: eventId, headers: {} })),
    watch: {
      published: (count) => {
        published += count;
        if (published >= untilPublished.count) untilPublished.resolve();
      },
      stalled: stalled.resolve,
    },
  });
  const written = [...(await fillOutbox(sql, 60, { cases: 6 }))];
  relay.start();
  await publishedTo(60);
  await kafka.kill();
  written.push(...(await fillOutbox(sql, 60, { cases: 6, start: 10 })));
  relay.wake();
  expect(await stalled.promise).toBe('BROKER_AWAY');
  await kafka.start();
  await publishedTo(120);
  await relay.close();
  expect(await sql('select 1 from outbox_waiting')).toEqual([]);
  const received = (await read(connect(userOf('police')), 33 + 120)).filter(({ value }) => value.startsWith('case-'));
  for (let each = 0; each < 6; each += 1) {
    const wanted = written.filter(({ caseId }) => caseId === `case-${each}`).map(({ id }) => id);
    expect([...new Set(received.filter(({ key }) => key === `case-${each}`).map(({ value }) => value))]).toEqual(wanted);
  }
  await tested.close();
}, 180_000);
