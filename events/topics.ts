import type { KafkaAdmin } from './kafka-admin.ts';
import type { Right } from './kafka-rights.ts';
import type { TopicPlan } from './kafka-topics.ts';

/** How the topics are kept, for every recipient alike. */
export interface TopicSettings {
  /** How long a message stays, in hours, also when nobody has read it; the broker takes it away within a fourteenth of that time more. */
  readonly retentionHours: number;
  readonly partitions: number;
  /** How many brokers keep each message; null leaves it, and how many must have it before it counts, to the brokers' own settings. */
  readonly replicas: number | null;
}

/** Two weeks, and the rest as small as it can be: within a partition order is kept, and a topic can grow later. */
export const usualTopicSettings: TopicSettings = { retentionHours: 336, partitions: 1, replicas: null };

/** Where messages from partners go that the hub cannot handle: their source, id and what is wrong with them, and nothing of what they say. */
export const deadLetterTopic = 'gezinsbeeld.dead-letter.v1';

/** The consumer group in which the hubs together read what partners announce. */
export const inboundGroup = 'gezinsbeeld.inbound.v1';

/** The topic of one organisation in one role (`OIN/role`). Throws a TypeError for what is no recipient. */
export function topicOf(recipient: string): string {
  return `gezinsbeeld.${dotted(recipient)}.v1`;
}

/** The topic in which a recipient announces its own changes and confirms that it dropped something. */
export function inboundTopicOf(recipient: string): string {
  return `gezinsbeeld.${dotted(recipient)}.in.v1`;
}

/** The name under which a recipient logs in at the broker, unless the operator gave it another. */
export function usernameOf(recipient: string): string {
  return dotted(recipient);
}

/** What the names of all consumer groups of a recipient begin with. */
export function groupPrefixOf(recipient: string): string {
  return `${dotted(recipient)}.`;
}

/** All that a recipient may do at the broker: read its own topic in consumer groups of its own, and write to its own inbound topic. */
export function rightsOf(recipient: string, username: string = usernameOf(recipient)): readonly Right[] {
  return [
    { username, may: 'READ', on: 'TOPIC', name: topicOf(recipient) },
    { username, may: 'READ', on: 'GROUP', name: groupPrefixOf(recipient), prefixed: true },
    { username, may: 'WRITE', on: 'TOPIC', name: inboundTopicOf(recipient) },
  ];
}

/** All that the hub itself may do: write what recipients read and what is dead, read what they write. It makes no topic and grants no right. */
export function rightsOfHub(recipients: readonly string[], username: string): readonly Right[] {
  return [
    { username, may: 'WRITE', on: 'TOPIC', name: deadLetterTopic },
    { username, may: 'READ', on: 'GROUP', name: inboundGroup },
    ...recipients.flatMap((recipient): readonly Right[] => [
      { username, may: 'WRITE', on: 'TOPIC', name: topicOf(recipient) },
      { username, may: 'READ', on: 'TOPIC', name: inboundTopicOf(recipient) },
    ]),
  ];
}

/** Every topic that there must be for these recipients. Time is the broker's, so that no sender decides how long its messages stay. */
export function topicPlans(
  recipients: readonly string[],
  { retentionHours, partitions, replicas }: TopicSettings = usualTopicSettings,
): readonly TopicPlan[] {
  const retentionMs = retentionHours * 3_600_000;
  const settings = {
    'cleanup.policy': 'delete',
    'retention.ms': String(retentionMs),
    // A message goes when all of its segment is too old: without this it could stay as long again as a segment takes, a week by itself.
    'segment.ms': String(Math.ceil(retentionMs / 14)),
    'message.timestamp.type': 'LogAppendTime',
    // Of three copies two are there before a message counts: one broker may be away, and what was acknowledged survives the loss of another.
    ...(replicas !== null && { 'min.insync.replicas': String(Math.max(1, replicas - 1)) }),
  };
  const names = [deadLetterTopic, ...recipients.flatMap((recipient) => [topicOf(recipient), inboundTopicOf(recipient)])];
  return names.map((topic) => ({ topic, partitions, ...(replicas !== null && { replicas }), settings }));
}

/** Makes the topics of these recipients that are not there yet; those that are stay as they are. Rejects with a KafkaError. */
export async function ensureTopics(
  kafka: { readonly admin: Pick<KafkaAdmin, 'createTopics'> },
  recipients: readonly string[],
  settings: TopicSettings = usualTopicSettings,
): Promise<void> {
  await kafka.admin.createTopics(topicPlans(recipients, settings));
}

function dotted(recipient: string): string {
  const [, oin, role] = /^(\d{20})\/([A-Z][A-Z\d_]{0,39})$/.exec(recipient) ?? [];
  if (oin === undefined || role === undefined) throw new TypeError('a recipient is written as OIN/ROLE');
  return `${oin}.${role.toLowerCase()}`;
}
