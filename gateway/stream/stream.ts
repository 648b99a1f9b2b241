import type { GatewayExecutionResult } from '@apollo/server-gateway-interface';
import type { FollowedEvent } from '#events/follow-store.ts';
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
  /** Answers one event that may be heard, on record before it is answered; rejects with a GatewayError. */
  readonly answer: (event: FollowedEvent, heard: Heard, standing: Standing) => Promise<Pick<GatewayExecutionResult, 'data' | 'extensions'>>;
  readonly tokenEndsAt: Date;
  /** The real time in milliseconds, which tokens end by. */
  readonly now: () => number;
  readonly pace: StreamPace;
  readonly onDelivered: () => void;
  /** Told of an event that could not be decided through its own fault: it is told to nobody, and the stream goes on behind it. */
  readonly onUndecided: (cause: unknown) => void;
  /** Told once, with why; null when the reader went away. */
  readonly onEnd: (code: ErrorCode | null, cause?: unknown) => void;
  /** Told once when all was sent that will be, or nobody reads it. */
  readonly onClose: () => void;
}

/** So many events wait in memory at most for one stream; the outbox keeps the others. */
const maxWaiting = 64;

/** What passes by itself: the stream waits for it, and loses nothing. */
const passing: ReadonlySet<ErrorCode> = new Set(['DATABASE_UNAVAILABLE', 'POLICY_UNAVAILABLE']);

const codeOf = (error: unknown): ErrorCode => (error instanceof GatewayError ? error.code : 'INTERNAL');

/**
 * Makes a stream. The rights of its caller are read for every delivery, for every event that they follow, when what decides changes and every so often; nothing leaves after they, or the
 * token, ended. Events go out one by one, in order, each when the one before was taken.
 */
export const createStream = (deps: StreamDeps): Stream => {
  const { subject, now, pace, tokenEndsAt } = deps;
  const waiting: FollowedEvent[] = [];
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

  const channel = createChannel(now, () => {
    stop(null);
    deps.onClose();
  });

  const isOver = (): boolean => {
    if (!ended && now() >= tokenEndsAt.getTime()) stop('STREAM_TOKEN_ENDED');
    return ended;
  };

  const hear = async (event: FollowedEvent, standing: Standing): Promise<Heard | null> => {
    try {
      return await standing.hear(event);
    } catch (error) {
      if (error instanceof GatewayError) throw error;
      deps.onUndecided(error);
      return null;
    }
  };

  const deliver = async (event: FollowedEvent, heard: Heard, standing: Standing): Promise<void> => {
    const result = await deps.answer(event, heard, standing);
    if (isOver()) return;
    deps.onDelivered();
    await channel.write(nextMessage(event.eventId, result));
  };

  /** Reads the rights once, and delivers the next event that may be heard under them. */
  const advance = async (): Promise<void> => {
    isDue = false;
    const standing = await subject.stand();
    if (isOver()) return;
    checkedAt = now();
    if (!standing.exists) return stop('STREAM_ENDED');
    for (let event = waiting[0]; event !== undefined; event = waiting[0]) {
      const heard = await hear(event, standing);
      if (isOver()) return;
      if (heard) await deliver(event, heard, standing);
      waiting.shift();
      if (heard) return;
    }
  };

  const work = async (): Promise<void> => {
    while (!isOver() && (isDue || waiting.length > 0) && now() >= retryAt) {
      try {
        await advance();
        following?.more();
      } catch (error) {
        const code = codeOf(error);
        if (!passing.has(code)) return stop(code, error);
        isDue = true;
        retryAt = now() + pace.retryMs;
      }
    }
  };

  const wake = (): void => {
    if (ended || !following) return;
    working ??= work().finally(() => {
      working = null;
      if (!ended && (isDue || waiting.length > 0) && now() >= retryAt) wake();
    });
  };

  const beat = (): void => {
    const fullSince = channel.fullSince();
    if (fullSince !== null) {
      if (now() - fullSince >= pace.patienceMs) stop('STREAM_TOO_SLOW');
    } else if (now() - channel.writtenAt() >= pace.pingMs) void channel.write(heartbeat);
  };

  /** Who does not take the last message either is cut off. */
  const giveUp = (): void => {
    if (now() - endedAt >= pace.patienceMs) channel.body.destroy();
  };

  return {
    channel,
    reader: {
      room: () => (ended ? 0 : maxWaiting - waiting.length),
      take: (events) => {
        waiting.push(...events);
        wake();
      },
    },
    start: (place) => {
      following = place;
      if (ended) return place.stop();
      void channel.write(heartbeat);
      wake();
    },
    tick: (rules) => {
      if (isOver()) return giveUp();
      beat();
      if (rules !== checkedUnder || now() - checkedAt >= pace.checkMs) isDue = true;
      checkedUnder = rules;
      if (isDue || waiting.length > 0) wake();
    },
    end: stop,
  };
};
