import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabase } from './create-database.ts';
import { migrate } from './migrate.ts';
import { createTestDatabase, databaseKinds, type TestDatabase } from './testing/create-test-database.ts';
import { startPostgres } from './testing/start-postgres.ts';

describe.each(databaseKinds)('the database on %s', (kind) => {
  let tested: TestDatabase;
  beforeAll(async () => {
    tested = await createTestDatabase(kind);
    await tested.database.sql('create table note (id text primary key, at timestamptz)');
  }, 60_000);
  afterAll(async () => tested.close());

  test('a prepared statement takes texts as they are', async () => {
    const echo = tested.database.prepare<{ text: string }>('echo', 'select $1::text as text');
    for (const text of ["d'Ancona", "'; drop table note; --", 'a\\b', '$1', 'één', '']) expect(await echo([text])).toEqual([{ text }]);
  });

  test('a statement may be prepared twice under its name, and at once', async () => {
    const make = () => tested.database.prepare<{ one: string }>('twice', 'select $1::text as one');
    expect(await Promise.all([make()(['a']), make()(['b'])])).toEqual([[{ one: 'a' }], [{ one: 'b' }]]);
  });

  test('a statement that could not be prepared is tried again', async () => {
    const late = tested.database.prepare<{ id: string }>('late', 'select id from late_table');
    await expect(late([])).rejects.toBeInstanceOf(Error);
    await tested.database.sql('create table late_table (id text)');
    expect(await late([])).toEqual([]);
  });

  test('a transaction that fails leaves nothing, and its connection serves again', async () => {
    const failing = tested.database.transaction(async ({ sql }) => {
      await sql(`insert into note (id) values ('half')`);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await tested.database.sql('select id from note')).toEqual([]);
    expect(await tested.database.transaction(async ({ sql }) => sql<{ n: number }>('select 1 as n'))).toEqual([{ n: 1 }]);
  });

  test('instants come back as they went, whatever the time zone of the server', async () => {
    const at = new Date('2026-11-20T23:30:00.123Z');
    const [row] = await tested.database.sql<{ at: Date; text: string }>(
      `select $1::timestamptz as at, to_json($1::timestamptz)#>>'{}' as text`,
      [at.toISOString()],
    );
    expect(row?.at).toEqual(at);
    expect(Date.parse(row?.text ?? '')).toBe(at.getTime());
  });
});

test('PGlite keeps its data in the folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gezinsbeeld-pglite-'));
  const dataDir = join(folder, 'data');
  const first = await createDatabase({ dataDir });
  await migrate(first);
  await first.prisma.familyCase.create({ data: { id: 'kept', phase: 'TRIAGE', openedAt: new Date('2026-11-20') } });
  await first.close();
  const second = await createDatabase({ dataDir });
  expect(await migrate(second)).toEqual([]);
  expect(await second.prisma.familyCase.count()).toBe(1);
  await second.close();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

test('a PostgreSQL that goes away gives errors, and service again when it is back, without a restart of ours', async () => {
  const server = await startPostgres();
  const lost: Error[] = [];
  const database = await createDatabase({ databaseUrl: server.url, timeoutMs: 2000 }, (error) => lost.push(error));
  try {
    await migrate(database);
    const prepared = database.prepare<{ id: string }>('cases', 'select id from family_case where id = $1');
    await Promise.all([database.ping(), prepared(['a']), database.prisma.familyCase.count()]);

    await server.stop();
    await expect(database.ping()).rejects.toBeInstanceOf(Error);
    await expect(prepared(['a'])).rejects.toBeInstanceOf(Error);
    await expect(database.prisma.familyCase.count()).rejects.toBeInstanceOf(Error);
    await expect(database.transaction(async ({ sql }) => sql('select 1'))).rejects.toBeInstanceOf(Error);
    expect(lost.length).toBeGreaterThan(0);

    await server.start();
    await database.ping();
    expect(await prepared(['a'])).toEqual([]);
    expect(await database.prisma.familyCase.count()).toBe(0);
    expect(await database.transaction(async ({ sql }) => sql<{ n: number }>('select 1 as n'))).toEqual([{ n: 1 }]);
  } finally {
    await database.close();
    await server.close();
  }
}, 60_000);

test('a PostgreSQL that goes away in the middle of a transaction breaks that transaction only', async () => {
  const server = await startPostgres();
  const database = await createDatabase({ databaseUrl: server.url, timeoutMs: 2000 });
  try {
    const broken = database.transaction(async ({ sql }) => {
      await sql('create table half (id text)');
      await server.stop();
      await sql('select 1');
    });
    await expect(broken).rejects.toBeInstanceOf(Error);
    await server.start();
    expect(await database.sql(`select 1 as n from pg_tables where tablename = 'half'`)).toEqual([]);
  } finally {
    await database.close();
    await server.close();
  }
}, 60_000);
