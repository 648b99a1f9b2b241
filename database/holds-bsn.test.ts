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
