import { describe, expect, test } from 'vitest';
import { placeInQuota, quota, type Given } from './quota.ts';

const none: Given = { day: 0, week: 0, month: 0 };
const sameDay = (count: number): Given => ({ day: count, week: count, month: count });

describe('of one professional', () => {
  test.each([
    [0, 0, 'FREE'],
    [9, 0, 'FREE'],
    [10, 0, 'HELD'],
    [24, 0, 'HELD'],
    [25, 0, 'TOO_MANY'],
    [4, 1, 'FREE'],
    [5, 1, 'HELD'],
    [12, 1, 'TOO_MANY'],
    [1, 3, 'HELD'],
    [0, 99, 'FREE'],
    [1, 99, 'TOO_MANY'],
  ] as const)('after %i in a day, with %i earlier days of too many: %s', (count, strikes, place) => {
    expect(placeInQuota({ professional: sameDay(count), organisation: sameDay(count) }, strikes)).toEqual({
      place,
      over: place === 'FREE' ? [] : ['professional'],
    });
  });
  test.each([
    [{ day: 0, week: 39, month: 79 }, 'FREE'],
    [{ day: 0, week: 40, month: 40 }, 'TOO_MANY'],
    [{ day: 0, week: 0, month: 80 }, 'TOO_MANY'],
  ] as const)('who gives many every day is stopped: %o is %s', (professional, place) => {
    expect(placeInQuota({ professional, organisation: none }, 0).place).toBe(place);
  });
});

describe('of one organisation, by many professionals', () => {
  test.each([
    [sameDay(49), 'FREE'],
    [sameDay(50), 'HELD'],
    [sameDay(99), 'HELD'],
    [sameDay(100), 'TOO_MANY'],
    [{ day: 0, week: 199, month: 499 }, 'FREE'],
    [{ day: 0, week: 200, month: 200 }, 'TOO_MANY'],
    [{ day: 0, week: 0, month: 500 }, 'TOO_MANY'],
  ] as const)('%o is %s, and no professional is to blame', (organisation, place) => {
    expect(placeInQuota({ professional: none, organisation }, 0)).toEqual({ place, over: place === 'FREE' ? [] : ['organisation'] });
    expect(placeInQuota({ professional: none, organisation }, 9).place).toBe(place);
  });
});

test('more never places better', () => {
  const worse = ['FREE', 'HELD', 'TOO_MANY'];
  const places = Array.from({ length: 40 }, (_, strikes) =>
    Array.from({ length: 40 }, (__, count) =>
      worse.indexOf(placeInQuota({ professional: sameDay(count), organisation: none }, strikes).place),
    ),
  );
  for (const row of places) expect(row).toEqual(row.toSorted((one, other) => one - other));
  expect(places[5]?.every((place, count) => place >= (places[0]?.[count] ?? 0))).toBe(true);
});

test('an organisation that gives all that it may is far from all young people of a town in a year', () => {
  expect(quota.organisation.month * (365 / quota.monthDays)).toBeLessThan(10_000);
});
