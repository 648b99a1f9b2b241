import type { Admin } from 'kafkajs';
import type { KafkaClient } from './kafka-client.ts';
import { KafkaError, toKafkaError } from './kafka-error.ts';
import { readLag, type GroupLag } from './kafka-lag.ts';
import { asHeld, readRights, toAcl, type HeldRight, type Right } from './kafka-rights.ts';
import { alterTopic, readTopics, type HeldTopic, type TopicPlan } from './kafka-topics.ts';

/** What an operator does with Kafka. Everything rejects with a KafkaError. */
export interface KafkaAdmin {
  /** Resolves when the broker answers. */
  ping(): Promise<void>;
  /** The names of the topics that there are, as far as this user may know of them. */
  topics(): Promise<readonly string[]>;
  /** Those of these topics that there are, and how they are kept. */
  readTopics(names: readonly string[]): Promise<readonly HeldTopic[]>;
  /** Brings a topic that is there to its plan: its settings, and more partitions. */
  alterTopic(held: HeldTopic, plan: TopicPlan): Promise<void>;
  /** Makes the topics that are not there yet. */
  createTopics(topics: readonly TopicPlan[]): Promise<void>;
  /** Grants rights; a right that is there already stays. */
  grant(rights: readonly Right[]): Promise<void>;
  /** Every right that the broker keeps. */
  readRights(): Promise<readonly HeldRight[]>;
  /** Takes rights away; one that is not there any more is no error. */
  revoke(rights: readonly HeldRight[]): Promise<void>;
  /** How far every consumer group is behind, by group and topic, as far as this user may know of them; and which of our topics nobody reads. */
  lag(): Promise<readonly GroupLag[]>;
  close(): Promise<void>;
}

/** Makes an administrator that connects at the first question. */
export function createKafkaAdmin({ kafka, cut }: KafkaClient): KafkaAdmin {
  const admin = kafka.admin();
  let connecting: Promise<void> | null = null;

  const ask = async <T>(question: (admin: Admin) => Promise<T>): Promise<T> => {
    try {
      connecting ??= admin.connect();
      await connecting;
      return await question(admin);
    } catch (error) {
      connecting = null;
      throw toKafkaError(error);
    }
  };

  return {
    ping: async () => void (await ask(async () => admin.describeCluster())),
    topics: async () => ask(async () => admin.listTopics()),
    createTopics: async (topics) => {
      await ask(async () => admin.createTopics({ topics: topics.map(toTopic) })).catch((error: unknown) => {
        // They are made, but the broker that was asked has not heard of it yet.
        if (!(error instanceof KafkaError && error.reason === 'UNKNOWN_TOPIC_OR_PARTITION')) throw error;
      });
    },
    readTopics: async (names) => ask(async () => readTopics(admin, names)),
    alterTopic: async (held, plan) => ask(async () => alterTopic(admin, held, plan)),
    grant: async (rights) => void (await ask(async () => admin.createAcls({ acl: rights.map((right) => toAcl(asHeld(right))) }))),
    readRights: async () => ask(readRights),
    revoke: async (rights) => void (rights.length > 0 && (await ask(async () => admin.deleteAcls({ filters: rights.map(toAcl) })))),
    lag: async () => ask(readLag),
    close: async () => {
      await admin.disconnect().catch(() => {});
      cut();
    },
  };
}

function toTopic({ topic, partitions, replicas, settings = {} }: TopicPlan) {
  return {
    topic,
    numPartitions: partitions,
    ...(replicas !== undefined && { replicationFactor: replicas }),
    configEntries: Object.entries(settings).map(([name, value]) => ({ name, value })),
  };
}
