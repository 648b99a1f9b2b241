/**
 * A clock that stays on a set day, for the sandbox: it starts at noon of `today` (YYYY-MM-DD) and stands still late in the evening, before any
 * place in Europe has the next day. Without a set day it is the real clock.
 */
export const createClock = (today: string | undefined, now: () => number = Date.now): (() => Date) => {
  if (today === undefined) return () => new Date(now());
  const started = now();
  const noon = Date.parse(`${today}T11:00:00Z`);
  const evening = Date.parse(`${today}T21:00:00Z`);
  return () => new Date(Math.min(noon + now() - started, evening));
};
