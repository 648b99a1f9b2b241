import { expect, test } from 'vitest';
import kafkajs from 'kafkajs';
import { readLag } from './kafka-lag.ts';

const assigned = (topic: string): Buffer =>
  kafkajs.AssignerProtocol.MemberAssignment.encode({ version: 0, assignment: { [topic]: [0] }, userData: Buffer.alloc(0) });

/** An administrator of a broker with the topic `a`, and groups of one member that wrote this about itself. */
const adminOf = (written: Readonly<Record<string, Buffer>>): Parameters<typeof readLag>[0] => ({
  listGroups: async () => ({ groups: Object.keys(written).map((groupId) => ({ groupId, protocolType: 'consumer' })) }),
  describeGroups: async () => ({
    groups: Object.entries(written).map(([groupId, memberAssignment]) => ({
      groupId,
      errorCode: 0,
      protocol: '',
      protocolType: 'consumer',
      state: 'Stable' as const,
      members: [{ clientHost: '', clientId: '', memberId: '', memberMetadata: Buffer.alloc(0), memberAssignment }],
    })),
  }),
  fetchOffsets: async () => [],
  listTopics: async () => ['a'],
  fetchTopicOffsets: async (topic) => {
    if (topic !== 'a') throw new Error('there is no such topic');
    return [{ partition: 0, offset: '7', high: '7', low: '2' }];
  },
});

const good = { group: 'good', topic: 'a', lag: 5, hasAcknowledged: false };

test('what a member of a group wrote about itself keeps nobody from being told: it names no topics where it cannot be read', async () => {
  const written = { good: assigned('a'), none: Buffer.alloc(0), odd: Buffer.from('whatever'), long: Buffer.alloc(9, 0x7f) };
  expect(await readLag(adminOf(written))).toEqual([good]);
});

test('a topic that was deleted while a group reads it keeps nobody from being told either', async () => {
  const admin = adminOf({ good: assigned('a'), behind: assigned('deleted') });
  const fetchOffsets = async () => [{ topic: 'deleted', partitions: [{ partition: 0, offset: '1', metadata: null }] }];
  expect(await readLag(admin)).toEqual([good]);
  expect(await readLag({ ...admin, fetchOffsets })).toEqual([good]);
});
