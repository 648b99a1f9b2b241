import type { Day } from './consent-records.ts';

/** Whether a text is a day of the calendar, YYYY-MM-DD, from the year 1000 on. */
export function isDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The same day so many years later; of 29 February in a year without it 1 March, so never too early. */
export function yearsAfter(day: Day, years: number): Day {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0');
  return day.endsWith('-02-29') && !isLeap(Number(year)) ? `${year}-03-01` : `${year}${day.slice(4)}`;
}

/** The day after. */
export function dayAfter(day: Day): Day {
  return daysLater(day, 1);
}

/** The day before. */
export function dayBefore(day: Day): Day {
  return daysLater(day, -1);
}

function daysLater(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function isLeap(year: number): boolean {
  return new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
}
