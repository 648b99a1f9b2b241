import { randomUUID } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { createDatabase, databaseOverPglite, type Database } from '../create-database.ts';
import { createEncryption, type Encryption } from '../encryption.ts';
import { migrate } from '../migrate.ts';
import { startPostgres } from './start-postgres.ts';

/** The two databases that everything must work on; for `describe.each`. */
export const databaseKinds = ['pglite', 'postgres'] as const;
/** PGlite, PostgreSQL in this process, or a real PostgreSQL server. */
export type DatabaseKind = (typeof databaseKinds)[number];

/** The environment variable with the file of a migrated PGlite. */
export const imageVariable = 'TEST_PGLITE_IMAGE';
/** The environment variable with the name of a migrated database on the server of the test run. */
export const templateVariable = 'TEST_POSTGRES_TEMPLATE';

/** A database of one test file's own: migrated and empty; `close` removes it. `url` is null for PGlite. */
export interface TestDatabase {
  readonly database: Database;
  readonly url: string | null;
  close(): Promise<void>;
}

/**
 * Makes a migrated, empty database. PostgreSQL is the server that DATABASE_URL or TEST_POSTGRES_URL names, in which a database of its own is made; without
 * them a server is started for this one.
 */
export async function createTestDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  if (kind === 'pglite') {
    const image = process.env[imageVariable];
    const database = await databaseOverPglite(await PGlite.create(image === undefined ? {} : { loadDataDir: await openAsBlob(image) }));
    await migrate(database);
    return { database, url: null, close: async () => database.close() };
  }
  const named = process.env['DATABASE_URL'] ?? process.env['TEST_POSTGRES_URL'];
  const server = named === undefined ? await startPostgres() : null;
  const serverUrl = named ?? server?.url ?? '';
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const template = server === null ? process.env[templateVariable] : undefined;
  await inServer(serverUrl, `create database ${name}${template === undefined ? '' : ` template ${template}`}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const database = await createDatabase({ databaseUrl: url.href });
  await migrate(database);
  return {
    database,
    url: url.href,
    close: async () => {
      await database.close();
      if (server === null) await inServer(serverUrl, `drop database ${name} with (force)`);
      else await server.close();
    },
  };
}

/** An encryption with one fixed key, for tests. */
export function testEncryption(): Encryption {
  return createEncryption(`t1:${Buffer.alloc(32, 7).toString('base64')}`);
}

/** Carries out one statement in the database that this address names; making and dropping databases may take longer than any request may. */
export async function inServer(url: string, statement: string): Promise<void> {
  const server = await createDatabase({ databaseUrl: url, poolSize: 1, timeoutMs: 60_000 });
  try {
    await server.sql(statement);
  } finally {
    await server.close();
  }
}
