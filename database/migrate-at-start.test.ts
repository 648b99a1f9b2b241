import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, type Database } from './create-database.ts';
import { migrateAtStart } from './migrate-at-start.ts';
import { migrate } from './migrate.ts';
import { seed } from './seed.ts';
import { createTestDatabase, testEncryption, type TestDatabase } from './testing/create-test-database.ts';

let server: TestDatabase;
const open: Database[] = [];
beforeAll(async () => (server = await createTestDatabase('postgres')), 60_000);
afterAll(async () => {
  for (const database of open) await database.close();
  await server.close();
});

const openEmpty = async (timeoutMs: number): Promise<{ readonly database: Database; readonly url: string }> => {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await server.database.sql(`create database ${name}`);
  const url = new URL(server.url ?? '');
  url.pathname = `/${name}`;
  const database = await createDatabase({ databaseUrl: url.href, timeoutMs });
  open.push(database);
  return { database, url: url.href };
};

test('a migration waits for another program’s, longer than a request would', async () => {
  const { database, url } = await openEmpty(500);
  const other = await createDatabase({ databaseUrl: url });
  open.push(other);
  const started = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const first = other.transaction(async ({ sql }) => {
    await sql('select pg_advisory_xact_lock(7203318)::text');
    started.resolve();
    await finish.promise;
  });
  await started.promise;
  const migrated = migrateAtStart(database, url);
  await expect(migrate(database)).rejects.toBeInstanceOf(Error); // it waits no longer than a request may
  finish.resolve();
  await Promise.all([first, migrated]);
  expect(await other.prisma.familyCase.count()).toBe(0);
});

test('programs that fill one empty database at once fill it once', async () => {
  const { database, url } = await openEmpty(5000);
  await migrateAtStart(database, url);
  const made = await Promise.all(Array.from({ length: 4 }, () => seed(database, testEncryption(), new Date('2026-11-20T11:00:00Z'))));
  expect(made.toSorted()).toEqual([0, 0, 0, 6]);
  expect(await database.prisma.familyCase.count()).toBe(6);
});
