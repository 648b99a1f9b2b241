import { isDeepStrictEqual } from 'node:util';
import type { GatewayExecutionResult } from '@apollo/server-gateway-interface';
import type { EventPlace, FollowedEvent } from '#events/follow-store.ts';
import type { EventReader, Following } from '#events/follow.ts';
import { GatewayError, type ErrorCode } from '../errors.ts';
import { heartbeat, lastMessages, nextMessage } from './messages.ts';
import { createChannel, type Channel } from './channel.ts';
import type { Heard, Standing, StreamSubject } from './subject.ts';

/** How a stream is kept, in milliseconds. */
export interface StreamPace {
  /** After so much silence a heartbeat is sent. */
  readonly pingMs: number;
  /** The caller's rights are read again at least this often, also when nothing happens. */
  readonly checkMs: number;
  /** What was decided longer ago is decided again before it leaves. */
  readonly freshMs: number;
  /** A reader that takes nothing for so long is too slow. */
  readonly patienceMs: number;
  /** How long to wait with an event that could not be decided, or with a look at the rights that could not be had. */
  readonly retryMs: number;
}

/** One open stream. */
export interface Stream {
  readonly channel: Channel;
  readonly reader: EventReader;
  /** Begins to deliver; `following` is its place among the events. */
  start(following: Following): void;
  /** Looks whether it is time for anything: the end of the token, a heartbeat, a look at the rights. `rules` names what decides now. */
  tick(rules: string | null): void;
  /** Ends it with this code as its last message. */
  end(code: ErrorCode): void;
}

/** What one stream rests on. */
export interface StreamDeps {
  readonly subject: StreamSubject;
  /** Reads the events at these places as they are now, in their order; what is gone is not among them. */
  readonly read: (places: readonly EventPlace[]) => Promise<readonly FollowedEvent[]>;
  /** Answers one event that may be heard, on record before it is answered; rejects with a GatewayError. */
  readonly answer: (event: FollowedEvent, heard: Heard, standing: Standing) => Promise<Pick<GatewayExecutionResult, 'data' | 'extensions'>>;
  readonly tokenEndsAt: Date;
  /** The real time in milliseconds, which tokens end by. */
  readonly now: () => number;
  readonly pace: StreamPace;
  readonly onDelivered: () => void;
  /** Told of an event that could not be decided through its own fault: it is told to nobody, and the stream goes on behind it. */
  readonly onUndecided: (cause: unknown) => void;
  /** Told when it begins to wait for what passes by itself. */
  readonly onStalled: (code: ErrorCode, cause: unknown) => void;
  /** Told once, with why; null when the reader went away. */
  readonly onEnd: (code: ErrorCode | null, cause?: unknown) => void;
  /** Told once when all was sent that will be, or nobody reads it. */
  readonly onClose: () => void;
}

/** What was decided of one event: what may be heard of it, and when what that rests on began to be read. */
interface Decided {
  readonly event: FollowedEvent;
  readonly heard: Heard;
  readonly standing: Standing;
  readonly at: number;
}

/** The places of so many events wait in memory at most for one stream; the outbox keeps what they say, and the others. */
const maxWaiting = 64;
/** So many of them are read at once, to find one that may be heard. */
const readAtOnce = 8;

/** What passes by itself: the stream waits for it, and loses nothing. */
const passing: ReadonlySet<ErrorCode> = new Set(['DATABASE_UNAVAILABLE', 'POLICY_UNAVAILABLE', 'AUDIT_UNAVAILABLE']);

const codeOf = (error: unknown): ErrorCode => (error instanceof GatewayError ? error.code : 'INTERNAL');

const verdictOf = ({ event: { eventId }, heard, standing: { policy, decidedOn } }: Decided) => [eventId, heard, policy.hash, decidedOn];

/**
 * Makes a stream. The rights of its caller, and the event itself, are read for every delivery, when the connection takes it; the rights also for every event that they follow, when what decides changes and
 * every so often. Nothing is handed to the connection after they, or the token, ended. Events go out one by one, in order.
 */
