import { join } from 'node:path';
import type { Logger } from 'pino';
import { createDatabase, type Database } from '#database/create-database.ts';
import { createEncryption, type Encryption } from '#database/encryption.ts';
import { lockFolder, type ReleaseFolder } from '#database/lock-folder.ts';
import { blameSetting, codeOfFailure, messageOf } from '../blame-setting.ts';
import { errorName } from '../log.ts';
import type { HubSettings } from '../settings.ts';

/** The encryption with the keys that are set. Throws a SettingsError. */
export const openEncryption = ({ ENCRYPTION_KEYS }: HubSettings): Promise<Encryption> =>
  blameSetting(
    'ENCRYPTION_KEYS',
    () => createEncryption(ENCRYPTION_KEYS ?? ''),
    () => 'must be <id>:<base64 of 32 bytes>, the newest first, separated by commas.',
  );

/** The database that is set, which answers. Throws a SettingsError. */
export const openDatabase = ({ DATABASE_URL, DATA_DIR }: HubSettings, log: Logger): Promise<Database> =>
  blameSetting(
    DATABASE_URL ? 'DATABASE_URL' : 'DATA_DIR',
    async () => {
      const database = await createDatabase({ databaseUrl: DATABASE_URL, dataDir: join(DATA_DIR, 'database') }, (error) => {
        log.warn({ error: errorName(error) }, 'A connection to the database was lost');
      });
      await database.ping();
      return database;
    },
    (error) => `the database cannot be opened (${codeOfFailure(error)}).`,
  );

/** Takes the data folder for this process alone. Throws a SettingsError. */
export const takeFolder = ({ DATA_DIR }: HubSettings): Promise<ReleaseFolder> =>
  blameSetting('DATA_DIR', () => lockFolder(DATA_DIR), messageOf);
