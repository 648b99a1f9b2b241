import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { instanceId } from './instance-id.ts';
import { readSettings } from './settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'instance-'));
  for (const name of ['a', 'b']) mkdirSync(join(folder, name));
});
afterEach(() => rmSync(folder, { recursive: true }));

const idOf = (name: string, args: readonly string[] = []) => instanceId(readSettings({}, ['--data', join(folder, name), ...args]).hub);

test('an instance has a name of its own, which it keeps', () => {
  expect(idOf('a')).toMatch(/^hub-[0-9a-f]{8}$/);
  expect(idOf('a')).toBe(idOf('a'));
  expect(idOf('b')).not.toBe(idOf('a'));
});

test('or the name that it is given', () => {
  expect(idOf('a', ['--instance-id', 'hub-east'])).toBe('hub-east');
  expect(() => idOf('a', ['--instance-id', 'hub east'])).toThrow('Setting INSTANCE_ID (flag --instance-id): must be a name');
});
