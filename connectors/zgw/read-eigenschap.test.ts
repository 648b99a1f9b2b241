import { expect, test } from 'vitest';
import { amountOf, dayOf, textOf } from './read-eigenschap.ts';
import type { Zaak } from './zaak.ts';

const zaak = (value?: string): Zaak => ({
  url: 'u',
  zaaktype: 't',
  zaaktypeIdentificatie: null,
  registered: null,
  started: '2026-01-01',
  ended: null,
  retentionStarts: null,
  designation: undefined,
  eigenschappen: new Map(value === undefined ? [] : [['x', value]]),
  status: null,
  rollen: [],
});

test.each([
  ['1345.45', 1345.45],
  ['1345,45', 1345.45],
  ['1.345,45', 1345.45],
  ['1.345.000', 1_345_000],
  ['1.345', 1345],
  ['27450', 27450],
  ['0', 0],
  ['onbekend', null],
  ['-5', null],
  ['', null],
  [undefined, null],
])('the amount "%s" is %s', (value, amount) => {
  expect(amountOf(zaak(value), 'x')).toBe(amount);
});

test.each([
  ['2026-02-16', '2026-02-16'],
  ['20260216', '2026-02-16'],
  [' 2026-02-16 ', '2026-02-16'],
  ['2026-02-30', null],
  ['16-02-2026', null],
  ['2026', null],
  [undefined, null],
])('the day "%s" is %s', (value, day) => {
  expect(dayOf(zaak(value), 'x')).toBe(day);
});

test('an empty text is none', () => {
  expect([textOf(zaak('  '), 'x'), textOf(zaak(' a '), 'x'), textOf(zaak(), 'x')]).toEqual([null, 'a', null]);
});
