import type { Database } from '#database/create-database.ts';
import { isConflict } from '#database/is-conflict.ts';
import { backOff } from '../back-off.ts';
import { createLoop } from '../create-loop.ts';
import { failureOf } from '../kafka-error.ts';
import { NotAsAgreed, PoisonMessage, TryLater, type DeadReason } from './errors.ts';
import { handleMessage, type HandleDeps } from './handle-message.ts';
import type { HeldMessage, InboxStanding } from './inbound-store.ts';
import * as store from './inbound-store.ts';
import { TellLater } from './tell-change.ts';

/** Who is told how the inbox fares; of a source its name, of an error its code or name. */
export interface InboundWatch {
  handled(source: string): void;
  /** A message waits: it failed, or what it needs is away. */
  waits(source: string, failure: string): void;
  dead(source: string, reason: DeadReason): void;
  /** Nothing could be handled: the database was away. */
  stalled(failure: string): void;
  standing(standing: readonly InboxStanding[]): void;
}

/** What a worker rests on. */
export interface InboundDeps extends Omit<HandleDeps, 'quietMs' | 'database'> {
  readonly database: Pick<Database, 'sql' | 'transaction' | 'ping'>;
  /** Milliseconds that only ever go up. */
  readonly elapsed: () => number;
  readonly random: () => number;
  /** Resolves after so many milliseconds, or as soon as the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly watch: InboundWatch;
}

/** How a worker works. */
export interface InboundPace {
  /** The most messages of each source that are taken at a time. */
  readonly perSource: number;
  /** How long messages stay with a worker that does not answer any more. */
  readonly leaseMs: number;
  readonly pollMs: number;
  /** After so many failures of its own a message is dead. */
  readonly attempts: number;
  readonly retryMs: { readonly first: number; readonly longest: number };
  /** So many milliseconds after a message came it does not count when the database undoes it for the sake of another at the same moment. */
  readonly conflictMs: number;
  readonly stallMs: { readonly first: number; readonly longest: number };
  /** For so many milliseconds after an event the same is not told again: changes in between are told at their end, as one. */
  readonly quietMs: number;
  readonly measureMs: number;
  /** How long closing waits for what is under way. */
  readonly closeMs: number;
}

/** The pace of a hub. A message that fails by itself is tried for about an hour; one whose partner is away as long as that takes. */
export const usualInboundPace: InboundPace = {
  perSource: 20,
  leaseMs: 120_000,
  pollMs: 250,
  attempts: 12,
  retryMs: { first: 1000, longest: 600_000 },
  conflictMs: 3_600_000,
  stallMs: { first: 100, longest: 5000 },
  quietMs: 1000,
  measureMs: 5000,
  closeMs: 5000,
};

/** Handles what waits in the inbox. */
export interface InboundWorker {
  /** Handles until nothing waits that it may take. Rejects when the database is away. */
  drain(): Promise<void>;
  /** Works until it is closed. */
  start(): void;
  /** Looks at once: there is something new. */
  wake(): void;
  /** Finishes the message under way of each source, if that takes no longer than it may, and lets go of the others. */
  close(): Promise<void>;
}

/**
 * Makes a worker. Several may share one inbox: a message is held by one at a time, and ends in one transaction with its events, however often it is tried. Messages of one source are taken in
 * their order; which of two changes of one object is the newer decides the source's clock, so that no order of handling tells an old change as new.
 */
export function createInboundWorker(deps: InboundDeps, pace: InboundPace = usualInboundPace): InboundWorker {
  const { database, holder, clock, elapsed, watch } = deps;
  const { sql } = database;
  const handling: HandleDeps = { ...deps, quietMs: pace.quietMs };
  const ending = new AbortController();

  const end = async ({ id, source }: HeldMessage, reason: DeadReason, place: string | null): Promise<void> => {
    if (await store.markDead(sql, { id, holder, reason, place }, clock())) watch.dead(source, reason);
  };

  const putOff = async ({ id, source }: HeldMessage, retryAt: Date, failure: string | null, failed: boolean): Promise<void> => {
    await store.postpone(sql, { id, holder, retryAt, failed });
    if (failure !== null) watch.waits(source, failure);
  };

  const after = (ms: number): Date => new Date(clock().getTime() + ms);

  const ageOf = ({ receivedAt }: HeldMessage): number => clock().getTime() - receivedAt.getTime();

  const settleFailure = async (message: HeldMessage, error: unknown): Promise<void> => {
    if (error instanceof PoisonMessage) return end(message, error.reason, error.place);
    if (error instanceof TellLater) return putOff(message, error.until, null, false);
    if (error instanceof TryLater) {
      // As long again as it waits already: each time about twice as long.
      const { first, longest } = pace.retryMs;
      const waitMs = Math.min(longest, Math.max(first, ageOf(message))) * (1 - deps.random() / 2);
      return putOff(message, after(waitMs), error.name, false);
    }
    // When the database is away this rejects, and nothing is held against the message.
    await database.ping();
    if (isConflict(error) && ageOf(message) < pace.conflictMs) {
      return putOff(message, after(backOff(1, pace.retryMs, deps.random)), 'CONFLICT', false);
    }
    const attempts = message.attempts + 1;
    if (attempts >= pace.attempts) return end(message, error instanceof NotAsAgreed ? 'NOT_AS_AGREED' : 'TOO_OFTEN', null);
    return putOff(message, after(backOff(attempts, pace.retryMs, deps.random)), failureOf(error), true);
  };

  /** Handles messages of one source in their order. */
  const handleInOrder = async (messages: readonly HeldMessage[]): Promise<void> => {
    for (const message of messages) {
      if (ending.signal.aborted) return;
      try {
        const outcome = await handleMessage(handling, message);
        if (outcome !== null) watch.handled(message.source);
      } catch (error) {
        await settleFailure(message, error);
      }
    }
  };

  /** The sources of which messages are being handled: a slow one keeps no other waiting. */
  const busy = new Map<string, Promise<void>>();
  /** What got in the way of everything, since the last look. */
  let obstacle: Error | null = null;

  const begin = (source: string, messages: readonly HeldMessage[]): void => {
    const work = handleInOrder(messages)
      .catch((error: unknown) => {
        obstacle = error instanceof Error ? error : new Error('something is away', { cause: error });
      })
      .finally(() => {
        busy.delete(source);
        loop.wake();
      });
    busy.set(source, work);
  };

  /** Begins with what waits of the sources of which nothing is being handled; answers how many messages that are. */
  const look = async (): Promise<number> => {
    const claim = { holder, leaseMs: pace.leaseMs, perSource: pace.perSource, except: [...busy.keys()] };
    const messages = await store.claimMessages(sql, claim, clock());
    for (const [source, own] of Map.groupBy(messages, (message) => message.source)) begin(source, own);
    return messages.length;
  };

  const giveObstacle = (): void => {
    const met = obstacle;
    obstacle = null;
    if (met !== null) throw met;
  };

  let measuredAt = Number.NEGATIVE_INFINITY;
  const measure = async (): Promise<void> => {
    if (elapsed() - measuredAt < pace.measureMs) return;
    measuredAt = elapsed();
    watch.standing(await store.readInboxStanding(sql, clock()));
  };

  const loop = createLoop({
    task: async (_, hasFailed) => {
      giveObstacle();
      if (hasFailed && busy.size === 0) await store.releaseMessages(sql, holder);
      await look();
      await measure();
    },
    pauseMs: pace.pollMs,
    failedMs: pace.stallMs,
    random: deps.random,
    wait: deps.wait,
    onFailure: (error) => watch.stalled(failureOf(error)),
  });

  return {
    drain: async () => {
      while (!ending.signal.aborted) {
        const begun = await look();
        if (begun === 0 && busy.size === 0) return;
        await Promise.race(busy.values());
        giveObstacle();
      }
    },
    start: loop.start,
    wake: loop.wake,
    close: async () => {
      ending.abort();
      await loop.close();
      const ended = new AbortController();
      await Promise.race([Promise.all(busy.values()), deps.wait(pace.closeMs, ended.signal)]);
      ended.abort();
      // Where the database is away the holds end by themselves.
      await store.releaseMessages(sql, holder).catch(() => {});
    },
  };
}
