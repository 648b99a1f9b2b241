import kafkajs, { type AclOperationTypes, type Admin } from 'kafkajs';
import type { KafkaClient } from './kafka-client.ts';
import { toKafkaError } from './kafka-error.ts';

/** A topic and how it is kept; settings are Kafka's own, such as `retention.ms`. */
export interface TopicPlan {
  readonly topic: string;
  readonly partitions: number;
  readonly replicas?: number;
  readonly settings?: Readonly<Record<string, string>>;
}

/** What a user may do: with one topic or group, or with all whose names begin so. */
export interface Right {
  readonly username: string;
  readonly may: 'READ' | 'WRITE';
  readonly on: 'TOPIC' | 'GROUP';
  readonly name: string;
  readonly prefixed?: boolean;
}

/** How far a consumer group is behind in a topic, in messages. */
export interface GroupLag {
  readonly group: string;
  readonly topic: string;
  readonly lag: number;
}

/** What an operator does with Kafka. Everything rejects with a KafkaError. */
export interface KafkaAdmin {
  /** Resolves when the broker answers. */
  ping(): Promise<void>;
  /** The names of the topics that there are, as far as this user may know of them. */
  topics(): Promise<readonly string[]>;
  /** Makes the topics that are not there yet. */
  createTopics(topics: readonly TopicPlan[]): Promise<void>;
  /** Grants rights; a right that is there already stays. */
  grant(rights: readonly Right[]): Promise<void>;
  /** How far every consumer group is behind, by group and topic. */
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
    createTopics: async (topics) => void (await ask(async () => admin.createTopics({ topics: topics.map(toTopic) }))),
    grant: async (rights) => void (await ask(async () => admin.createAcls({ acl: rights.map(toAcl) }))),
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

function toAcl({ username, may, on, name, prefixed = false }: Right) {
  const { AclResourceTypes, AclOperationTypes, AclPermissionTypes, ResourcePatternTypes } = kafkajs;
  const operation: AclOperationTypes = AclOperationTypes[may];
  return {
    resourceType: AclResourceTypes[on],
    resourceName: name,
    resourcePatternType: prefixed ? ResourcePatternTypes.PREFIXED : ResourcePatternTypes.LITERAL,
    principal: `User:${username}`,
    host: '*',
    operation,
    permissionType: AclPermissionTypes.ALLOW,
  };
}

async function readLag(admin: Admin): Promise<readonly GroupLag[]> {
  const { groups } = await admin.listGroups();
  const lags = await Promise.all(groups.map(async ({ groupId }) => lagOfGroup(admin, groupId)));
  return lags.flat().toSorted((a, b) => a.group.localeCompare(b.group) || a.topic.localeCompare(b.topic));
}

async function lagOfGroup(admin: Admin, group: string): Promise<readonly GroupLag[]> {
  const read = await admin.fetchOffsets({ groupId: group });
  return Promise.all(
    read.map(async ({ topic, partitions }) => {
      // A partition of which the group has read nothing yet is not among what it has read.
      const reached = new Map(partitions.map(({ partition, offset }) => [partition, Number(offset)]));
      const ends = await admin.fetchTopicOffsets(topic);
      const behind = ends.map(({ partition, high, low }) => Number(high) - Math.max(reached.get(partition) ?? 0, Number(low)));
      return { group, topic, lag: behind.reduce((sum, each) => sum + each, 0) };
    }),
  );
}
