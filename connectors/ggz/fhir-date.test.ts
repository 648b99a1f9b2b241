import { describe, expect, test } from 'vitest';
import { dayOf, fhirDate, firstDayOf, yearOf } from './fhir-date.ts';

describe('a date of FHIR', () => {
  test.each([
    ['2026', null, 2026, '2026-01-01'],
    ['2026-03', null, 2026, '2026-03-01'],
    ['2026-03-09', '2026-03-09', 2026, '2026-03-09'],
    ['2026-11-20T23:30:00Z', '2026-11-21', 2026, '2026-11-21'],
    ['2025-12-31T23:15:00Z', '2026-01-01', 2026, '2026-01-01'],
    ['2026-07-01T00:30:00+02:00', '2026-07-01', 2026, '2026-07-01'],
    ['2026-07-01T10:00:00.123+02:00', '2026-07-01', 2026, '2026-07-01'],
  ])('%s is the day %s, the year %s and begins on %s', (date, day, year, first) => {
    expect(fhirDate.safeParse(date).success).toBe(true);
    expect([dayOf(date), yearOf(date), firstDayOf(date)]).toEqual([day, year, first]);
  });

  test.each(['', '26-01-01', '2026-13', '2026-02-32', '01-02-2026', 'gisteren'])('"%s" is none', (date) => {
    expect(fhirDate.safeParse(date).success).toBe(false);
  });

  test('one that is absent has no day and no year', () => {
    expect([dayOf(undefined), yearOf(undefined)]).toEqual([null, null]);
  });
});
