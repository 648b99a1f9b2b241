import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultPolicy } from '#consent/testing/default-policy.ts';

test('the schema knows the same data classes as the policy, and the same of them as having records', () => {
  const { classes } = defaultPolicy;
  const known = JSON.parse(readFileSync(new URL('../schema/vocabulary/data-classes.json', import.meta.url), 'utf8')) as unknown;
  expect(known).toEqual(Object.fromEntries([...classes.values()].map(({ name, record }) => [name, { records: record }])));
});
