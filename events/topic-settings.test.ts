import { expect, test } from 'vitest';
import { readTopicSettings } from './topic-settings.ts';

test('what is not set is as usual: two weeks, one partition, and as many copies as the brokers make', () => {
  expect(readTopicSettings({})).toEqual({ retentionHours: 336, partitions: 1, replicas: null });
  expect(readTopicSettings({ KAFKA_TOPIC_REPLICAS: '' })).toEqual({ retentionHours: 336, partitions: 1, replicas: null });
});

test('reads what is set, as text or as the hub has read it', () => {
  expect(readTopicSettings({ KAFKA_TOPIC_RETENTION_HOURS: '24', KAFKA_TOPIC_PARTITIONS: 6, KAFKA_TOPIC_REPLICAS: '3' })).toEqual({
    retentionHours: 24,
    partitions: 6,
    replicas: 3,
  });
});

test.each([
  ['KAFKA_TOPIC_RETENTION_HOURS', '0'],
  ['KAFKA_TOPIC_RETENTION_HOURS', '87601'],
  ['KAFKA_TOPIC_PARTITIONS', 'many'],
  ['KAFKA_TOPIC_PARTITIONS', '1.5'],
  ['KAFKA_TOPIC_REPLICAS', '-1'],
])('%s %s is refused by its name, without its value', (setting, value) => {
  expect(() => readTopicSettings({ [setting]: value })).toThrow(new RegExp(`^${setting} must be a whole number from 1 to \\d+$`));
});
