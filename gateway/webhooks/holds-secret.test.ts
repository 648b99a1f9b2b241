import { expect, test } from 'vitest';
import { holdsSecret } from './holds-secret.ts';

const [first, second] = ['f'.repeat(32), 's'.repeat(32)];

test.each([
  [`Bearer ${first}`, true],
  [`bearer ${second}`, true],
  [`Bearer  ${first}`, true],
  [undefined, false],
  ['', false],
  ['Bearer', false],
  ['Bearer ', false],
  [first, false],
  [`Basic ${first}`, false],
  [`Bearer ${first} ${second}`, false],
  [`Bearer ${first.slice(1)}`, false],
  [`Bearer ${first}f`, false],
  [`Bearer ${first},${second}`, false],
])('%j: %j', (authorization, held) => expect(holdsSecret(authorization, [first, second])).toBe(held));

test('no secret is held by nobody, and by nothing', () => {
  expect([holdsSecret('Bearer ', []), holdsSecret('Bearer x', []), holdsSecret(undefined, [''])]).toEqual([false, false, false]);
});
