import kafkajs, { type Admin } from 'kafkajs';

/** A topic and how it is kept; settings are Kafka's own, such as `retention.ms`. */
export interface TopicPlan {
  readonly topic: string;
  readonly partitions: number;
  readonly replicas?: number;
  readonly settings?: Readonly<Record<string, string>>;
}

/** A topic as it is at the broker. */
export interface HeldTopic {
  readonly topic: string;
  readonly partitions: number;
  readonly replicas: number;
  /** All that apply to it, whoever set them. */
  readonly settings: Readonly<Record<string, string>>;
  /** Those that were set for this topic itself. */
  readonly own: readonly string[];
}

const { ConfigResourceTypes, ConfigSource } = kafkajs;

/** Those of these topics that there are, and how they are kept. */
export async function readTopics(admin: Admin, names: readonly string[]): Promise<readonly HeldTopic[]> {
  const there = new Set(await admin.listTopics());
  const topics = names.filter((name) => there.has(name));
  if (topics.length === 0) return [];
  const [metadata, described] = await Promise.all([
    admin.fetchTopicMetadata({ topics }),
    admin.describeConfigs({ includeSynonyms: false, resources: topics.map((name) => ({ type: ConfigResourceTypes.TOPIC, name })) }),
  ]);
  return metadata.topics.map(({ name, partitions }) => {
    const entries = described.resources.find(({ resourceName }) => resourceName === name)?.configEntries ?? [];
    return {
      topic: name,
      partitions: partitions.length,
      replicas: Math.min(...partitions.map(({ replicas }) => replicas.length)),
      settings: Object.fromEntries(entries.map(({ configName, configValue }) => [configName, configValue])),
      own: entries.filter(({ configSource }) => configSource === ConfigSource.TOPIC_CONFIG).map(({ configName }) => configName),
    };
  });
}

/** Brings a topic that is there to its plan, as far as that can be done to a topic in use: its settings, and more partitions. What else was set for it stays. */
export async function alterTopic(admin: Admin, held: HeldTopic, { partitions, settings = {} }: TopicPlan): Promise<void> {
  const kept = held.own.map((name) => [name, held.settings[name] ?? ''] as const);
  const entries = Object.entries({ ...Object.fromEntries(kept), ...settings });
  await admin.alterConfigs({
    validateOnly: false,
    resources: [{ type: ConfigResourceTypes.TOPIC, name: held.topic, configEntries: entries.map(([name, value]) => ({ name, value })) }],
  });
  if (partitions > held.partitions) {
    await admin.createPartitions({ topicPartitions: [{ topic: held.topic, count: partitions }] });
  }
}
