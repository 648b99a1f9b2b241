import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { deadReasons } from './errors.ts';

test('the page about events tells every reason for which a message is dead, and no other', () => {
  const page = readFileSync(new URL('../../docs/events.md', import.meta.url), 'utf8');
  const told = [...page.matchAll(/^\| ([A-Z_]+) \|/gm)].map(([, reason]) => reason);
  expect(told).toEqual(Object.keys(deadReasons));
});
