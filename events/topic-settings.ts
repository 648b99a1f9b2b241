import { KafkaSettingsError } from './kafka-settings.ts';
import { usualTopicSettings, type TopicSettings } from './topics.ts';

/** Reads how topics are kept: KAFKA_TOPIC_RETENTION_HOURS, KAFKA_TOPIC_PARTITIONS and KAFKA_TOPIC_REPLICAS. Throws a KafkaSettingsError. */
export function readTopicSettings(values: Readonly<Record<string, string | number | boolean | undefined>>): TopicSettings {
  const { retentionHours, partitions, replicas } = usualTopicSettings;
  return {
    retentionHours: countIn(values, 'KAFKA_TOPIC_RETENTION_HOURS', 87_600) ?? retentionHours,
    partitions: countIn(values, 'KAFKA_TOPIC_PARTITIONS', 100) ?? partitions,
    replicas: countIn(values, 'KAFKA_TOPIC_REPLICAS', 9) ?? replicas,
  };
}

function countIn(values: Readonly<Record<string, string | number | boolean | undefined>>, setting: string, most: number): number | null {
  const text = String(values[setting] ?? '');
  if (text === '') return null;
  const count = /^[1-9]\d{0,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(count <= most)) throw new KafkaSettingsError(setting, `must be a whole number from 1 to ${most}`);
  return count;
}
