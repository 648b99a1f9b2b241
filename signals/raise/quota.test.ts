import { describe, expect, test } from 'vitest';
import { placeInQuota, quota, type Given } from './quota.ts';

const none: Given = { day: 0, week: 0 };
const sameDay = (count: number): Given => ({ day: count, week: count });

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
    expect(placeInQuota({ professional: sameDay(count), recipient: sameDay(count) }, strikes)).toBe(place);
  });
  test('who gives many every day is stopped by the week', () => {
    expect(placeInQuota({ professional: { day: 0, week: quota.professional.week }, recipient: none }, 0)).toBe('TOO_MANY');
  });
});

describe('of one recipient', () => {
  test.each([
    [99, 'FREE'],
    [100, 'HELD'],
    [199, 'HELD'],
    [200, 'TOO_MANY'],
  ] as const)('after %i in a day by many professionals: %s', (count, place) => {
    expect(placeInQuota({ professional: none, recipient: sameDay(count) }, 0)).toBe(place);
  });
});

test('more never places better', () => {
  const worse = ['FREE', 'HELD', 'TOO_MANY'];
  const places = Array.from({ length: 40 }, (_, strikes) =>
    Array.from({ length: 40 }, (__, count) => worse.indexOf(placeInQuota({ professional: sameDay(count), recipient: none }, strikes))),
  );
  for (const row of places) expect(row).toEqual(row.toSorted((one, other) => one - other));
  expect(places[5]?.every((place, count) => place >= (places[0]?.[count] ?? 0))).toBe(true);
});
