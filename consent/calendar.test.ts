import { expect, test } from 'vitest';
import { dayAfter, dayBefore, isDay, yearsAfter } from './calendar.ts';

test.each([
  ['2006-11-20', 20, '2026-11-20'],
  ['2004-02-29', 20, '2024-02-29'],
  ['2004-02-29', 15, '2019-03-01'],
])('%s and %i years is %s', (day, years, expected) => {
  expect(yearsAfter(day, years)).toBe(expected);
});

test.each([
  ['2026-11-20', '2026-11-21'],
  ['2026-12-31', '2027-01-01'],
  ['2028-02-28', '2028-02-29'],
  ['2026-02-28', '2026-03-01'],
])('after %s comes %s', (day, next) => {
  expect(dayAfter(day)).toBe(next);
  expect(dayBefore(next)).toBe(day);
});

test.each(['2026-11-20', '2028-02-29', '1000-01-01'])('%s is a day', (text) => {
  expect(isDay(text)).toBe(true);
});

test.each(['2026-02-29', '2026-13-01', '0000-01-01', '0999-12-31', '2026-11-20T00:00:00Z', '2026-11', '20 november', ''])(
  '“%s” is none',
  (text) => {
    expect(isDay(text)).toBe(false);
  },
);
