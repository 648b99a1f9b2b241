import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createDatabase, type DatabaseSettings } from './create-database.ts';
import { createEncryption, type Encryption } from './encryption.ts';
import { FolderInUse } from './errors.ts';
import { lockFolder, type ReleaseFolder } from './lock-folder.ts';
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
  const databaseUrl = process.env['DATABASE_URL'];
  if (databaseUrl !== undefined && databaseUrl !== '') return reencryptAt({ databaseUrl }, encryption);
  const folder = values.data ?? process.env['DATA_DIR'] ?? '.data';
  const dataDir = join(folder, 'database');
  if (!existsSync(dataDir)) throw new Error(`There is no database in ${dataDir}`);
  const release = takeFolder(folder);
  try {
    return await reencryptAt({ dataDir }, encryption);
  } finally {
    release();
  }
}

/** A hub that runs on the folder must be stopped first. */
function takeFolder(folder: string): ReleaseFolder {
  try {
    return lockFolder(folder);
  } catch (error) {
    throw error instanceof FolderInUse ? new Error(`${folder} ${error.message}`) : error;
  }
}

async function reencryptAt(settings: DatabaseSettings, encryption: Encryption): Promise<Reencrypted> {
  const database = await createDatabase(settings);
  try {
    return await reencrypt(database, encryption);
  } finally {
    await database.close();
  }
}
