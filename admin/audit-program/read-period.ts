import { amsterdamDay } from '#consent/amsterdam-day.ts';
import type { Period } from '../replay/read-log.ts';

const hours = 3_600_000;

/** Midnight with which a day in Amsterdam begins: an hour before that of UTC, or two in summer. */
function beginOf(day: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const begin = [utc - 2 * hours, utc - hours].find((instant) => amsterdamDay(new Date(instant)) === day);
  return new Date(begin ?? Number.NaN);
}

function isDate(text: string): boolean {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

function read(name: string, text: string, isEnd: boolean): Date {
  const isDay = isDate(text);
  const nextDay = isDay && isEnd ? new Date(Date.parse(text) + 24 * hours).toISOString().slice(0, 10) : text;
  const instant = isDay ? beginOf(nextDay) : new Date(/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : Number.NaN);
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
