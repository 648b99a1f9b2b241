import { randomUUID } from 'node:crypto';
import kafkajs, { type Producer } from 'kafkajs';
import { pino } from 'pino';
import { createDatabase, type Database } from '#database/create-database.ts';
import { migrate } from '#database/migrate.ts';
import { startPostgres } from '#database/testing/start-postgres.ts';
import { toCloudEvent } from '#events/envelope.ts';
import { connectKafka, type KafkaConnection } from '#events/kafka.ts';
import { createKafkaClient } from '#events/kafka-client.ts';
import { usualPace, type Relay } from '#events/relay.ts';
import { aRelay } from '#events/testing/a-relay.ts';
import type { RelayMessage } from '#events/open-topics.ts';
import type { WaitingEvent } from '#events/relay-store.ts';
import { KafkaMissing } from '#events/testing/kafka-jars.ts';
import { startKafka } from '#events/testing/start-kafka.ts';
import { settingsOf } from '#events/testing/test-kafka.ts';
import { measureDecided, type DecidedFigures } from './decided-events.ts';
import { median } from './median.ts';
import { sendBare } from './send-bare.ts';

/** Events through outbox, relay and Kafka on PostgreSQL, beside a bare kafkajs producer that sends the same bytes in batches of the same size. */
export interface EventFigures extends DecidedFigures {
  readonly relayPerSecond: number;
  readonly barePerSecond: number;
  readonly ratioToBareKafkajs: number;
  /** From the commit of the change to the consumer, for one event at a time. */
  readonly latencyMs: { readonly p50: number; readonly p99: number };
}

const batches = 40;
const perRound = batches * usualPace.batchSize;
const sender = { oin: '00000099000000001000', baseUrl: 'https://gezinsbeeld.example' };

/** Measures; or, where Java or Maven is missing, answers what to install. */
export const measureEvents = async (): Promise<EventFigures | string> => {
  const kafka = await startKafka().catch((error: unknown) => {
    if (error instanceof KafkaMissing) return error.message;
    throw error;
  });
  if (typeof kafka === 'string') return kafka;
  const postgres = await startPostgres();
  const database = await createDatabase({ databaseUrl: postgres.url });
  const settings = settingsOf(kafka.brokers, kafka.admin);
  const log = pino({ level: 'silent' });
  const connection = connectKafka(settings, log);
  const bare = createKafkaClient(settings, () => {}).kafka.producer({
    idempotent: true,
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  });
  try {
    await migrate(database);
    await bare.connect();
    return {
      ...(await measureRatio(database, connection, bare)),
      ...(await measureDecided(connection, bare)),
      latencyMs: await measureLatency(database, connection),
    };
  } finally {
    await bare.disconnect();
    await connection.close();
    await database.close();
    await Promise.all([kafka.close(), postgres.close()]);
  }
};

const newTopic = async ({ admin }: KafkaConnection): Promise<string> => {
  const topic = `bench-${randomUUID()}`;
  await admin.createTopics([{ topic, partitions: 1 }]);
  return topic;
};

const headers = { 'content-type': 'application/cloudevents+json' };

const messageOf = (topic: string, event: WaitingEvent): RelayMessage => ({
  eventId: event.eventId,
  topic,
  key: event.caseId ?? '',
  value: JSON.stringify(toCloudEvent(event, sender)),
  headers,
});

const theRelay = (database: Database, { producer }: KafkaConnection, topic: string): Relay =>
  aRelay({ database, producer, deliver: async (events) => events.map((event) => messageOf(topic, event)) });

/** Writes events of a thousand cases straight to the outbox. */
const fill = async (database: Database, count: number): Promise<void> => {
  await database.sql(
    `with event as (insert into outbox (event_id, case_id, type, subject, data, occurred_at, trace_id)
        select gen_random_uuid()::text, 'case-' || n % 1000, 'nl.gezinsbeeld.case.changed.v1', 'case-' || n % 1000 || '-m1', '{"dataClasses": ["GGZ_CARE"]}', now(), 'trace'
        from generate_series(1, $1::int) n returning sequence, case_id)
      insert into outbox_waiting (sequence, slot, case_id) select sequence, hashtext(coalesce(case_id, '')) & 15, case_id from event`,
    [count],
  );
};

const perSecond = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return (perRound / (performance.now() - start)) * 1000;
};

const measureRatio = async (
  database: Database,
  connection: KafkaConnection,
  bare: Producer,
): Promise<Omit<EventFigures, 'latencyMs' | keyof DecidedFigures>> => {
  const rounds = [];
  for (let round = 0; round < 6; round += 1) {
    const topic = await newTopic(connection);
    await database.sql('truncate outbox cascade');
    await fill(database, perRound);
    await database.sql('analyze outbox, outbox_waiting');
    const events = await database.sql<WaitingEvent>(
      `select sequence::text, event_id as "eventId", case_id as "caseId", type, subject, data, occurred_at as "occurredAt" from outbox order by sequence`,
    );
    const messages = events.map((event) => messageOf(topic, event));
    const relay = await perSecond(async () => theRelay(database, connection, topic).drain());
    const plain = await perSecond(async () => sendBare(bare, messages));
    // The first round warms up.
    if (round > 0) rounds.push({ relay, bare: plain });
  }
  return {
    relayPerSecond: median(rounds.map(({ relay }) => relay)),
    barePerSecond: median(rounds.map(({ bare }) => bare)),
    ratioToBareKafkajs: median(rounds.map(({ relay, bare }) => relay / bare)),
  };
};

const measureLatency = async (database: Database, connection: KafkaConnection): Promise<EventFigures['latencyMs']> => {
  const topic = await newTopic(connection);
  await database.sql('truncate outbox cascade');
  let arrive = (): void => {};
  await connection.consume({
    group: `bench-${randomUUID()}`,
    topics: [topic],
    fromBeginning: true,
    onMessage: async () => arrive(),
    onRefused: () => {},
  });
  const relay = theRelay(database, connection, topic);
  relay.start();
  const times: number[] = [];
  for (let event = 0; event < 220; event += 1) {
    const { promise: arrived, resolve } = Promise.withResolvers<void>();
    arrive = resolve;
    await fill(database, 1);
    const start = performance.now();
    relay.wake();
    await arrived;
    if (event >= 20) times.push(performance.now() - start);
  }
  await relay.close();
  const sorted = times.toSorted((a, b) => a - b);
  return { p50: median(sorted), p99: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN };
};
