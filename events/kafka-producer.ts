import kafkajs, { type Producer } from 'kafkajs';
import type { KafkaClient } from './kafka-client.ts';
import { toKafkaError } from './kafka-error.ts';

/** A message as it goes to Kafka; messages with one key stay in order. */
export interface KafkaMessage {
  readonly topic: string;
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Sends messages. */
export interface KafkaProducer {
  /** Resolves when every in-sync replica has them all; those of one topic and key in this order, without gaps or doubles within this call. Rejects with a KafkaError; what was sent may then be there or not. */
  send(messages: readonly KafkaMessage[]): Promise<void>;
  /** Resolves when there is a connection to send over, which may be lost right after. Rejects with a KafkaError while the broker is away: then nothing needs to be decided, or put on record as told. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** The longest that one send may take before its client is cut, in milliseconds: for a client that forgets to answer. */
const patienceMs = 20_000;

/**
 * Makes an idempotent producer that connects at the first send. One batch is under way at a time, and after a failure the client is cut and the next send has one of its
 * own: kafkajs takes sequence numbers back when a send fails, and another batch under the same numbers would pass at the broker for a repetition, and be lost.
 */
export function createKafkaProducer(createClient: () => KafkaClient): KafkaProducer {
  let open: { readonly client: KafkaClient; readonly producer: Producer } | null = null;
  let isConnected = false;
  let turn: Promise<unknown> = Promise.resolve();

  const connected = async (): Promise<Producer> => {
    if (open) return open.producer;
    const client = createClient();
    const producer = client.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner,
      retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 2 },
    });
    open = { client, producer };
    await producer.connect();
    isConnected = true;
    return producer;
  };

  const leave = (): void => {
    isConnected = false;
    open?.client.cut();
    void open?.producer.disconnect().catch(() => {});
    open = null;
  };

  const attempt = async (work: (producer: Producer) => Promise<unknown>): Promise<void> => {
    const late = setTimeout(() => open?.client.cut(), patienceMs);
    try {
      await work(await connected());
    } catch (error) {
      leave();
      throw toKafkaError(error);
    } finally {
      clearTimeout(late);
    }
  };

  const inTurn = async (work: (producer: Producer) => Promise<unknown>): Promise<void> => {
    const done = turn.then(async () => attempt(work));
    turn = done.catch(() => {});
    return done;
  };

  return {
    send: async (messages) => {
      if (messages.length > 0) await inTurn(async (producer) => producer.sendBatch({ acks: -1, topicMessages: byTopic(messages) }));
    },
    ready: async () => {
      if (!isConnected) await inTurn(async () => {});
    },
    close: async () => {
      await turn;
      await open?.producer.disconnect().catch(() => {});
      leave();
    },
  };
}

/** As the client divides keys over partitions; where there is but one, without the work of it. */
function createPartitioner(): ReturnType<typeof kafkajs.Partitioners.DefaultPartitioner> {
  const usual = kafkajs.Partitioners.DefaultPartitioner();
  return (message) => (message.partitionMetadata.length === 1 ? (message.partitionMetadata[0]?.partitionId ?? 0) : usual(message));
}

function byTopic(messages: readonly KafkaMessage[]) {
  const topics = new Map<string, { key: string; value: string; headers: Readonly<Record<string, string>> }[]>();
  for (const { topic, key, value, headers } of messages) {
    const message = { key, value, headers };
    const others = topics.get(topic);
    if (others) others.push(message);
    else topics.set(topic, [message]);
  }
  return [...topics].map(([topic, list]) => ({ topic, messages: list }));
}
