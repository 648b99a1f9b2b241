import type { Database } from './create-database.ts';
import { encryptedColumns, placeOf, type EncryptedColumn } from './encrypted-columns.ts';
import type { Encryption } from './encryption.ts';

/** How many values were encrypted again, and how many already had the newest key. */
export interface Reencrypted {
  readonly changed: number;
  readonly current: number;
}

interface StoredValue {
  readonly id: string;
  readonly value: string;
  readonly lookup: string | null;
}

/**
 * Encrypts every value that was not written with the newest key again, and its keyed hash with it. Safe to run while the program runs, and again after a
 * stop halfway: a value that somebody else changed in between is left for the next run. The hash of an address inside the civil facts is renewed
 * by the next refresh; until then addresses under different keys count as not comparable.
 */
export async function reencrypt(database: Pick<Database, 'sql'>, encryption: Encryption): Promise<Reencrypted> {
  let changed = 0;
  let current = 0;
  for (const target of encryptedColumns) {
    for (const stored of await readValues(database, target)) {
      if (isCurrent(stored, encryption)) current += 1;
      else changed += await replace(database, target, stored, encryption);
    }
  }
  return { changed, current };
}

async function readValues({ sql }: Pick<Database, 'sql'>, { table, column, lookup }: EncryptedColumn): Promise<StoredValue[]> {
  return sql<StoredValue>(
    `select id, ${column} as value, ${lookup ?? 'null'} as lookup from ${table} where ${column} is not null order by id`,
  );
}

function isCurrent({ value, lookup }: StoredValue, encryption: Encryption): boolean {
  return encryption.isCurrent(value) && (lookup === null || encryption.isCurrent(lookup));
}

async function replace(
  { sql }: Pick<Database, 'sql'>,
  target: EncryptedColumn,
  stored: StoredValue,
  encryption: Encryption,
): Promise<number> {
  const { table, column, lookup } = target;
  const place = placeOf(table, column, stored.id);
  const text = encryption.decrypt(place, stored.value);
  const values = [encryption.encrypt(place, text), stored.id, stored.value, ...(lookup === null ? [] : [encryption.hash(text)])];
  const rows = await sql(
    `update ${table} set ${column} = $1${lookup === null ? '' : `, ${lookup} = $4`} where id = $2 and ${column} = $3 returning id`,
    values,
  );
  return rows.length;
}
