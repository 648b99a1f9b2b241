import { Readable } from 'node:stream';

/** One response that is written bit by bit, at the pace of who reads it. */
export interface Channel {
  /** What the server sends. */
  readonly body: Readable;
  /** Writes, and resolves once there is room for more, or the channel has closed. */
  write(text: string): Promise<void>;
  /** Since when nothing was read while something waits, in milliseconds of the given clock; null when there is room. */
  fullSince(): number | null;
  /** When something was last written. */
  writtenAt(): number;
  /** Writes the last text and ends; what waits is still sent. */
  finish(text: string): void;
}

/** So many bytes wait here at most, and one message more. */
const room = 16_384;

/** Makes a channel; `onClose` is called once, when everything was sent or the reader went away. */
export const createChannel = (now: () => number, onClose: () => void): Channel => {
  let full: { readonly since: number; readonly resolve: () => void } | null = null;
  let writtenAt = now();
  const relieve = (): void => {
    full?.resolve();
    full = null;
  };
  const body = new Readable({ highWaterMark: room, read: relieve });
  body.once('close', () => {
    relieve();
    onClose();
  });
  // Who goes away ends no more than their own stream.
  body.on('error', () => undefined);
  const push = (text: string): boolean => {
    writtenAt = now();
    return body.push(text);
  };
  return {
    body,
    write: async (text) => {
      if (body.destroyed || body.readableEnded || push(text)) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      full = { since: now(), resolve };
      await promise;
    },
    fullSince: () => full?.since ?? null,
    writtenAt: () => writtenAt,
    finish: (text) => {
      if (body.destroyed) return;
      push(text);
      body.push(null);
      relieve();
    },
  };
};
