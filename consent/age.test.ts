import { describe, expect, test } from 'vitest';
import { ageBand, birthDays } from './age.ts';
import { amsterdamDay } from './amsterdam-day.ts';

describe('the age band', () => {
  test.each([
    ['2014-11-21', 'U12'],
    ['2014-11-20', 'A12_15'],
    ['2010-11-21', 'A12_15'],
    ['2010-11-20', 'A16_17'],
    ['2008-11-21', 'A16_17'],
    ['2008-11-20', 'ADULT'],
    ['1926-01-01', 'ADULT'],
    ['2026-11-20', 'U12'],
    ['2026-11-21', 'UNKNOWN'],
    ['2016', 'U12'],
    ['2026', 'U12'],
    ['2014', 'UNKNOWN'],
    ['2014-12', 'U12'],
    ['2014-11', 'UNKNOWN'],
    ['2014-10', 'A12_15'],
    ['2014-10-00', 'A12_15'],
    ['1970-00-00', 'ADULT'],
    ['1970-00-12', 'UNKNOWN'],
    ['0000-00-00', 'UNKNOWN'],
    ['2009-02-30', 'UNKNOWN'],
    ['2009-13-01', 'UNKNOWN'],
    ['in 1970', 'UNKNOWN'],
    [null, 'UNKNOWN'],
  ])('of somebody born %s is %s on 20 November 2026', (birth, band) => {
    expect(ageBand(birth, '2026-11-20')).toBe(band);
  });

  test('of somebody born on 29 February changes on 1 March, or on the day itself in a leap year', () => {
    expect(ageBand('2008-02-29', '2026-02-28')).toBe('A16_17');
    expect(ageBand('2008-02-29', '2026-03-01')).toBe('ADULT');
  });
});

test('an incomplete date spans its year or month', () => {
  expect(birthDays('2024-02')).toEqual({ earliest: '2024-02-01', latest: '2024-02-29' });
  expect(birthDays('2023')).toEqual({ earliest: '2023-01-01', latest: '2023-12-31' });
});

test.each([
  ['2026-11-20T22:59:59Z', '2026-11-20'],
  ['2026-11-20T23:00:00Z', '2026-11-21'],
  ['2026-07-01T21:59:59Z', '2026-07-01'],
  ['2026-07-01T22:00:00Z', '2026-07-02'],
  ['2026-12-31T23:00:00Z', '2027-01-01'],
])('at %s it is %s in Amsterdam', (instant, day) => {
  expect(amsterdamDay(new Date(instant))).toBe(day);
});
