import { expect, test } from 'vitest';
import { backOff } from './back-off.ts';

const range = { first: 100, longest: 5000 };

test.each([
  [1, 0, 100],
  [2, 0, 200],
  [6, 0, 3200],
  [7, 0, 5000],
  [5000, 0, 5000],
  [1, 1, 50],
  [7, 0.5, 3750],
])('after %d failures and with chance %d one waits %d ms', (failures, chance, ms) => {
  expect(backOff(failures, range, () => chance)).toBe(ms);
});
