import { describe, expect, test } from 'vitest';
import { earlierDay, lastDayByAge, lastDayByTerm } from './terms.ts';

describe('the last day on which somebody is surely younger than 23', () => {
  test.each([
    ['2009-05-29', '2032-05-28'],
    ['2018-11-14', '2041-11-13'],
    ['2004-02-29', '2027-02-28'],
    ['2010-06', '2033-05-31'],
    ['2010', '2032-12-31'],
    ['2010-02-31', null],
    ['2010-13', null],
    [null, null],
  ])('born %s: %s', (born, last) => {
    expect(lastDayByAge(born)).toBe(last);
  });
});

describe('the two years', () => {
  test.each([
    ['2026-11-20', '2028-11-19'],
    ['2028-02-29', '2030-02-28'],
    ['2027-01-01', '2028-12-31'],
  ])('of a signal raised on %s last to %s', (raised, last) => {
    expect(lastDayByTerm(raised)).toBe(last);
  });
});

test('of two days the earlier one', () => {
  expect([earlierDay('2026-01-02', '2026-01-01'), earlierDay('2026-01-01', '2026-01-02')]).toEqual(['2026-01-01', '2026-01-01']);
});
