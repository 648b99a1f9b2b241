import type { Caller } from '#consent/situation.ts';
import { GatewayError } from '../errors.ts';
import type { Stream } from './stream.ts';

/** How many streams there may be. */
export interface StreamLimits {
  readonly total: number;
  readonly perCaller: number;
}

/** The open streams of one hub. */
export interface Streams {
  /** Keeps a place for one stream of this caller, until it is given back. Throws TOO_MANY_STREAMS, or STREAM_CLOSING when the hub stops. */
  reserve(caller: Caller): () => void;
  add(stream: Stream): void;
  remove(stream: Stream): void;
  /** Ends them all, and resolves when the last one has closed. */
  close(): Promise<void>;
}

/** What keeping streams rests on. */
export interface StreamsDeps {
  readonly limits: StreamLimits;
  /** Names what decides now: another policy or another day is another name. Null when there is none. */
  readonly rules: () => string | null;
  /** Calls again and again, until what it answers is called. */
  readonly every: (task: () => void) => () => void;
  readonly onCount: (open: number) => void;
}

const keyOf = ({ oin, role, subject }: Caller): string => JSON.stringify([oin, role, subject]);

/** Keeps the open streams of a hub, and looks at each of them every now and then; while there is none, nothing runs. */
export const createStreams = ({ limits, rules, every, onCount }: StreamsDeps): Streams => {
  const open = new Set<Stream>();
  const places = new Map<string, number>();
  let taken = 0;
  let closing = false;
  let stopTicking: (() => void) | null = null;
  const emptied = Promise.withResolvers<void>();

  const tick = (): void => {
    const now = rules();
    for (const stream of open) stream.tick(now);
  };

  return {
    reserve: (caller) => {
      if (closing) throw new GatewayError('STREAM_CLOSING');
      const key = keyOf(caller);
      const own = places.get(key) ?? 0;
      if (taken >= limits.total || own >= limits.perCaller) throw new GatewayError('TOO_MANY_STREAMS');
      taken += 1;
      places.set(key, own + 1);
      return () => {
        taken -= 1;
        const left = (places.get(key) ?? 1) - 1;
        if (left === 0) places.delete(key);
        else places.set(key, left);
      };
    },
    add: (stream) => {
      open.add(stream);
      onCount(open.size);
      stopTicking ??= every(tick);
      if (closing) stream.end('STREAM_CLOSING');
    },
    remove: (stream) => {
      open.delete(stream);
      onCount(open.size);
      if (open.size > 0) return;
      stopTicking?.();
      stopTicking = null;
      if (closing) emptied.resolve();
    },
    close: async () => {
      closing = true;
      for (const stream of open) stream.end('STREAM_CLOSING');
      if (open.size > 0) await emptied.promise;
    },
  };
};
