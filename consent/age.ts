import { yearsAfter } from './calendar.ts';
import type { Day, PartialDate } from './consent-records.ts';
import type { AgeBand } from './policy.ts';
import type { FactValue } from './vocabulary.ts';

/** The first and the last day on which somebody may have been born. */
export interface BirthDays {
  readonly earliest: Day;
  readonly latest: Day;
}

const pattern = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** The days on which somebody with this (possibly incomplete) birth date may have been born; null when nothing is known or it is no date. */
export function birthDays(date: PartialDate): BirthDays | null {
  const match = date === null ? null : pattern.exec(date);
  if (match === null || match[1] === '0000') return null;
  const [year = '', month = '00', day = '00'] = match.slice(1);
  if (month === '00') return day === '00' ? { earliest: `${year}-01-01`, latest: `${year}-12-31` } : null;
  return daysIn(year, month, day);
}

function daysIn(year: string, month: string, day: string): BirthDays | null {
  const length = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(month) > 12 || Number(day) > length) return null;
  if (day === '00') return { earliest: `${year}-${month}-01`, latest: `${year}-${month}-${String(length)}` };
  const whole = `${year}-${month}-${day}`;
  return { earliest: whole, latest: whole };
}

function bandOn(birth: Day, today: Day): AgeBand {
  if (today >= yearsAfter(birth, 18)) return 'ADULT';
  if (today >= yearsAfter(birth, 16)) return 'A16_17';
  return today >= yearsAfter(birth, 12) ? 'A12_15' : 'U12';
}

/** The age band on a day; UNKNOWN unless every possible birth date gives the same band. */
export function ageBand(date: PartialDate, today: Day): FactValue<'ageBand'> {
  const days = birthDays(date);
  if (days === null || days.earliest > today) return 'UNKNOWN';
  const band = bandOn(days.latest < today ? days.latest : today, today);
  return bandOn(days.earliest, today) === band ? band : 'UNKNOWN';
}
