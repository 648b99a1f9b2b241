import { expect, test } from 'vitest';
import type { TopicPlan } from './kafka-topics.ts';
import {
  deadLetterTopic,
  ensureTopics,
  groupPrefixOf,
  inboundTopicOf,
  rightsOf,
  rightsOfHub,
  topicOf,
  topicPlans,
  usernameOf,
} from './topics.ts';

const police = '00000099000000002000/POL';

test('a recipient has two topics, a name and a prefix of its own', () => {
  expect(topicOf(police)).toBe('gezinsbeeld.00000099000000002000.pol.v1');
  expect(inboundTopicOf(police)).toBe('gezinsbeeld.00000099000000002000.pol.in.v1');
  expect(usernameOf(police)).toBe('00000099000000002000.pol');
  expect(groupPrefixOf(police)).toBe('00000099000000002000.pol.');
});

test.each([
  ['nothing', ''],
  ['no role', '00000099000000002000'],
  ['an OIN that is too short', '0000099000000002000/POL'],
  ['a role that would name another topic', '00000099000000002000/POL.V1'],
  ['a pattern', '00000099000000002000/*'],
  ['a role in small letters, beside which the same one in capitals would share its topic', '00000099000000002000/pol'],
  ['a line more', '00000099000000002000/POL\n'],
])('%s is no recipient', (_, recipient) => {
  expect(() => topicOf(recipient)).toThrow(new TypeError('a recipient is written as OIN/ROLE'));
});

test('a recipient reads its own topic in its own groups, writes to its own inbound topic, and may do nothing else', () => {
  expect(rightsOf(police)).toEqual([
    { username: '00000099000000002000.pol', may: 'READ', on: 'TOPIC', name: 'gezinsbeeld.00000099000000002000.pol.v1' },
    { username: '00000099000000002000.pol', may: 'READ', on: 'GROUP', name: '00000099000000002000.pol.', prefixed: true },
    { username: '00000099000000002000.pol', may: 'WRITE', on: 'TOPIC', name: 'gezinsbeeld.00000099000000002000.pol.in.v1' },
  ]);
  expect(rightsOf(police, 'politie').map(({ username }) => username)).toEqual(['politie', 'politie', 'politie']);
});

test('the hub writes what recipients read, reads what they write, and has no right by prefix', () => {
  const rights = rightsOfHub([police], 'hub');
  expect(rights).toEqual([
    { username: 'hub', may: 'WRITE', on: 'TOPIC', name: deadLetterTopic },
    { username: 'hub', may: 'READ', on: 'GROUP', name: 'gezinsbeeld.inbound.v1' },
    { username: 'hub', may: 'WRITE', on: 'TOPIC', name: topicOf(police) },
    { username: 'hub', may: 'READ', on: 'TOPIC', name: inboundTopicOf(police) },
  ]);
});

test('topics are kept as the settings say, on the broker’s clock', () => {
  expect(topicPlans([police], { retentionHours: 2, partitions: 3, replicas: 3 })[1]).toEqual({
    topic: topicOf(police),
    partitions: 3,
    replicas: 3,
    settings: {
      'cleanup.policy': 'delete',
      'retention.ms': '7200000',
      'segment.ms': '514286',
      'message.timestamp.type': 'LogAppendTime',
      'min.insync.replicas': '2',
    },
  });
  expect(topicPlans([], { retentionHours: 1, partitions: 1, replicas: 1 })[0]?.settings).toMatchObject({ 'min.insync.replicas': '1' });
  expect(topicPlans([])[0]).not.toHaveProperty('replicas');
});

test('makes every topic of the recipients, and that of dead letters', async () => {
  const made: TopicPlan[] = [];
  await ensureTopics({ admin: { createTopics: async (plans) => void made.push(...plans) } }, [police]);
  expect(made.map(({ topic }) => topic)).toEqual([deadLetterTopic, topicOf(police), inboundTopicOf(police)]);
});
