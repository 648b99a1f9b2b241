import { createDatabase } from '#database/create-database.ts';
import { connectKafka } from '#events/kafka.ts';
import { aRelay } from '#events/testing/a-relay.ts';
import type { KafkaSettings } from '#events/kafka-settings.ts';
import { pino } from 'pino';
import { killBeforeStep, steppingDatabase } from './kill-before-step.ts';

// A relay in a process of its own, that kills itself before its step number `killAt`: a step is a statement or a send. Where it is not to be killed it ends by itself when nothing waits; where it is, it goes
// on, also when another did all the work before it came to that step.

/** What the process is told when it is forked. */
export interface RelayOrder {
  readonly databaseUrl: string;
  readonly kafka: KafkaSettings;
  readonly topic: string;
  readonly holder: string;
  /** Null: never. */
  readonly killAt: number | null;
}

const order = JSON.parse(process.argv[2] ?? '') as RelayOrder;
const step = killBeforeStep(order.killAt);

const database = await createDatabase({ databaseUrl: order.databaseUrl });
const kafka = connectKafka(order.kafka, pino({ level: 'silent' }));

const { promise: done, resolve: finish } = Promise.withResolvers<void>();
const relay = aRelay({
  database: steppingDatabase(database, step),
  producer: {
    ready: kafka.producer.ready,
    send: async (messages) => {
      step();
      await kafka.producer.send(messages);
    },
  },
  deliver: async (events) =>
    events.map(({ eventId, caseId, data }) => ({
      eventId,
      topic: order.topic,
      key: caseId ?? '',
      value: JSON.stringify({ id: eventId, caseId, n: data['n'] }),
      headers: {},
    })),
  holder: order.holder,
  watch: { standing: ({ waiting }) => (waiting === 0 && order.killAt === null ? finish() : undefined) },
  pace: { batchSize: 25, lanes: 2, leaseMs: 2000, pollMs: 50, measureMs: 0 },
});
relay.start();
await done;
await relay.close();
await kafka.close();
await database.close();
