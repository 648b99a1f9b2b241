import { parseArgs } from 'node:util';
import { createEncryption } from './encryption.ts';
import { inDatabase } from './in-database.ts';
import { reencrypt, type Reencrypted } from './reencrypt.ts';

// npm run -s database -- reencrypt [--data DIR]
// Ends with 0 when every value has the newest key, 2 when it could not be done.

const usage = `Use: npm run -s database -- reencrypt [--data DIR]
  Encrypts every value again that was not written with the newest key of ENCRYPTION_KEYS (newest first, the old one behind it).
  --data DIR  the hub's data folder (DATA_DIR, or else .data), of a hub that is stopped; DATABASE_URL names a PostgreSQL instead, which may be in use`;

try {
  const { changed, current } = await run();
  process.stdout.write(`${changed} values encrypted again, ${current} had the newest key already\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'The values could not be encrypted again'}\n`);
  process.exitCode = 2;
}

async function run(): Promise<Reencrypted> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { data: { type: 'string' } } });
  if (positionals.length !== 1 || positionals[0] !== 'reencrypt') throw new Error(usage);
  const keys = process.env['ENCRYPTION_KEYS'];
  if (keys === undefined || keys === '') throw new Error('ENCRYPTION_KEYS is missing');
  const encryption = createEncryption(keys);
  return inDatabase(values.data, async (database) => reencrypt(database, encryption));
}
