/** The time that one call may take: over when its milliseconds are, or when the operation ends, whichever is first. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Milliseconds that are left of the call's own time. */
  remaining(): number;
  /** The operation ended before the call's own time did: that says nothing about the partner. */
  cutShort(): boolean;
  /** The work's answer, or `late` as soon as the time is over. */
  race<T>(work: Promise<T>, late: T): Promise<T>;
  /** Lets go of timer and listener; call it when the call is done. */
  readonly close: () => void;
}

/** Starts the time of one call. `AbortSignal.any` would do too, but keeps every source alive as long as the operation lives. */
export function openDeadline(operation: AbortSignal, ms: number, elapsed: () => number): Deadline {
  const controller = new AbortController();
  const started = elapsed();
  let cut = operation.aborted;
  const cutShort = (): void => {
    cut = true;
    controller.abort();
  };
  const timer = setTimeout(() => controller.abort(), ms);
  if (cut) controller.abort();
  else operation.addEventListener('abort', cutShort, { once: true });
  return {
    signal: controller.signal,
    remaining: () => ms - (elapsed() - started),
    cutShort: () => cut,
    race: (work, late) => raceSignal(controller.signal, work, late),
    close: () => {
      clearTimeout(timer);
      operation.removeEventListener('abort', cutShort);
    },
  };
}

function raceSignal<T>(signal: AbortSignal, work: Promise<T>, late: T): Promise<T> {
  if (signal.aborted) {
    work.catch(() => undefined);
    return Promise.resolve(late);
  }
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => resolve(late);
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
