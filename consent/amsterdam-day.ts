import type { Day } from './consent-records.ts';

const formatter = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam', year: 'numeric', month: '2-digit', day: '2-digit' });
const quarter = 15 * 60 * 1000;
let lastQuarter = Number.NaN;
let lastDay = '';

/** The calendar day in Europe/Amsterdam at an instant, as YYYY-MM-DD. Throws RangeError for an invalid date. */
export function amsterdamDay(now: Date): Day {
  const current = Math.floor(now.getTime() / quarter);
  if (current !== lastQuarter) {
    lastDay = formatter.format(now); // a day never begins inside a quarter of an hour, so the last answer may be kept
    lastQuarter = current;
  }
  return lastDay;
}
