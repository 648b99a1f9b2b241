import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusals } from './refusals.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/policy-versions.md'), 'utf8');

test.each(Object.entries(refusals))('%s stands in the documentation, and is told in plain Dutch', (code, messageNl) => {
  expect(page).toContain(`\`${code}\``);
  expect(messageNl).toMatch(/^[A-Z].*\.$/s);
  expect(messageNl).not.toMatch(/[A-Z]{3,}_|revision|basedOn|hash-/);
});
