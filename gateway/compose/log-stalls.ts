import type { Logger } from 'pino';

/** Writes one line in the log when something begins to wait, or waits for something else, and one when it goes on. */
export function logStalls(log: Pick<Logger, 'warn' | 'info'>, who: string): { waits(failure: string): void; goesOn(): void } {
  let waitsFor: string | null = null;
  return {
    waits: (failure) => {
      if (waitsFor !== failure) log.warn({ failure }, `${who} waits`);
      waitsFor = failure;
    },
    goesOn: () => {
      if (waitsFor !== null) log.info(`${who} goes on`);
      waitsFor = null;
    },
  };
}
