import { cpSync } from 'node:fs';
import { join } from 'node:path';

/** The environment variable with the folder of a PGlite that is migrated and empty, which nothing has open. */
export const folderVariable = 'TEST_PGLITE_FOLDER';

/**
 * Puts a migrated, empty PGlite into the data folder of a program that is about to start: it opens that in a tenth of the time in which it would make one. Outside of a
 * test run it does nothing, and the program makes its own.
 */
export function putMigratedDatabase(dataDir: string): void {
  const made = process.env[folderVariable];
  if (made !== undefined) cpSync(made, join(dataDir, 'database'), { recursive: true });
}
