import { z } from 'zod';
import { dayOfInstant } from '../day-of-instant.ts';

/** FHIR `date` or `dateTime`: a year, a month, a day, or an instant with its offset. */
export const fhirDate = z
  .string()
  .regex(/^[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?)?)?$/);

/** The calendar day in the Netherlands (YYYY-MM-DD) of a FHIR date; null when it is absent or names only a year or a month. */
export function dayOf(date: string | undefined): string | null {
  if (date === undefined || date.length < 10) return null;
  return date.length === 10 ? date : dayOfInstant(date);
}

/** The year in the Netherlands of a FHIR date; null when it is absent. */
export function yearOf(date: string | undefined): number | null {
  if (date === undefined) return null;
  return Number((dayOf(date) ?? date).slice(0, 4));
}

/** The first day (YYYY-MM-DD) that a FHIR date can mean: a year or a month is taken at its beginning. */
export function firstDayOf(date: string): string {
  return dayOf(date) ?? (date.length === 4 ? `${date}-01-01` : `${date}-01`);
}
