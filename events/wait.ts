import { setTimeout as timer } from 'node:timers/promises';

/** Resolves after so many milliseconds, or as soon as the signal is aborted; it never rejects. */
export async function wait(ms: number, signal: AbortSignal): Promise<void> {
  await timer(ms, undefined, { signal }).catch(() => {});
}
