import { expect, test } from 'vitest';
import { GatewayError } from './errors.ts';
import { createLog, errorName } from './log.ts';

class OfOurs extends Error {
  override name = 'OfOurs';
}

test.each([
  [new TypeError('999990019'), 'TypeError'],
  [new OfOurs('999990019'), 'OfOurs'],
  [new GatewayError('INTERNAL'), 'GatewayError'],
  ['999990019', 'unknown'],
  [{ name: '999990019' }, 'unknown'],
  [null, 'unknown'],
])('of %o is logged %s', (error, name) => {
  expect(errorName(error)).toBe(name);
});

test.each(['debug', 'warn', 'silent'])('the log is as loud as it is set: %s', (level) => {
  expect(createLog(level).level).toBe(level);
});
