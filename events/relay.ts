import type { Database } from '#database/create-database.ts';
import { backOff } from './back-off.ts';
import { createLoop } from './create-loop.ts';
import { failureOf, KafkaError } from './kafka-error.ts';
import type { KafkaProducer } from './kafka-producer.ts';
import { lineOf } from './line-of.ts';
import { openTopics, type RelayMessage } from './open-topics.ts';
import { readStanding, type OutboxStanding } from './outbox-standing.ts';
import { publishInOrder, type BatchOutcome } from './publish-in-order.ts';
import * as store from './relay-store.ts';
import type { Hold, QueuedEvent, WaitingEvent, Withheld } from './relay-store.ts';

/** Deciding about these events is not possible now, through no fault of theirs: the relay waits and tries again. */
export class DeliverLater extends Error {
  override readonly name = 'DeliverLater';
}

/** An event to deliver: to whoever may hear of it, or only to these topics, which refused it before while everybody else got it. */
export interface EventToDeliver extends WaitingEvent {
  readonly onlyTopics?: readonly string[] | null;
}

/** Who is told how the relay fares; of an error only its name. */
export interface RelayWatch {
  published(count: number): void;
  /** An event failed or a topic refused everything, and will be tried again; or an event was set aside, for everybody or for one topic. */
  eventFailed(failure: string, isSetAside: boolean): void;
  /** The relay could not go on, through the broker, the database or what decides. */
  stalled(failure: string): void;
  /** Nothing that may go out waits any longer. */
  drained(): void;
  standing(standing: OutboxStanding): void;
}

