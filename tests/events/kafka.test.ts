import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase } from '#database/testing/create-test-database.ts';
import { connectKafka, type KafkaConnection } from '#events/kafka.ts';
import { createKafkaClient, type KafkaClient } from '#events/kafka-client.ts';
import type { ReceivedMessage } from '#events/kafka-consumer.ts';
import type { KafkaMessage } from '#events/kafka-producer.ts';
import type { KafkaSettings } from '#events/kafka-settings.ts';
import { aRelay } from '#events/testing/a-relay.ts';
import { exampleMessages, readMessages } from '#events/testing/example-messages.ts';
import { fillOutbox } from '#events/testing/fill-outbox.ts';
import { testKafka } from '#events/testing/test-kafka.ts';

// On the broker that KAFKA_BROKERS names, or else on the one of the test run; as whoever may do everything there.

const log = pino({ level: 'silent' });
let settings: KafkaSettings;
let kafka: KafkaConnection;
let client: KafkaClient;
let topic: string;
let quiet: string;

beforeAll(async () => {
  settings = await testKafka();
  kafka = connectKafka(settings, log);
  client = createKafkaClient(settings, () => {});
}, 240_000);
afterAll(async () => {
  await kafka.close();
  client.cut();
});
beforeEach(async () => {
  [topic, quiet] = [`gezinsbeeld.test-${randomUUID()}`, `gezinsbeeld.test-${randomUUID()}`];
  await kafka.admin.createTopics([topic, quiet].map((name) => ({ topic: name, partitions: 3, settings: { 'retention.ms': '86400000' } })));
});

const messages = (from: number, to: number, into = topic): readonly KafkaMessage[] => exampleMessages(into, from, to);
/** What a new group, or this one, reads until so many messages came. */
const read = async (count: number, group: string = randomUUID(), from = topic): Promise<readonly ReceivedMessage[]> =>
  readMessages(kafka, { group, topic: from, count });
/** By a client of its own, as an operator's is: the lag is that of all topics of the broker, and a client that ever heard of one which another file deletes can ask nothing any more. */
const lagOf = async (group: string | null, of = topic) => {
  const operator = connectKafka(settings, log);
  const lags = await operator.admin.lag().finally(async () => operator.close());
  return lags.find((each) => each.group === group && each.topic === of);
};

test('each key comes in its order, with its headers', async () => {
  await kafka.producer.send(messages(0, 30));
  const received = await read(30);
  for (const key of ['case-0', 'case-1', 'case-2']) {
    expect(received.filter((message) => message.key === key)).toMatchObject(messages(0, 30).filter((message) => message.key === key));
  }
});

test('making a topic again changes nothing', async () => {
  await expect(kafka.admin.createTopics([{ topic, partitions: 5 }])).resolves.toBeUndefined();
  expect(await kafka.admin.readTopics([topic, 'not-there'])).toMatchObject([
    { topic, partitions: 3, settings: { 'retention.ms': '86400000' }, own: ['retention.ms'] },
  ]);
});

test('a message that is too large is refused by itself', async () => {
  const sending = kafka.producer.send([{ topic, key: 'a', value: 'x'.repeat(2_000_000), headers: {} }]);
  await expect(sending).rejects.toMatchObject({ code: 'REFUSED', reason: expect.stringMatching(/TOO_LARGE/) });
});

test('tells how far a group is behind', async () => {
  const group = randomUUID();
  await kafka.producer.send(messages(0, 10));
  await read(10, group);
  await kafka.producer.send(messages(10, 14));
  const { lag = Number.NaN, hasAcknowledged } = (await lagOf(group)) ?? {};
  // The last message that was handled may not be acknowledged yet when the consumer closes.
  expect(lag).toBeGreaterThanOrEqual(4);
  expect(lag).toBeLessThan(14);
  expect(hasAcknowledged).toBe(true);
});

test('a topic that nobody ever read is told too', async () => {
  await kafka.producer.send(messages(0, 7));
  expect(await lagOf(null)).toEqual({ group: null, topic, lag: 7, hasAcknowledged: false });
});

test('a consumer that never acknowledges holds up nobody: the relay publishes on, others read on, and its lag grows', async () => {
  const tested = await createTestDatabase('pglite');
  const stuck = { group: `stuck-${randomUUID()}`, got: Promise.withResolvers<void>(), free: Promise.withResolvers<void>() };
  await kafka.consume({
    group: stuck.group,
    topics: [topic],
    fromBeginning: true,
    onMessage: async () => {
      stuck.got.resolve();
      await stuck.free.promise;
    },
    onRefused: stuck.got.reject,
  });
  const relay = aRelay({
    database: tested.database,
    producer: kafka.producer,
    deliver: async (events) =>
      events.flatMap(({ eventId, caseId }) =>
        [topic, quiet].map((to) => ({ eventId, topic: to, key: caseId ?? '', value: eventId, headers: {} })),
      ),
  });
  await fillOutbox(tested.database.sql, 20, { cases: 4 });
  expect(await relay.drain()).toBe(20);
  await stuck.got.promise;
  expect(await lagOf(stuck.group)).toEqual({ group: stuck.group, topic, lag: 20, hasAcknowledged: false });
  await fillOutbox(tested.database.sql, 200, { cases: 4, start: 5 });
  expect(await relay.drain()).toBe(200);
  expect(await lagOf(stuck.group)).toMatchObject({ lag: 220, hasAcknowledged: false });
  // Another group on the same topic, and another recipient.
  expect(await read(220)).toHaveLength(220);
  expect(await read(220, randomUUID(), quiet)).toHaveLength(220);
  stuck.free.resolve();
  await tested.close();
}, 180_000);

test('what is no longer kept is lost to who was away longer: it goes on with the oldest that is there, and its lag counts no more than that', async () => {
  const group = randomUUID();
  await kafka.producer.send(messages(0, 9));
  await read(9, group);
  await kafka.producer.send(messages(9, 30));
  const admin = client.kafka.admin();
  await admin.connect();
  // As the broker does itself when the time of a topic is over: all but the last two of each partition.
  const ends = await admin.fetchTopicOffsets(topic);
  await admin.deleteTopicRecords({
    topic,
    partitions: ends.map(({ partition, high }) => ({ partition, offset: String(Number(high) - 2) })),
  });
  await admin.disconnect();
  expect(await lagOf(group)).toMatchObject({ lag: 6 });
  const values = (await read(6, group)).map(({ value }) => value);
  expect(values.toSorted()).toEqual(['event 24', 'event 25', 'event 26', 'event 27', 'event 28', 'event 29']);
}, 180_000);
