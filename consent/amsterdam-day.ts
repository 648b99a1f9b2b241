import type { Day } from './consent-records.ts';

const formatter = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam', year: 'numeric', month: '2-digit', day: '2-digit' });
const quarter = 15 * 60 * 1000;
const days = new Map<number, Day>();
const keptDays = 256;

/** The calendar day in Europe/Amsterdam at an instant, as YYYY-MM-DD. Throws RangeError for an invalid date. */
export function amsterdamDay(now: Date): Day {
  // A day never begins inside a quarter of an hour, so the answer for one is kept.
  const current = Math.floor(now.getTime() / quarter);
  const known = days.get(current);
  if (known !== undefined) return known;
  const day = formatter.format(now);
  if (days.size >= keptDays) days.clear();
  days.set(current, day);
  return day;
}
