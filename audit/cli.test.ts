import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createDatabase, type Database } from '#database/create-database.ts';
import { migrate } from '#database/migrate.ts';
import { createAuditWriter } from './store.ts';
import { anOperation } from './testing/an-operation.ts';

// Each run of the command opens a database of its own.
vi.setConfig({ testTimeout: 120_000 });

let folder = '';
let database: Database;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gezinsbeeld-cli-'));
  database = await createDatabase({ dataDir: join(folder, 'database') });
  await migrate(database);
  const audit = createAuditWriter(database, {
    writerId: 'hub-1',
    clock: () => new Date('2026-11-20T09:00:00Z'),
    register: 'https://gezinsbeeld.example/v',
  });
  await audit.append(anOperation());
  await audit.append(anOperation());
}, 60_000);
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs the command beside the process that has the database open. */
async function run(...args: readonly string[]): Promise<{ readonly status: number; readonly stdout: string; readonly stderr: string }> {
  return new Promise((resolve) => {
    const environment = { PATH: process.env['PATH'], NODE_NO_WARNINGS: '1' };
    execFile(process.execPath, [join(import.meta.dirname, 'cli.ts'), ...args], { env: environment }, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

test('a sound chain is told to be sound, while the hub is running', async () => {
  expect(await run('verify', '--data', folder)).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^hub-1: 2 record\(s\), ending at 2 [0-9a-f]{64}: sound\n$/) as string,
  });
});

test('a chain that was written anew is found against an earlier report', async () => {
  const anchor = join(folder, 'anchor.json');
  const { stdout } = await run('verify', '--data', folder, '--json');
  await writeFile(anchor, stdout.replace(/"hash": "./, '"hash": "x'));
  const { status, stdout: found } = await run('verify', '--data', folder, '--anchor', anchor);
  expect(status).toBe(1);
  expect(found).toContain('ALTERED record 2');
});

test('an altered record is found and named, and the command says so by its status', async () => {
  await database.sql('alter table audit_record disable trigger user');
  await database.sql(`update audit_record set body = replace(body, 'COORD', 'OOV') where sequence = 1`);
  const { status, stdout } = await run('verify', '--data', folder);
  expect(status).toBe(1);
  expect(stdout).toContain('ALTERED record 1: its contents do not fit its hash');
});

test.each([
  ['a folder without a database', ['verify', '--data', '/nonexistent'], /There is no database in/],
  ['an unknown command', ['check'], /^Use: npm run -s audit -- verify/],
  ['an unknown option', ['verify', '--nothing'], /--nothing/],
])('%s is an error of its own', async (_, args, message) => {
  expect(await run(...args)).toMatchObject({ status: 2, stderr: expect.stringMatching(message) as string });
});
