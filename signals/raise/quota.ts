/**
 * How many signals are usual. A professional knows a caseload of some dozens of families, and gives a few signals in a week; one who goes through a list of names gives many in a day, or some every day. An organisation has many professionals, in
 * all its roles together: what it may give in a month is far below the young people of a town, so that nobody can go through them all. Each day on which a professional gave too many halves what they may give in the next thirty days; an organisation
 * is not halved, for then one of its people could stop the others.
 */
export const quota = {
  professional: { freely: 10, held: 15, week: 40, month: 80 },
  organisation: { freely: 50, held: 50, week: 200, month: 500 },
  /** For how long a signal above what is usual waits, in hours: long enough for the privacy officer to look. */
  holdHours: 24,
  /** For how many days is looked back, by the month and for days of too many. */
  monthDays: 30,
} as const;

/** What somebody gave already: in the last 24 hours, seven days and thirty days; withdrawn ones count as well. */
export interface Given {
  readonly day: number;
  readonly week: number;
  readonly month: number;
}

/** How one more signal is taken: matched when its turn comes, only after it was held, or not taken at all. */
export type Place = 'FREE' | 'HELD' | 'TOO_MANY';

/** Whose signals are counted together. */
export type Giving = 'professional' | 'organisation';

/** How one more signal is taken, and who gave so many that it is not free. */
export interface Placed {
  readonly place: Place;
  readonly over: readonly Giving[];
}

/** Says how one more signal is taken. `strikes` is on how many earlier days of the last thirty this professional gave too many. Never depends on whom a signal is about. */
export function placeInQuota(given: Readonly<Record<Giving, Given>>, strikes: number): Placed {
  const places = {
    professional: placeOf(given.professional, quota.professional, 2 ** Math.min(strikes, 10)),
    organisation: placeOf(given.organisation, quota.organisation, 1),
  };
  const all = Object.values(places);
  const place = all.includes('TOO_MANY') ? 'TOO_MANY' : all.includes('HELD') ? 'HELD' : 'FREE';
  return { place, over: (['professional', 'organisation'] as const).filter((giving) => places[giving] !== 'FREE') };
}

function placeOf({ day, week, month }: Given, most: Readonly<Record<'freely' | 'held' | 'week' | 'month', number>>, halved: number): Place {
  const freely = Math.max(1, Math.floor(most.freely / halved));
  const held = Math.floor(most.held / halved);
  const isFull = (count: number, limit: number): boolean => count >= Math.max(1, Math.floor(limit / halved));
  if (day >= freely + held || isFull(week, most.week) || isFull(month, most.month)) return 'TOO_MANY';
  return day >= freely ? 'HELD' : 'FREE';
}