export const createStream = (deps: StreamDeps): Stream => {
  const { subject, now, pace, tokenEndsAt } = deps;
  const waiting: EventPlace[] = [];
  let following: Following | null = null;
  let ended = false;
  let endedAt = 0;
  let checkedAt = now();
  let checkedUnder: string | null = null;
  let retryAt = 0;
  let isDue = false;
  let working: Promise<void> | null = null;

  const stop = (code: ErrorCode | null, cause?: unknown): void => {
    if (ended) return;
    ended = true;
    endedAt = now();
    following?.stop();
    waiting.length = 0;
    if (code !== null) channel.finish(lastMessages(code));
    deps.onEnd(code, cause);
  };

  const channel = createChannel(now, {
    onRoom: () => wake(),
    onClose: () => {
      stop(null);
      deps.onClose();
    },
  });

  const isOver = (): boolean => {
    if (!ended && now() >= tokenEndsAt.getTime()) stop('STREAM_TOKEN_ENDED');
    return ended;
  };

  /** As soon as half of the places is free, so that the outbox is not read for every single one. */
  const room = (): number => (ended || waiting.length > maxWaiting / 2 ? 0 : maxWaiting - waiting.length);

  const hear = async (event: FollowedEvent, standing: Standing): Promise<Heard | null> => {
    try {
      return await standing.hear(event);
    } catch (error) {
      if (error instanceof GatewayError) throw error;
      deps.onUndecided(error);
      return null;
    }
  };

  /** Of these places the first event of which something may be heard; it is done with those before it. */
  const findHeard = async (places: readonly EventPlace[], standing: Standing, at: number): Promise<Decided | null> => {
    const events = new Map((await deps.read(places)).map((event) => [event.sequence, event]));
    for (const { sequence } of places) {
      const event = events.get(sequence);
      const heard = event ? await hear(event, standing) : null;
      if (isOver()) return null;
      if (event && heard) return { event, heard, standing, at };
      waiting.shift();
    }
    return null;
  };

  /** Reads the rights, and decides about the next event that may be heard under them; null when there is none, or nobody takes it. */
  const decide = async (): Promise<Decided | null> => {
    isDue = false;
    const at = now();
    const standing = await subject.stand();
    if (isOver()) return null;
    checkedAt = at;
    if (!standing.exists) {
      stop('STREAM_ENDED');
      return null;
    }
    let found: Decided | null = null;
    while (!found && waiting.length > 0 && channel.hasRoom()) found = await findHeard(waiting.slice(0, readAtOnce), standing, at);
    return found;
  };

  /** Whether what was decided still is: what a view, or the record, took long over is decided again. */
  const isStill = async (decided: Decided): Promise<boolean> => {
    if (now() - decided.at <= pace.freshMs) return true;
    const again = await decide();
    return again !== null && isDeepStrictEqual(verdictOf(again), verdictOf(decided));
  };

  const advance = async (): Promise<void> => {
    const decided = await decide();
    if (!decided) return;
    const { event, heard, standing } = decided;
    const result = await deps.answer(event, heard, standing);
    if (isOver() || !(await isStill(decided)) || isOver() || !channel.hasRoom()) return;
    channel.write(nextMessage(event.eventId, result));
    waiting.shift();
    deps.onDelivered();
  };

  const hasWork = (): boolean => !isOver() && (isDue || (waiting.length > 0 && channel.hasRoom())) && now() >= retryAt;

  const stall = (code: ErrorCode, error: unknown): void => {
    if (retryAt === 0) deps.onStalled(code, error);
    isDue = true;
    retryAt = now() + pace.retryMs;
  };

  const work = async (): Promise<void> => {
    while (hasWork()) {
      const hadRoom = room() > 0;
      try {
        await advance();
        retryAt = 0;
        if (!hadRoom && room() > 0) following?.more();
      } catch (error) {
        const code = codeOf(error);
        if (!passing.has(code)) return stop(code, error);
        stall(code, error);
      }
    }
  };

  const wake = (): void => {
    if (ended || !following) return;
    working ??= work().finally(() => {
      working = null;
      if (hasWork()) wake();
    });
  };

  const beat = (): void => {
    const fullSince = channel.fullSince();
    if (fullSince !== null) {
      if (now() - fullSince >= pace.patienceMs) stop('STREAM_TOO_SLOW');
    } else if (now() - channel.writtenAt() >= pace.pingMs) channel.write(heartbeat);
  };

  /** Who does not take the last message either is cut off. */
  const giveUp = (): void => {
    if (now() - endedAt >= pace.patienceMs) channel.body.destroy();
  };

  return {
    channel,
    reader: {
      room,
      take: (events) => {
        waiting.push(...events);
        wake();
      },
    },
    start: (place) => {
      following = place;
      if (ended) return place.stop();
      channel.write(heartbeat);
      wake();
    },
    tick: (rules) => {
      if (isOver()) return giveUp();
      beat();
      if (rules !== checkedUnder || now() - checkedAt >= pace.checkMs) isDue = true;
      checkedUnder = rules;
      wake();
    },
    end: stop,
  };
};
