import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase, type Database } from './create-database.ts';
import { FolderInUse } from './errors.ts';
import { lockFolder, type ReleaseFolder } from './lock-folder.ts';

/**
 * Does the work of a command in the database that DATABASE_URL names, or else in the embedded one of the data folder (`given`, or DATA_DIR, or `.data`), which no running hub may have meanwhile. The work
 * is told which folder that is. Throws an Error in words for who typed the command when there is no database, or a hub has it.
 */
export async function inDatabase<T>(given: string | undefined, work: (database: Database, folder: string) => Promise<T>): Promise<T> {
  const databaseUrl = process.env['DATABASE_URL'] ?? '';
  const folder = given ?? process.env['DATA_DIR'] ?? '.data';
  const dataDir = join(folder, 'database');
  if (databaseUrl === '' && !existsSync(dataDir)) throw new Error(`There is no database in ${dataDir}`);
  const release = databaseUrl === '' ? takeFolder(folder) : null;
  try {
    const database = await createDatabase(databaseUrl === '' ? { dataDir } : { databaseUrl });
    return await work(database, folder).finally(async () => database.close());
  } finally {
    release?.();
  }
}

function takeFolder(folder: string): ReleaseFolder {
  try {
    return lockFolder(folder);
  } catch (error) {
    throw error instanceof FolderInUse ? new Error(`${folder} ${error.message}`, { cause: error }) : error;
  }
}
