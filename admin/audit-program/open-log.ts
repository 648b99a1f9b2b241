import { cpSync, existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, type Database, type DatabaseSettings } from '#database/create-database.ts';

/** Runs a look at the log of a hub. */
export type WithLog = <Found>(look: (database: Database) => Promise<Found>) => Promise<Found>;

/**
 * Opens the log where the environment or `data` says that it is: DATABASE_URL names a PostgreSQL; otherwise the embedded database in the hub's data folder is looked
 * at in a copy, since a hub may be running on it and only one process may open it.
 */
export function openLog(data: string | undefined, environment: Readonly<Record<string, string | undefined>>): WithLog {
  const databaseUrl = environment['DATABASE_URL'];
  if (databaseUrl !== undefined && databaseUrl !== '') return async (look) => lookAt({ databaseUrl }, look);
  const folder = join(data ?? environment['DATA_DIR'] ?? '.data', 'database');
  return async (look) => {
    if (!existsSync(folder)) throw new Error(`There is no database in ${folder}`);
    const copy = await mkdtemp(join(tmpdir(), 'gezinsbeeld-audit-'));
    try {
      cpSync(folder, copy, { recursive: true });
      return await lookAt({ dataDir: copy }, look);
    } finally {
      await rm(copy, { recursive: true, force: true });
    }
  };
}

async function lookAt<Found>(settings: DatabaseSettings, look: (database: Database) => Promise<Found>): Promise<Found> {
  const database = await createDatabase(settings);
  try {
    return await look(database);
  } finally {
    await database.close();
  }
}

/** Looks once more when the first look found something: a copy that was taken while the hub wrote may be torn; what is really wrong is wrong in the next one too. */
export async function lookTwice<Found>(look: () => Promise<Found>, isSound: (found: Found) => boolean): Promise<Found> {
  const found = await look();
  return isSound(found) ? found : look();
}
