import type { Logger } from 'pino';
import { createKafkaAdmin, type KafkaAdmin } from './kafka-admin.ts';
import { createKafkaClient, type KafkaClient, type TellOfClient } from './kafka-client.ts';
import { startConsumer, type Consumption, type KafkaConsumer } from './kafka-consumer.ts';
import type { KafkaProducer } from './kafka-producer.ts';
import type { KafkaSettings } from './kafka-settings.ts';
import { createProducerBeside } from './producer-beside.ts';

/** Kafka as the hub knows it: everything of the client's own stays behind this. */
export interface KafkaConnection {
  /** Idempotent, and acknowledged by every in-sync replica; it works in a thread of its own. */
  readonly producer: KafkaProducer;
  readonly admin: KafkaAdmin;
  consume(consumption: Consumption): Promise<KafkaConsumer>;
  /** Closes everything, consumers first. */
  close(): Promise<void>;
}

/** Prepares a connection to Kafka, which is made at first use: a broker that is away is told by what is asked of it and not here. */
export function connectKafka(settings: KafkaSettings, log: Logger): KafkaConnection {
  // Many times a second while a broker is away, and nothing that anybody can act upon: who uses the connection tells what it means.
  const tell: TellOfClient = (level, part) => log.debug({ part, level }, 'The Kafka client met something');
  const createClient = (): KafkaClient => createKafkaClient(settings, tell);
  const producer = createProducerBeside(settings, tell);
  const admin = createKafkaAdmin(createClient());
  const consumers = new Set<KafkaConsumer>();
  return {
    producer,
    admin,
    consume: async (consumption) => {
      const { close } = await startConsumer(createClient(), consumption);
      const consumer: KafkaConsumer = {
        close: async () => {
          consumers.delete(consumer);
          await close();
        },
      };
      consumers.add(consumer);
      return consumer;
    },
    close: async () => {
      await Promise.all([...consumers].map(async (consumer) => consumer.close()));
      await Promise.all([producer.close(), admin.close()]);
    },
  };
}
