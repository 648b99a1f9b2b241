import { expect, test } from 'vitest';
import { createHealth } from './health.ts';

test.each([
  [true, true, true, true],
  [false, true, true, false],
  [true, false, true, false],
  [true, true, false, false],
])('database %s, supergraph %s, policy %s: ready %s', async (database, supergraph, policy, ready) => {
  const health = createHealth({
    ping: async () => (database ? undefined : Promise.reject(new Error('weg'))),
    supergraph: () => supergraph,
    policy: () => policy,
  });
  expect(await health()).toEqual({ ready, database, supergraph, policy });
});
