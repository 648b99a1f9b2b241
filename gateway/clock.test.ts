import { expect, test } from 'vitest';
import { createClock } from './clock.ts';

test('a set day starts at noon, moves with time, and does not end', () => {
  let real = 5;
  const clock = createClock('2026-11-20', () => real);
  expect(clock().toISOString()).toBe('2026-11-20T11:00:00.000Z');
  real += 60_000;
  expect(clock().toISOString()).toBe('2026-11-20T11:01:00.000Z');
  real += 48 * 3_600_000;
  expect(clock().toISOString()).toBe('2026-11-20T21:00:00.000Z');
});

test('without a set day it is the real clock', () =>
  expect(
    createClock(undefined, () => 42)
      .call(null)
      .getTime(),
  ).toBe(42));
