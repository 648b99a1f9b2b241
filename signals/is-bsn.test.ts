import { expect, test } from 'vitest';
import { isBsn } from './is-bsn.ts';

test.each([
  ['999995832', true],
  ['999995807', true],
  ['999995833', false],
  ['000000000', false],
  ['99999583', false],
  ['9999958320', false],
  ['99999583２', false],
  [' 999995832', false],
  ['999995832\n', false],
  ['', false],
])('%j: %s', (text, valid) => {
  expect(isBsn(text)).toBe(valid);
});
