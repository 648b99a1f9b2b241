/**
 * A clock for what partners say about when something changed: it starts at noon of the sandbox's set day (YYYY-MM-DD), runs on, and stands still late in the
 * evening, before any place in Europe has the next day.
 */
export function dayClock(day: string, elapsed: () => number = () => performance.now()): () => Date {
  const started = elapsed();
  const noon = Date.parse(`${day}T11:00:00Z`);
  const evening = Date.parse(`${day}T21:00:00Z`);
  return () => new Date(Math.min(noon + elapsed() - started, evening));
}
