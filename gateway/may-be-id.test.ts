import { expect, test } from 'vitest';
import { mayBeId } from './may-be-id.ts';

test.each([
  ['s1-m1', true],
  ['12345678-1234-4123-8123-123456789012', true],
  ['', false],
  ['x'.repeat(101), false],
  ['case one', false],
  ['één', false],
  ['999990019', false],
  ['99999001', false],
])('%s: %s', (id, expected) => {
  expect(mayBeId(id)).toBe(expected);
});
