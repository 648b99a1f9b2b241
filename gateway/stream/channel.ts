import { Readable } from 'node:stream';

/** One response that is written bit by bit, at the pace of who reads it. */
export interface Channel {
  /** What the server sends. */
  readonly body: Readable;
  /** Whether what is written now goes out at once. */
  hasRoom(): boolean;
  /** Since when it does not, in milliseconds of the given clock; null when it does. */
  fullSince(): number | null;
  /** When something was last written. */
  writtenAt(): number;
  write(text: string): void;
  /** Writes the last text and ends; what waits is still sent. */
  finish(text: string): void;
}

/** What a channel tells. */
export interface ChannelListener {
  /** There is room again. */
  readonly onRoom: () => void;
  /** Told once, when everything was sent or the reader went away. */
  readonly onClose: () => void;
}

/** Makes a channel. It keeps nothing itself: there is room when the connection took what was written before. */
export const createChannel = (now: () => number, { onRoom, onClose }: ChannelListener): Channel => {
  let writtenAt = now();
  let fullSince: number | null = now();
  const body = new Readable({
    highWaterMark: 0,
    read: () => {
      fullSince = null;
      onRoom();
    },
  });
  body.once('close', onClose);
  // Who goes away ends no more than their own stream.
  body.on('error', () => undefined);
  const push = (text: string): void => {
    writtenAt = now();
    fullSince ??= now();
    body.push(text);
  };
  return {
    body,
    hasRoom: () => fullSince === null,
    fullSince: () => fullSince,
    writtenAt: () => writtenAt,
    write: (text) => {
      if (!body.destroyed && !body.readableEnded) push(text);
    },
    finish: (text) => {
      if (body.destroyed) return;
      push(text);
      body.push(null);
    },
  };
};
