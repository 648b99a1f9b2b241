import { backOff } from './back-off.ts';

/** What a loop does, and with what it waits. */
export interface LoopDeps {
  /** Done again and again; told whether it failed the time before. It should end soon after the signal is aborted. */
  readonly task: (signal: AbortSignal, hasFailed: boolean) => Promise<void>;
  /** How long to wait after it went well, and after so many failures in a row. */
  readonly pauseMs: number;
  readonly failedMs: { readonly first: number; readonly longest: number };
  readonly random: () => number;
  /** Resolves after so many milliseconds, or as soon as the signal is aborted, also when it was before. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Told of a failure. */
  readonly onFailure: (error: unknown) => void;
}

/** Something that goes on until it is closed. */
export interface Loop {
  start(): void;
  /** Does not wait any longer for the next time, unless the last time failed. */
  wake(): void;
  /** Resolves when the task that is under way has ended. */
  close(): Promise<void>;
}

/** Makes a loop, which never ends by a failure. */
export function createLoop({ task, pauseMs, failedMs, random, wait, onFailure }: LoopDeps): Loop {
  const ending = new AbortController();
  let running: Promise<void> | null = null;
  let call = new AbortController();

  const run = async (): Promise<void> => {
    let failures = 0;
    while (!ending.signal.aborted) {
      call = new AbortController();
      try {
        await task(ending.signal, failures > 0);
        failures = 0;
      } catch (error) {
        failures += 1;
        onFailure(error);
      }
      if (failures > 0) await wait(backOff(failures, failedMs, random), ending.signal);
      else await wait(pauseMs, AbortSignal.any([ending.signal, call.signal]));
    }
  };

  return {
    start: () => {
      running ??= run();
    },
    wake: () => call.abort(),
    close: async () => {
      ending.abort();
      await running;
    },
  };
}
