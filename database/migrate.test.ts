import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate, migrationsFolder } from './migrate.ts';
import { createTestDatabase, databaseKinds, type TestDatabase } from './testing/create-test-database.ts';

describe.each(databaseKinds)('migrations on %s', (kind) => {
  let tested: TestDatabase;
  beforeAll(async () => {
    tested = await createTestDatabase(kind);
  }, 60_000);
  afterAll(async () => tested.close());

  test('are applied once', async () => {
    expect(await migrate(tested.database)).toEqual([]);
  });

  test('two starts at once apply a new one once', async () => {
    const folder = await withMigration('20991231000000_new', 'create table brand_new (id text primary key);');
    const applied = await Promise.all([migrate(tested.database, folder), migrate(tested.database, folder)]);
    expect(applied.flat()).toEqual(['20991231000000_new']);
  });

  test('one that fails leaves nothing behind and can be tried again', async () => {
    const broken = await withMigration('20991231000001_half', 'create table half_done (id text primary key); select no_such_column;');
    await expect(migrate(tested.database, broken)).rejects.toBeInstanceOf(Error);
    const repaired = await withMigration('20991231000001_half', 'create table half_done (id text primary key);');
    expect(await migrate(tested.database, repaired)).toEqual(['20991231000001_half']);
  });

  test('one that was changed after it was applied stops the start', async () => {
    const folder = await newFolder();
    await cp(migrationsFolder, folder, { recursive: true });
    await writeFile(join(folder, '20261120000000_case', 'migration.sql'), 'select 1;');
    await expect(migrate(tested.database, folder)).rejects.toMatchObject({ code: 'MIGRATION_CHANGED' });
  });
});

const folders: string[] = [];
afterAll(async () => Promise.all(folders.map(async (folder) => rm(folder, { recursive: true, force: true }))));

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gezinsbeeld-migrations-'));
  folders.push(folder);
  return folder;
}

async function withMigration(name: string, script: string): Promise<string> {
  const folder = await newFolder();
  await cp(migrationsFolder, folder, { recursive: true });
  await cp(join(folder, '20261120000000_case'), join(folder, name), { recursive: true });
  await writeFile(join(folder, name, 'migration.sql'), script);
  return folder;
}