/** What a relay rests on. */
export interface RelayDeps {
  readonly database: Pick<Database, 'sql' | 'ping'>;
  readonly producer: Pick<KafkaProducer, 'send' | 'ready'>;
  /**
   * Turns each event into its messages, in the given order: none, or one for every recipient. Rejects with DeliverLater when that cannot be decided now; any other failure is
   * the event's, unless the database is away.
   */
  readonly deliver: (events: readonly EventToDeliver[]) => Promise<readonly RelayMessage[]>;
  /** A name that no other relay has, nor had before it was killed. */
  readonly holder: string;
  readonly clock: () => Date;
  /** Milliseconds that only ever go up. */
  readonly elapsed: () => number;
  readonly random: () => number;
  /** Resolves after so many milliseconds, or as soon as the signal is aborted, also when it was before. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly watch: RelayWatch;
}

/** How a relay works. */
export interface RelayPace {
  /** The most events in one batch. */
  readonly batchSize: number;
  /** The most slots, and so batches, that are worked on at the same time: more than these events are never in memory. */
  readonly lanes: number;
  /** How long a slot stays with a relay that does not answer any more; longer than a send may take. */
  readonly leaseMs: number;
  /** How often the outbox is looked at when nobody calls. */
  readonly pollMs: number;
  /** After so many failures an event is set aside. */
  readonly attempts: number;
  readonly retryMs: { readonly first: number; readonly longest: number };
  /** How long a topic that refuses everything is left alone; it is tried for ever. */
  readonly topicMs: { readonly first: number; readonly longest: number };
  readonly stallMs: { readonly first: number; readonly longest: number };
  readonly measureMs: number;
}

/** The pace of a hub. An event that fails by itself is tried for more than an hour. */
export const usualPace: RelayPace = {
  batchSize: 500,
  lanes: 4,
  leaseMs: 45_000,
  pollMs: 200,
  attempts: 15,
  retryMs: { first: 1000, longest: 600_000 },
  topicMs: { first: 1000, longest: 60_000 },
  stallMs: { first: 100, longest: 5000 },
  measureMs: 5000,
};

/** Publishes what waits in the outbox. */
export interface Relay {
  /** Publishes until nothing waits that it may take, and answers how many events that were. Rejects with what got in the way. */
  drain(): Promise<number>;
  /** Works until it is closed. */
  start(): void;
  /** Looks at once: there is something new. */
  wake(): void;
  /** Finishes the batches that are under way, and lets go of the slots. */
  close(): Promise<void>;
}

/** After so many batches a slot goes to the back of the queue. */
const batchesPerHold = 20;

/**
 * Makes a relay. Events go out at least once and, of one line (`lineOf`), in the order of the outbox: a line falls in one slot, and a slot is held by one relay at a time. When a relay is
 * killed between sending and marking, the next one sends those events again, with the same ids, before the later ones.
 */
export function createRelay(deps: RelayDeps, pace: RelayPace = usualPace): Relay {
  const { database, producer, deliver, holder, clock, elapsed, watch } = deps;
  const { sql } = database;
  const ending = new AbortController();
  let ready: Promise<void> | null = null;
  /** How many events at a time: fewer for as long as deciding about more takes longer than a hold allows. */
  let batchSize = pace.batchSize;

  const blames = async (error: unknown): Promise<boolean> => {
    if (error instanceof KafkaError || error instanceof DeliverLater) return false;
    return database.ping().then(
      () => true,
      () => false,
    );
  };

  const noteFailures = async ({ failed }: BatchOutcome<QueuedEvent>): Promise<void> => {
    for (const { event, error } of failed) {
      const failure = failureOf(error);
      const attempts = event.attempts + 1;
      const isSetAside = attempts >= pace.attempts;
      const retryAt = isSetAside ? null : new Date(clock().getTime() + backOff(attempts, pace.retryMs, deps.random));
      await store.noteFailure(sql, event, { failure, retryAt }, clock());
      watch.eventFailed(failure, isSetAside);
    }
  };

  let measuredAt = Number.NEGATIVE_INFINITY;
  const measure = async (): Promise<void> => {
    if (elapsed() - measuredAt < pace.measureMs) return;
    measuredAt = elapsed();
    await readStanding(sql, clock()).then(
      (standing) => watch.standing(standing),
      () => {},
    );
  };

  /** Serves a slot batch by batch; answers how many events went out. A hold of which half has passed is not sent under. */
  const serve = async (hold: Hold, claimedAt: number): Promise<number> => {
    let published = 0;
    let heldSince = claimedAt;
    const topics = await openTopics({ sql, producer, clock, random: deps.random, refused: watch.eventFailed, retryMs: pace.topicMs });
    for (let batch = 0; batch < batchesPerHold && !ending.signal.aborted; batch += 1) {
      const limit = batchSize;
      const waiting = { slot: hold.slot, limit, refused: topics.closed() };
      const events = await store.readWaiting(sql, waiting, clock());
      if (events.length === 0) break;
      const withheld: Withheld[] = [];
      const publish = async (some: readonly QueuedEvent[]): Promise<void> => {
        // What is decided is on record as told: not again and again while there is nobody to send it to.
        await producer.ready();
        const messages = await deliver(byEvent(some));
        if (elapsed() - heldSince > pace.leaseMs / 2) {
          batchSize = Math.max(1, Math.ceil(Math.min(limit, some.length) / 2));
          throw new DeliverLater('the hold on the slot has nearly ended');
        }
        withheld.push(...(await topics.send(some, messages)));
      };
      const outcome = await publishInOrder(events, { publish, blames, lineOf });
      await noteFailures(outcome);
      if (withheld.length > 0) await store.withhold(sql, hold.slot, withheld, clock());
      const renewedAt = elapsed();
      const { done } = outcome;
      const isHeld = await store.settle(sql, hold, done, topics.closed());
      published += done.length;
      if (done.length > 0) watch.published(done.length);
      await measure();
      if (outcome.interruption) throw outcome.interruption;
      if (!isHeld || events.length < limit) break;
      batchSize = Math.min(pace.batchSize, limit * 2);
      heldSince = renewedAt;
    }
    return published;
  };

  /** Takes one slot after the other, until there is none to take. */
  const runLane = async (): Promise<number> => {
    let published = 0;
    while (!ending.signal.aborted) {
      const claimedAt = elapsed();
      const slot = await store.claimSlot(sql, { holder, leaseMs: pace.leaseMs }, clock());
      if (slot === null) break;
      const hold = { slot, holder, leaseMs: pace.leaseMs };
      try {
        published += await serve(hold, claimedAt);
      } finally {
        // Where the database is away the hold ends by itself.
        await store.releaseSlot(sql, hold).catch(() => {});
      }
    }
    return published;
  };

  const drain = async (): Promise<number> => {
    ready ??= store.makeSlots(sql);
    await ready.catch((error: unknown) => {
      ready = null;
      throw error;
    });
    const lanes = await Promise.allSettled(Array.from({ length: pace.lanes }, runLane));
    const stopped = lanes.find((lane) => lane.status === 'rejected');
    if (stopped) throw stopped.reason;
    return lanes.reduce((sum, lane) => sum + (lane.status === 'fulfilled' ? lane.value : 0), 0);
  };

  const loop = createLoop({
    task: async () => {
      await drain().finally(measure);
      watch.drained();
    },
    pauseMs: pace.pollMs,
    failedMs: pace.stallMs,
    random: deps.random,
    wait: deps.wait,
    onFailure: (error) => watch.stalled(failureOf(error)),
  });

  return {
    drain,
    start: loop.start,
    wake: loop.wake,
    close: async () => {
      ending.abort();
      await loop.close();
    },
  };
}

/** Each event once, with the topics that wait for it: where there are any, all others have it, also when a relay was killed before it was struck off. */
function byEvent(queued: readonly QueuedEvent[]): readonly EventToDeliver[] {
  if (queued.every(({ onlyTopic }) => onlyTopic === null)) return queued;
  const bySequence = Map.groupBy(queued, ({ sequence }) => sequence);
  return [...bySequence.values()].flatMap(([event, ...others]) => {
    if (event === undefined) return [];
    const topics = [event, ...others].flatMap(({ onlyTopic }) => onlyTopic ?? []);
    return [{ ...event, onlyTopics: topics.length === 0 ? null : topics }];
  });
}
