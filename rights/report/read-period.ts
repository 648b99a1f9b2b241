import { isDay } from '#consent/calendar.ts';
import { rightsProblem, type RightsProblem } from '../problems.ts';

/** Days as YYYY-MM-DD, both included. */
export interface Period {
  readonly from: string;
  readonly until: string;
}

/** The period of a report: as asked, or the year up to today. Problems are PERIOD_WRONG and PERIOD_TOO_LONG (more than ten years). */
export function readPeriod(asked: { readonly from: string | null; readonly until: string | null }, today: string): Period | RightsProblem {
  const until = asked.until ?? today;
  if (!isDay(until)) return rightsProblem('PERIOD_WRONG');
  const from = asked.from ?? yearsBefore(until, 1);
  if (!isDay(from) || from > until) return rightsProblem('PERIOD_WRONG');
  return from < yearsBefore(until, 10) ? rightsProblem('PERIOD_TOO_LONG') : { from, until };
}

function yearsBefore(day: string, years: number): string {
  const same = `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`;
  return isDay(same) ? same : `${same.slice(0, 8)}28`;
}
