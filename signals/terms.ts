import { birthDays } from '#consent/age.ts';
import { dayBefore, yearsAfter } from '#consent/calendar.ts';

/**
 * The terms of a signal, after the law that it resembles, the index of young people at risk (verwijsindex risicojongeren, Jeugdwet 7.1.4.1-7.1.4.6): it counts for two years at most, and not from the
 * day on which the person turns 23; that there was one is kept for five years more.
 */
export const terms = { years: 2, endsAtAge: 23, archiveYears: 5, article: 'Jeugdwet 7.1.4.5-7.1.4.6' } as const;

/**
 * The last day on which somebody with this (possibly incomplete) birth date is surely younger than 23: the earliest day of birth that is possible decides. Null when nothing of it is
 * known, for what is not known opens nothing.
 */
export function lastDayByAge(birthDate: string | null): string | null {
  const days = birthDays(birthDate);
  return days === null ? null : dayBefore(yearsAfter(days.earliest, terms.endsAtAge));
}

/** The last day of the two years of a signal that is raised today. */
export function lastDayByTerm(today: string): string {
  return dayBefore(yearsAfter(today, terms.years));
}

/** The earlier of two days. */
export function earlierDay(one: string, other: string): string {
  return one < other ? one : other;
}
