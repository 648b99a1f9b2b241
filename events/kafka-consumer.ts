import type { KafkaMessage as IncomingMessage } from 'kafkajs';
import type { KafkaClient } from './kafka-client.ts';
import { toKafkaError, type KafkaError } from './kafka-error.ts';
import type { KafkaMessage } from './kafka-producer.ts';

/** A message as it comes from Kafka, with its place. */
export interface ReceivedMessage extends KafkaMessage {
  readonly partition: number;
  readonly offset: string;
}

/** What a consumer reads and who is told. */
export interface Consumption {
  /** Its consumer group: what one member of it has handled no other gets again. */
  readonly group: string;
  readonly topics: readonly string[];
  /** Where a group begins that has read nothing yet: at the first message that is kept, or at the next one. */
  readonly fromBeginning: boolean;
  /** Of how many partitions messages are handled at the same time; one unless given. */
  readonly atOnce?: number;
  /** Handles one message; when it rejects the message comes again. When it answers a number, that partition rests for so many milliseconds and then gives the message again, while the others go on. */
  readonly onMessage: (message: ReceivedMessage) => Promise<number | void>;
  /** Told once when consuming has ended because the group or a topic is refused; after other failures it goes on by itself. */
  readonly onRefused: (error: KafkaError) => void;
}

/** A consumer that runs until it is closed. */
export interface KafkaConsumer {
  close(): Promise<void>;
}

/** Starts consuming, message by message in the order of each partition, at least once. Rejects with a KafkaError when the broker is away or refuses a topic. */
export async function startConsumer({ kafka, cut }: KafkaClient, consumption: Consumption): Promise<KafkaConsumer> {
  const consumer = kafka.consumer({
    groupId: consumption.group,
    allowAutoTopicCreation: false,
    // After the loss of the broker or of a member the others go on when its session has ended, and closing waits for the answer to a fetch.
    sessionTimeout: 10_000,
    maxWaitTimeInMs: 1000,
    retry: { restartOnFailure: async (error) => toKafkaError(error).code !== 'REFUSED' },
  });
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    if (!payload.restart) consumption.onRefused(toKafkaError(payload.error));
  });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [...consumption.topics], fromBeginning: consumption.fromBeginning });
    await consumer.run({
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: consumption.atOnce ?? 1,
      eachBatch: async ({ batch: { topic, partition, messages }, resolveOffset, heartbeat, isRunning, isStale, pause }) => {
        for (const message of messages) {
          if (!isRunning() || isStale()) return;
          const restMs = await consumption.onMessage(toMessage(topic, partition, message));
          if (typeof restMs === 'number') {
            setTimeout(pause(), restMs).unref();
            return;
          }
          resolveOffset(message.offset);
          await heartbeat();
        }
      },
    });
  } catch (error) {
    await consumer.disconnect().catch(() => {});
    cut();
    throw toKafkaError(error);
  }
  return {
    close: async () => {
      await consumer.disconnect().catch(() => {});
      cut();
    },
  };
}

function toMessage(topic: string, partition: number, { key, value, headers, offset }: IncomingMessage): ReceivedMessage {
  const texts = Object.entries(headers ?? {}).map(([name, header]): [string, string] => [name, String(header)]);
  return { topic, partition, offset, key: key?.toString() ?? '', value: value?.toString() ?? '', headers: Object.fromEntries(texts) };
}
