import { expect, test } from 'vitest';
import kafkajs from 'kafkajs';
import { readLag } from './kafka-lag.ts';

const assigned = (topic: string): Buffer =>
  kafkajs.AssignerProtocol.MemberAssignment.encode({ version: 0, assignment: { [topic]: [0] }, userData: Buffer.alloc(0) });

test('what a member of a group wrote about itself keeps nobody from being told: it names no topics where it cannot be read', async () => {
  const written: Readonly<Record<string, Buffer>> = {
    good: assigned('a'),
    none: Buffer.alloc(0),
    odd: Buffer.from('whatever'),
    long: Buffer.alloc(9, 0x7f),
  };
  const lags = await readLag({
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
    listTopics: async () => [],
    fetchTopicOffsets: async () => [{ partition: 0, offset: '7', high: '7', low: '2' }],
  });
  expect(lags).toEqual([{ group: 'good', topic: 'a', lag: 5, hasAcknowledged: false }]);
});
