import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { createDatabase } from '#database/create-database.ts';
import { createEncryption } from '#database/encryption.ts';
import { createInbox } from '#events/inbound/inbox.ts';
import { createInboundWorker, usualInboundPace } from '#events/inbound/inbound-worker.ts';
import { createKafkaInbound } from '#events/inbound/kafka-inbound.ts';
import { readCloudEvent } from '#events/inbound/read-cloud-event.ts';
import type { KafkaSettings } from '#events/kafka-settings.ts';
import { connectKafka } from '#events/kafka.ts';
import { wait } from '#events/wait.ts';
import { killBeforeStep, steppingDatabase } from './kill-before-step.ts';

// The inbound side of a hub in a process of its own, that kills itself before its step number `killAt`: a step is a statement or a commit. Where it is not to be killed it ends by
// itself when so many messages have ended; where it is, it goes on, also when another did all the work before it came to that step.

/** What the process is told when it is forked. */
export interface InboundOrder {
  readonly databaseUrl: string;
  /** Null handles what is in the inbox and reads nothing from Kafka. */
  readonly kafka: KafkaSettings | null;
  readonly encryptionKeys: string;
  readonly classes: readonly string[];
  /** The most messages of a source within a minute. */
  readonly perMinute: number;
  readonly messages: number;
  /** Null: never. */
  readonly killAt: number | null;
}

const order = JSON.parse(process.argv[2] ?? '') as InboundOrder;
const database = await createDatabase({ databaseUrl: order.databaseUrl });
const stepping = steppingDatabase(database, killBeforeStep(order.killAt));
const encryption = createEncryption(order.encryptionKeys);
const clock = (): Date => new Date();
const { promise: done, resolve: finish } = Promise.withResolvers<void>();

const worker = createInboundWorker(
  {
    database: stepping,
    encryption,
    readers: { CLOUDEVENT: readCloudEvent },
    classesOf: () => new Set(order.classes),
    refreshPerson: async () => {},
    keepReceipt: async () => false,
    newId: randomUUID,
    newTraceId: randomUUID,
    clock,
    holder: randomUUID(),
    elapsed: () => performance.now(),
    random: () => 0.5,
    wait,
    watch: {
      handled: () => {},
      waits: () => {},
      dead: () => {},
      stalled: () => {},
      standing: () => {
        void database.sql<{ ended: number }>(`select count(*)::int as ended from inbox where state <> 'WAITING'`).then(([row]) => {
          if (row?.ended === order.messages && order.killAt === null) finish();
        });
      },
    },
  },
  { ...usualInboundPace, leaseMs: 1000, pollMs: 20, measureMs: 0, quietMs: 0 },
);
const inbox = createInbox({
  sql: stepping.sql,
  encryption,
  newId: randomUUID,
  limits: { maxBytes: 65_536, maxWaiting: 10_000, perMinute: order.perMinute },
});
const kafka = order.kafka && connectKafka(order.kafka, pino({ level: 'silent' }));
const inbound = kafka && createKafkaInbound({ kafka, inbox, clock, random: () => 0.5, wait, onStalled: () => {} });
worker.start();
inbound?.start();
await done;
await inbound?.close();
await worker.close();
await kafka?.close();
await database.close();
