import { expect, test } from 'vitest';
import { idInRecord } from './id-in-record.ts';

test.each([
  ['an id of ours', 's1-m1', 's1-m1'],
  ['a random id', '12345678-1234-4123-8123-123456789012', '12345678-1234-4123-8123-123456789012'],
  ['a BSN among letters', 'x999990001', 'x*********'],
  ['a BSN of eight digits', 'a99999000b', 'a*********b'],
])('%s is written down as %s → %s', (_what, id, written) => {
  expect(idInRecord(id)).toBe(written);
});
