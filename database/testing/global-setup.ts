import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createDatabase, databaseOverPglite } from '../create-database.ts';
import { migrate } from '../migrate.ts';
import { imageVariable, inServer, templateVariable } from './create-test-database.ts';
import { folderVariable } from './migrated-folder.ts';
import { startPostgres } from './start-postgres.ts';

/**
 * Vitest calls this once before all tests. PostgreSQL starts once, unless DATABASE_URL names one, with one migrated database of which others are copies; one migrated
 * PGlite is made in a folder and written to a file, from which another is opened many times as fast as it is made. What it answers takes all of them away again.
 */
export async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'gezinsbeeld-pglite-'));
  const [removeTemplate] = await Promise.all([migratedTemplate(), writeMigratedPglite(folder)]);
  return async () => {
    await removeTemplate();
    await rm(folder, { recursive: true, force: true });
  };
}

async function writeMigratedPglite(folder: string): Promise<void> {
  const [dataDir, image] = [join(folder, 'database'), join(folder, 'migrated.tar')];
  const pglite = await PGlite.create(dataDir);
  const database = await databaseOverPglite(pglite);
  await migrate(database);
  await writeFile(image, Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer()));
  await database.close();
  process.env[folderVariable] = dataDir;
  process.env[imageVariable] = image;
}

async function migratedTemplate(): Promise<() => Promise<void>> {
  const named = process.env['DATABASE_URL'] ?? process.env['TEST_POSTGRES_URL'];
  const server = named === undefined ? await startPostgres() : null;
  const url = new URL(named ?? server?.url ?? '');
  const name = `template_${randomUUID().replaceAll('-', '')}`;
  await inServer(url.href, `create database ${name}`);
  const database = await createDatabase({ databaseUrl: Object.assign(new URL(url), { pathname: `/${name}` }).href, timeoutMs: 60_000 });
  await migrate(database).finally(() => database.close());
  process.env['TEST_POSTGRES_URL'] = url.href;
  process.env[templateVariable] = name;
  return async () => (server === null ? inServer(url.href, `drop database ${name}`) : server.close());
}
