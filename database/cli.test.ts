import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase } from './create-database.ts';
import { placeOf } from './encrypted-columns.ts';
import { createEncryption } from './encryption.ts';
import { migrate } from './migrate.ts';
import { seed } from './seed.ts';
import { putMigratedDatabase } from './testing/migrated-folder.ts';

const [oldKey = '', newKey = ''] = [1, 2].map((fill) => `k${String(fill)}:${Buffer.alloc(32, fill).toString('base64')}`);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gezinsbeeld-cli-'));
  putMigratedDatabase(folder);
  const database = await createDatabase({ dataDir: join(folder, 'database') });
  await migrate(database);
  await seed(database, createEncryption(oldKey), new Date('2026-11-20T10:00:00Z'));
  await database.close();
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

const run = async (args: readonly string[], keys: string): Promise<{ readonly code: number; readonly text: string }> => {
  const env = { ...process.env, DATABASE_URL: '', ENCRYPTION_KEYS: keys };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'cli.ts'), ...args], { env });
    return { code: 0, text: stdout };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, text: stderr };
  }
};

test('one command encrypts everything again', async () => {
  expect(await run(['reencrypt', '--data', folder], `${newKey},${oldKey}`)).toMatchObject({
    code: 0,
    text: expect.stringMatching(/^\d+ values encrypted again, 0 had/),
  });
  const database = await createDatabase({ dataDir: join(folder, 'database') });
  const members = await database.prisma.familyMember.findMany();
  await database.close();
  const young = createEncryption(newKey);
  expect(members).toHaveLength(35);
  for (const { id, bsn } of members) expect(young.decrypt(placeOf('family_member', 'bsn', id), bsn)).toMatch(/^\d{9}$/);
});

test.each([
  ['without keys', ['reencrypt'], '', 'ENCRYPTION_KEYS is missing'],
  ['with keys that are none', ['reencrypt'], 'geheim', 'the keys must be'],
  ['with another command', ['decrypt'], newKey, 'Use: npm run'],
  ['where there is no database', ['reencrypt', '--data', join(tmpdir(), 'no-such-folder')], newKey, 'There is no database in'],
])('%s it says so and ends with 2', async (_, args, keys, message) => {
  const { code, text } = await run(args, keys);
  expect({ code, text }).toEqual({ code: 2, text: expect.stringContaining(message) });
  expect(text).not.toContain('geheim');
});
