import kafkajs, { type Admin } from 'kafkajs';

/** How far a consumer group is behind in a topic, in messages that are still kept. */
export interface GroupLag {
  /** Null for a topic of ours in which nobody ever acknowledged anything, nor reads now. */
  readonly group: string | null;
  readonly topic: string;
  readonly lag: number;
  /** Whether the group has acknowledged anything at all in this topic. */
  readonly hasAcknowledged: boolean;
}

/** What of the client is asked. */
type LagAdmin = Pick<Admin, 'listGroups' | 'describeGroups' | 'fetchOffsets' | 'listTopics' | 'fetchTopicOffsets'>;

/** How far every consumer group is behind, also one that never acknowledges; and which of our topics nobody reads. */
export async function readLag(admin: LagAdmin): Promise<readonly GroupLag[]> {
  const { groups } = await admin.listGroups();
  const names = groups.map(({ groupId }) => groupId);
  const assigned = await readAssigned(admin, names);
  const there = new Set(await admin.listTopics());
  const lags = (await Promise.all(names.map(async (group) => lagOfGroup(admin, group, assigned.get(group) ?? [], there)))).flat();
  const read = new Set(lags.map(({ topic }) => topic));
  const unread = [...there].filter((topic) => topic.startsWith('gezinsbeeld.') && !read.has(topic));
  const kept = await Promise.all(
    unread.map(async (topic) => ({ group: null, topic, lag: await behind(admin, topic, new Map()), hasAcknowledged: false })),
  );
  return [...lags, ...kept].toSorted((a, b) => (a.group ?? '').localeCompare(b.group ?? '') || a.topic.localeCompare(b.topic));
}

/** Of the topics that are there: a group goes on reading for a while what was deleted. */
async function lagOfGroup(
  admin: LagAdmin,
  group: string,
  assigned: readonly string[],
  there: ReadonlySet<string>,
): Promise<readonly GroupLag[]> {
  const acknowledged = await admin.fetchOffsets({ groupId: group });
  const reached = new Map(
    acknowledged.map(({ topic, partitions }) => [topic, new Map(partitions.map(({ partition, offset }) => [partition, Number(offset)]))]),
  );
  const topics = [...new Set([...reached.keys(), ...assigned])].filter((topic) => there.has(topic));
  return Promise.all(
    topics.map(async (topic) => ({
      group,
      topic,
      lag: await behind(admin, topic, reached.get(topic) ?? new Map<number, number>()),
      hasAcknowledged: reached.has(topic),
    })),
  );
}

/** What is kept beyond these offsets; of a partition of which nothing was acknowledged all that is kept. */
async function behind(admin: LagAdmin, topic: string, reached: ReadonlyMap<number, number>): Promise<number> {
  const ends = await admin.fetchTopicOffsets(topic);
  const lags = ends.map(({ partition, high, low }) => Number(high) - Math.max(reached.get(partition) ?? 0, Number(low)));
  return lags.reduce((sum, each) => sum + each, 0);
}

/** The topics that the members of each group read at this moment. */
async function readAssigned(admin: LagAdmin, groups: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (groups.length === 0) return new Map();
  const described = await admin.describeGroups([...groups]);
  return new Map(
    described.groups.map(({ groupId, members }) => [groupId, members.flatMap(({ memberAssignment }) => topicsIn(memberAssignment))]),
  );
}

/** The topics of an assignment. It is written by a member of the group and not by the broker: where it cannot be read, as in groups that are no consumers, it names none. */
function topicsIn(memberAssignment: Buffer): readonly string[] {
  try {
    return Object.keys(kafkajs.AssignerProtocol.MemberAssignment.decode(memberAssignment)?.assignment ?? {});
  } catch {
    return [];
  }
}
