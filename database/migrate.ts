import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Umzug, type UmzugStorage } from 'umzug';
import type { Database, SqlTransaction } from './create-database.ts';
import { MigrationError } from './errors.ts';

/** The folder with this project's migrations, in Prisma's form: `<timestamp>_<name>/migration.sql`. */
export const migrationsFolder = join(import.meta.dirname, 'migrations');

/** Any number that no other program uses for a lock in this database. */
const lockKey = 7_203_318;

/**
 * Brings the database to the newest migration and answers the names of those that were applied now. All of them run in one transaction
 * under one lock, so two starts at once apply them once, and one that fails leaves nothing behind. Throws MigrationError when a
 * migration that was applied before has been changed since.
 */
export async function migrate(database: Database, folder: string = migrationsFolder): Promise<string[]> {
  const scripts = await readScripts(folder);
  return database.transaction(async (transaction) => {
    await transaction.sql('select pg_advisory_xact_lock($1)::text', [lockKey]);
    await transaction.script(
      'create table if not exists schema_migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    );
    const umzug = new Umzug({
      migrations: scripts.map(({ name, script }) => ({ name, up: async () => transaction.script(script) })),
      storage: storageIn(transaction, new Map(scripts.map(({ name, script }) => [name, checksumOf(script)]))),
      logger: undefined,
    });
    return (await umzug.up()).map((migration) => migration.name);
  });
}

async function readScripts(folder: string): Promise<{ readonly name: string; readonly script: string }[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.toSorted().map(async (name) => ({ name, script: await readFile(join(folder, name, 'migration.sql'), 'utf8') })));
}

function checksumOf(script: string): string {
  return createHash('sha256').update(script).digest('hex');
}

function storageIn({ sql }: SqlTransaction, checksums: ReadonlyMap<string, string>): UmzugStorage {
  return {
    executed: async () => {
      const rows = await sql<{ name: string; checksum: string }>('select name, checksum from schema_migration order by name');
      for (const { name, checksum } of rows) {
        const known = checksums.get(name);
        if (known !== undefined && known !== checksum)
          throw new MigrationError('MIGRATION_CHANGED', `migration ${name} was changed after it was applied`);
      }
      return rows.map((row) => row.name);
    },
    logMigration: async ({ name }) =>
      void (await sql('insert into schema_migration (name, checksum) values ($1, $2)', [name, checksums.get(name) ?? ''])),
    unlogMigration: async () => {
      throw new MigrationError('NO_WAY_BACK', 'migrations only go forward');
    },
  };
}
