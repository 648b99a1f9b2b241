import type { Logger } from 'pino';
import { createKafkaAdmin, type KafkaAdmin } from './kafka-admin.ts';
import { createKafkaClient, type KafkaClient } from './kafka-client.ts';
import { startConsumer, type Consumption, type KafkaConsumer } from './kafka-consumer.ts';
import { createKafkaProducer, type KafkaProducer } from './kafka-producer.ts';
import type { KafkaSettings } from './kafka-settings.ts';

/** Kafka as the hub knows it: everything of the client's own stays behind this. */
export interface KafkaConnection {
  /** Idempotent, and acknowledged by every in-sync replica. */
  readonly producer: KafkaProducer;
  readonly admin: KafkaAdmin;
  consume(consumption: Consumption): Promise<KafkaConsumer>;
  /** Closes everything, consumers first. */
  close(): Promise<void>;
}

/** Prepares a connection to Kafka, which is made at first use: a broker that is away is told by what is asked of it and not here. */
export function connectKafka(settings: KafkaSettings, log: Logger): KafkaConnection {
  const createClient = (): KafkaClient => createKafkaClient(settings, log);
  const producer = createKafkaProducer(createClient);
  const admin = createKafkaAdmin(createClient());
  const consumers = new Set<KafkaConsumer>();
  return {
    producer,
    admin,
    consume: async (consumption) => {
      const consumer = await startConsumer(createClient(), consumption);
      consumers.add(consumer);
      return consumer;
    },
    close: async () => {
      await Promise.all([...consumers].map(async (consumer) => consumer.close()));
      await Promise.all([producer.close(), admin.close()]);
    },
  };
}
