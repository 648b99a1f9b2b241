import { amsterdamDay } from '#consent/amsterdam-day.ts';
import { dayAfter, isDay } from '#consent/calendar.ts';
import type { Period } from '../replay/read-log.ts';

const hours = 3_600_000;

/** Midnight with which a day in Amsterdam begins: an hour before that of UTC, or two in summer. */
function beginOf(day: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const begin = [utc - 2 * hours, utc - hours].find((instant) => amsterdamDay(new Date(instant)) === day);
  return new Date(begin ?? Number.NaN);
}

function read(name: string, text: string, isEnd: boolean): Date {
  const isWholeDay = isDay(text);
  const day = isWholeDay && isEnd ? dayAfter(text) : text;
  const instant = isWholeDay ? beginOf(day) : new Date(/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : Number.NaN);
  if (Number.isNaN(instant.getTime())) throw new Error(`${name} is a day (2026-11-20) or a moment (2026-11-20T09:00:00Z)`);
  return instant;
}

/** Reads the bounds of a period: days (Europe/Amsterdam, both included) or moments (the second one excluded). Throws an Error that names what is wrong. */
export function readPeriod({ from, until }: { readonly from?: string | undefined; readonly until?: string | undefined }): Period {
  return {
    from: from === undefined ? undefined : read('--from', from, false),
    until: until === undefined ? undefined : read('--until', until, true),
  };
}
