import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderInUse } from './errors.ts';
import { lockFolder } from './lock-folder.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lock-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('a folder belongs to who took it first, until it is released', () => {
  const release = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(FolderInUse);
  release();
  release();
  expect(readdirSync(folder)).toEqual([]);
  lockFolder(folder)();
});

test('a folder that is not there is made', () => {
  lockFolder(join(folder, 'new', 'one'))();
  expect(readdirSync(join(folder, 'new', 'one'))).toEqual([]);
});

test('another process that runs keeps it out; once that is gone, even without releasing it, it is free', async () => {
  const program = `import { lockFolder } from ${JSON.stringify(import.meta.resolve('./lock-folder.ts'))};
    lockFolder(process.argv[1]); process.stdout.write('held'); setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(other.stdout, 'data');
  expect(() => lockFolder(folder)).toThrow(`process ${other.pid}`);
  other.kill('SIGKILL');
  await once(other, 'exit');
  expect(readdirSync(folder)).toEqual(['lock']);
  lockFolder(folder)();
});

test.each([
  ['of a process whose number now belongs to another', `${process.ppid} 1`],
  ['of a process before us with our own number', `${process.pid} 1`],
  ['that is empty', ''],
  ['that is nonsense', 'lock'],
  ['of every process', '-1 '],
])('a lock %s is taken over', (_, left) => {
  writeFileSync(join(folder, 'lock'), left);
  lockFolder(folder)();
});
