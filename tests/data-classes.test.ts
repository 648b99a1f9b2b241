import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadPolicy } from '#consent/load-policy.ts';
import { defaultPolicyFolder, readPolicyFolder } from '#consent/policies/read-policy-folder.ts';

test('the schema knows the same data classes as the policy, and the same of them as having records', () => {
  const { classes } = loadPolicy(readPolicyFolder(defaultPolicyFolder));
  const known = JSON.parse(readFileSync(new URL('../schema/vocabulary/data-classes.json', import.meta.url), 'utf8')) as unknown;
  expect(known).toEqual(Object.fromEntries([...classes.values()].map(({ name, record }) => [name, { records: record }])));
});
