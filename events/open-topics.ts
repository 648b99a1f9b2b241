import type { Sql } from '#database/create-database.ts';
import { backOff } from './back-off.ts';
import type { KafkaMessage, KafkaProducer } from './kafka-producer.ts';
import * as store from './relay-store.ts';
import type { QueuedEvent, Withheld } from './relay-store.ts';
import { sendToTopics } from './send-to-topics.ts';

/** A message for one recipient about one event. */
export interface RelayMessage extends KafkaMessage {
  /** The event that it tells of. */
  readonly eventId: string;
}

/** The topics as one hold of a slot sees them: what refuses is left alone until the hold ends, so that nothing overtakes what it has still to get. */
export interface OpenTopics {
  /** The topics that are left alone. */
  closed(): readonly string[];
  /** Sends the messages of these events; answers what topics have still to get. Rejects with a KafkaError when the broker is away. */
  send(events: readonly QueuedEvent[], messages: readonly RelayMessage[]): Promise<readonly Withheld[]>;
}

/** What it rests on. */
export interface TopicsDeps {
  readonly sql: Sql;
  readonly producer: Pick<KafkaProducer, 'send'>;
  readonly clock: () => Date;
  readonly random: () => number;
  /** Told of a topic that refuses everything (tried again later), and of an event that one topic refuses by itself (set aside for it). */
  readonly refused: (failure: string, isSetAside: boolean) => void;
  readonly retryMs: { readonly first: number; readonly longest: number };
}

/** Reads which topics refused when they were last tried, and opens those that are due for another try. */
export async function openTopics({ sql, producer, clock, random, refused, retryMs }: TopicsDeps): Promise<OpenTopics> {
  const known = await store.readRefusedTopics(sql, clock());
  const attempts = new Map(known.map((topic) => [topic.topic, topic.attempts]));
  const closed = new Set(known.filter(({ isDue }) => !isDue).map(({ topic }) => topic));

  const close = async (topic: string, failure: string): Promise<void> => {
    closed.add(topic);
    const retryAt = new Date(clock().getTime() + backOff((attempts.get(topic) ?? 0) + 1, retryMs, random));
    await store.noteRefusal(sql, topic, { failure, retryAt }, clock());
    refused(failure, false);
  };

  const noteAccepted = async (topics: readonly string[]): Promise<void> => {
    const reopened = new Set(topics.filter((topic) => attempts.has(topic) && !closed.has(topic)));
    if (reopened.size === 0) return;
    await store.noteAcceptance(sql, [...reopened]);
    for (const topic of reopened) attempts.delete(topic);
  };

  return {
    closed: () => [...closed],
    send: async (events, messages) => {
      const wanted = wantedBy(events, messages);
      const open = closed.size === 0 ? wanted : wanted.filter(({ topic }) => !closed.has(topic));
      const refusals = await sendToTopics(open, producer);
      for (const [topic, failure] of refusals.topics) await close(topic, failure);
      if (attempts.size > 0) await noteAccepted(wanted.map(({ topic }) => topic));
      if (closed.size === 0 && refusals.messages.length === 0) return [];
      for (const { failure } of refusals.messages) refused(failure, true);
      const sequences = new Map(events.map(({ eventId, sequence }) => [eventId, sequence]));
      const toWithheld = ({ topic, eventId }: RelayMessage, failure: string | null): Withheld => ({
        sequence: sequences.get(eventId) ?? '',
        topic,
        failure,
      });
      return [
        ...wanted.filter(({ topic }) => closed.has(topic)).map((message) => toWithheld(message, null)),
        ...refusals.messages.map(({ message, failure }) => toWithheld(message, failure)),
      ];
    },
  };
}

/** The messages that are still to be sent: all of an event that goes to everybody, and of one that only some topics wait for theirs. */
function wantedBy(events: readonly QueuedEvent[], messages: readonly RelayMessage[]): readonly RelayMessage[] {
  const only = new Map<string, Set<string>>();
  for (const { eventId, onlyTopic } of events) {
    if (onlyTopic !== null) only.set(eventId, (only.get(eventId) ?? new Set()).add(onlyTopic));
  }
  return only.size === 0 ? messages : messages.filter(({ eventId, topic }) => only.get(eventId)?.has(topic) ?? true);
}
