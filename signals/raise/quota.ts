/**
 * How many signals are usual. A professional knows a caseload of some dozens of families, and gives a few signals in a week; one who goes through a list of names gives many in a day. A recipient (a whole
 * organisation in one role) has many professionals. Each day on which somebody gave too many halves what they may give in the next thirty days.
 */
export const quota = {
  professional: { freely: 10, held: 15, week: 40 },
  recipient: { freely: 100, held: 100, week: 500 },
  /** For how long a signal above what is usual waits, in hours: long enough for the privacy officer to look. */
  holdHours: 24,
  strikeDays: 30,
} as const;

/** What somebody gave already: in the last 24 hours, and in the last seven days; withdrawn ones count as well. */
export interface Given {
  readonly day: number;
  readonly week: number;
}

/** How one more signal is taken: matched when its turn comes, only after it was held, or not taken at all. */
export type Place = 'FREE' | 'HELD' | 'TOO_MANY';

/** Says how one more signal is taken. `strikes` is on how many earlier days of the last thirty this professional gave too many. Never depends on whom a signal is about. */
export function placeInQuota(given: { readonly professional: Given; readonly recipient: Given }, strikes: number): Place {
  const halved = 2 ** Math.min(strikes, 10);
  const places = [placeOf(given.professional, quota.professional, halved), placeOf(given.recipient, quota.recipient, 1)];
  return places.includes('TOO_MANY') ? 'TOO_MANY' : places.includes('HELD') ? 'HELD' : 'FREE';
}

function placeOf(
  { day, week }: Given,
  most: { readonly freely: number; readonly held: number; readonly week: number },
  halved: number,
): Place {
  const freely = Math.max(1, Math.floor(most.freely / halved));
  const held = Math.floor(most.held / halved);
  if (day >= freely + held || week >= Math.max(1, Math.floor(most.week / halved))) return 'TOO_MANY';
  return day >= freely ? 'HELD' : 'FREE';
}
