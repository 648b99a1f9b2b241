import { expect, test } from 'vitest';
import { wrapLines } from './wrap-lines.ts';

test('a line that fits stays as it is, spaces and all', () => {
  expect(wrapLines('een  tabel   met kolommen\n\n  tweede', 30)).toBe('een  tabel   met kolommen\n\n  tweede');
});

test('a line that is too wide goes on two further in', () => {
  expect(wrapLines('  de regisseur ziet dit niet\nkort', 14)).toBe('  de regisseur\n    ziet dit\n    niet\nkort');
});

test('a word is never broken', () => {
  expect(wrapLines('hash sha256:0123456789 einde', 10)).toBe('hash\n  sha256:0123456789\n  einde');
});
