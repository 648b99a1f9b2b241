import { expect, test } from 'vitest';
import { addMonth } from './add-month.ts';

test.each([
  ['2026-11-20T09:00:00.000Z', '2026-12-20T09:00:00.000Z'],
  ['2026-12-31T23:30:00.000Z', '2027-01-31T23:30:00.000Z'],
  ['2027-01-31T09:00:00.000Z', '2027-02-28T09:00:00.000Z'],
  ['2028-01-30T09:00:00.000Z', '2028-02-29T09:00:00.000Z'],
])('a month after %s is %s', (at, later) => {
  expect(addMonth(new Date(at)).toISOString()).toBe(later);
});
