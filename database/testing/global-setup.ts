import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { databaseOverPglite } from '../create-database.ts';
import { migrate } from '../migrate.ts';
import { startPostgres } from './start-postgres.ts';

/**
 * Vitest calls this once before all tests: PostgreSQL starts once, unless DATABASE_URL names one, and one migrated PGlite is written to a file, from which another is
 * opened five times as fast as it is made. What it answers takes both away again.
 */
export async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'gezinsbeeld-pglite-'));
  process.env['TEST_PGLITE_IMAGE'] = await writeMigratedImage(join(folder, 'migrated.tar'));
  const named = process.env['DATABASE_URL'] ?? process.env['TEST_POSTGRES_URL'];
  const server = named === undefined ? await startPostgres() : null;
  if (server !== null) process.env['TEST_POSTGRES_URL'] = server.url;
  return async () => {
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  };
}

async function writeMigratedImage(file: string): Promise<string> {
  const pglite = await PGlite.create();
  const database = await databaseOverPglite(pglite);
  await migrate(database);
  await writeFile(file, Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer()));
  await database.close();
  return file;
}
