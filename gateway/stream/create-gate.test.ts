import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createGate } from './create-gate.ts';

test('lets so many through at once, the others in the order in which they came, also behind one that failed', async () => {
  const gate = createGate(2);
  const begun: number[] = [];
  const works = Array.from({ length: 6 }, () => Promise.withResolvers<number>());
  const done = works.map(({ promise }, n) =>
    gate(async () => {
      begun.push(n);
      return promise;
    }),
  );
  await turn();
  expect(begun).toEqual([0, 1]);
  works[1]?.reject(new Error('away'));
  await expect(done[1]).rejects.toThrow('away');
  expect(begun).toEqual([0, 1, 2]);
  for (const [n, { resolve }] of works.entries()) resolve(n);
  expect((await Promise.allSettled(done)).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ]);
  expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
  expect(await gate(async () => 'and again')).toBe('and again');
});
