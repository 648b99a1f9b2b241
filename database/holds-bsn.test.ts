import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdsBsn } from './holds-bsn.ts';

test.each([
  ['999996149', true],
  ['123456789', true],
  ['BSN999996149', true],
  ['kopie van 999 996 149', true],
  ['999.996.149', true],
  ['9999-96-149', true],
  ['dossier 2026-118', false],
  ['2026-11-20', false],
  ['2026-11-20T09:00:00.000Z', false],
  ['2026-11-20T11:00:07.918Z', false],
  ['2026-11-20T11:00:07.918+01:00', false],
  ['{"at":"2026-11-20T11:00:07.918Z"}', false],
  ['2026-11-20T09:00:00.999996149Z', true],
  ['2026-11-20T09:00:00Z999996149', true],
  ['2026-11-20T09:00:00.999-99-6149', true],
  ['op 11:30:07.918 met 999.99.6149', true],
  ['00000099000000001000', false],
  ['+31881000001', false],
  ['zelf vastgelegd, spoor 0af7651916cd43dd8448eb211c999996', false],
  ['0b5e1c6e-1234-4567-8999-996149999996', false],
  ['', false],
])('%s: %s', (text, holds) => {
  expect(holdsBsn(text)).toBe(holds);
});

const two = (most: number) => fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(2, '0'));
const offset = fc.oneof(
  fc.constant('Z'),
  fc.tuple(fc.constantFrom('+', '-'), two(14), two(59)).map(([sign, hours, minutes]) => `${sign}${hours}:${minutes}`),
);
const fraction = fc.oneof(fc.constant(''), fc.stringMatching(/^\.\d{1,7}$/));
const instant = fc
  .tuple(fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2999-12-31T23:59:59Z'), noInvalidDate: true }), fraction, offset)
  .map(([date, part, zone]) => date.toISOString().replace(/\.\d{3}Z$/, `${part}${zone}`));
const beside = fc.constantFrom('', ' ', '"', 'tot ', 'sinds:', '(');

test('no instant is taken for a BSN, whatever its fraction of a second and its offset', () => {
  fc.assert(
    fc.property(beside, instant, beside, (before, text, after) => {
      expect(holdsBsn(`${before}${text}${after}`)).toBe(false);
    }),
    { seed: 20_261_120, numRuns: 2000 },
  );
});

test('a BSN beside an instant is found', () => {
  fc.assert(
    fc.property(instant, fc.constantFrom(' ', '/', ': ', ', '), (text, between) => {
      expect([holdsBsn(`${text}${between}999996149`), holdsBsn(`999996149${between}${text}`)]).toEqual([true, true]);
    }),
    { seed: 20_261_120, numRuns: 500 },
  );
});
