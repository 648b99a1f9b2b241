import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createEncryption } from '#database/encryption.ts';
import { sandboxKeys } from './sandbox-keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'sandbox-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a sandbox gets a key that encryption takes, which is the same at its next start', () => {
  const keys = sandboxKeys(join(folder, 'one', 'new'));
  expect(() => createEncryption(keys)).not.toThrow();
  expect(sandboxKeys(join(folder, 'one', 'new'))).toBe(keys);
});

test('no two sandboxes share a key', () => {
  expect(sandboxKeys(join(folder, 'two'))).not.toBe(sandboxKeys(join(folder, 'three')));
});

test('only its owner may read it', () => {
  sandboxKeys(join(folder, 'four'));
  expect(statSync(join(folder, 'four', 'encryption-keys')).mode & 0o077).toBe(0);
});
