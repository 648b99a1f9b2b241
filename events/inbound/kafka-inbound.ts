import type { KafkaConnection } from '../kafka.ts';
import { failureOf } from '../kafka-error.ts';
import type { ReceivedMessage } from '../kafka-consumer.ts';
import { inboundGroup } from '../topics.ts';
import { createLoop } from '../create-loop.ts';
import type { Inbox } from './inbox.ts';
import { idOfCloudEvent } from './read-cloud-event.ts';

/** What reading the inbound topics rests on. */
export interface KafkaInboundDeps {
  readonly kafka: Pick<KafkaConnection, 'consume'> & { readonly admin: Pick<KafkaConnection['admin'], 'topics'> };
  readonly inbox: Inbox;
  readonly clock: () => Date;
  readonly random: () => number;
  /** Resolves after so many milliseconds, or as soon as the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Told when reading stalls, with the name of what went wrong. */
  readonly onStalled: (failure: string) => void;
}

/** How the topics are read. */
export interface KafkaInboundPace {
  /** How long the topic of a source rests that sends too much. */
  readonly floodMs: number;
  /** How long a topic rests when a message could not be kept. */
  readonly awayMs: number;
  /** How often to look whether there are topics of new recipients, and as long as there are none at all. */
  readonly lookMs: number;
  readonly noneMs: number;
  readonly failedMs: { readonly first: number; readonly longest: number };
}

/** The pace of a hub. */
export const usualKafkaInboundPace: KafkaInboundPace = {
  floodMs: 5000,
  awayMs: 1000,
  lookMs: 60_000,
  noneMs: 2000,
  failedMs: { first: 500, longest: 30_000 },
};

/** The recipient (OIN/role) whose inbound topic this is, or null for another topic. */
export function recipientOfInboundTopic(topic: string): string | null {
  const [, oin, role] = /^gezinsbeeld\.(\d{20})\.([a-z][a-z\d_]{0,39})\.in\.v1$/.exec(topic) ?? [];
  return oin === undefined || role === undefined ? null : `${oin}/${role.toUpperCase()}`;
}

/**
 * Reads the inbound topics of all recipients into the inbox, the hubs of one database as one group. The offset of a message is committed after it is durably in the inbox. Who sends is the topic:
 * the broker lets only its recipient write there.
 */
export function createKafkaInbound(
  deps: KafkaInboundDeps,
  pace: KafkaInboundPace = usualKafkaInboundPace,
): { start(): void; close(): Promise<void> } {
  const { kafka, inbox, clock, onStalled } = deps;

  const onMessage = async ({ topic, partition, offset, value }: ReceivedMessage): Promise<number | void> => {
    const source = recipientOfInboundTopic(topic);
    if (source === null) return undefined;
    const messageId = idOfCloudEvent(value) ?? `${topic}:${partition}:${offset}`;
    try {
      const received = await inbox.receive({ source, format: 'CLOUDEVENT', messageId, body: value, receivedAt: clock() });
      return received === 'FLOOD' ? pace.floodMs : undefined;
    } catch (error) {
      onStalled(failureOf(error));
      return pace.awayMs;
    }
  };

  const readTopics = async (): Promise<readonly string[]> =>
    (await kafka.admin.topics()).filter((topic) => recipientOfInboundTopic(topic) !== null).toSorted();

  /** Reads these topics until others are there, the broker refuses one, or the signal is aborted. */
  const consume = async (topics: readonly string[], signal: AbortSignal): Promise<void> => {
    const refusal = new AbortController();
    const until = AbortSignal.any([signal, refusal.signal]);
    const consumer = await kafka.consume({
      group: inboundGroup,
      topics,
      fromBeginning: true,
      // A partner that sends much delays no other.
      atOnce: topics.length,
      onMessage,
      onRefused: (error) => refusal.abort(error),
    });
    try {
      while (!until.aborted) {
        await deps.wait(pace.lookMs, until);
        // While the broker is away the consumer goes on by itself as soon as it is back.
        const now = await readTopics().catch(() => topics);
        if (now.join(' ') !== topics.join(' ')) return;
      }
      if (refusal.signal.aborted) throw refusal.signal.reason;
    } finally {
      await consumer.close();
    }
  };

  const loop = createLoop({
    task: async (signal) => {
      const topics = await readTopics();
      if (topics.length > 0) return consume(topics, signal);
      return deps.wait(pace.noneMs, signal);
    },
    pauseMs: 0,
    failedMs: pace.failedMs,
    random: deps.random,
    wait: deps.wait,
    onFailure: (error) => onStalled(failureOf(error)),
  });
  return { start: loop.start, close: loop.close };
}
