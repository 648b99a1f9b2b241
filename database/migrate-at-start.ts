import { createDatabase, type Database } from './create-database.ts';
import { migrate } from './migrate.ts';

/**
 * Brings the database that a program has just opened to the newest migration. On PostgreSQL (`databaseUrl`) this has a connection of its own that waits
 * for ten minutes, because a migration, or another program's that comes first, may well take longer than any request may. Throws what `migrate` throws.
 */
export async function migrateAtStart(database: Database, databaseUrl: string | undefined): Promise<void> {
  if (databaseUrl === undefined || databaseUrl === '') {
    await migrate(database);
    return;
  }
  const patient = await createDatabase({ databaseUrl, poolSize: 1, timeoutMs: 600_000 });
  try {
    await migrate(patient);
  } finally {
    await patient.close();
  }
}
