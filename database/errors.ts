/** What can be wrong with migrations: one was changed after it was applied, or somebody asked to undo one. */
export type MigrationErrorCode = 'MIGRATION_CHANGED' | 'NO_WAY_BACK';

/** The migrations and this database do not fit; starting must stop. */
export class MigrationError extends Error {
  readonly code: MigrationErrorCode;
  constructor(code: MigrationErrorCode, message: string) {
    super(message);
    this.name = 'MigrationError';
    this.code = code;
  }
}

/** What can be wrong with an encrypted value or a key: the key is not active, the value was altered or moved, or the setting is not valid. */
export type EncryptionErrorCode = 'UNKNOWN_KEY' | 'NOT_AUTHENTIC' | 'INVALID_KEYS';

/** A value could not be decrypted, or the keys are not usable; neither the message nor the cause holds a value or a key. */
export class EncryptionError extends Error {
  readonly code: EncryptionErrorCode;
  constructor(code: EncryptionErrorCode, message: string) {
    super(message);
    this.name = 'EncryptionError';
    this.code = code;
  }
}

/** A folder that only one process may use is in use by another; the message names that process. */
export class FolderInUse extends Error {
  readonly code = 'FOLDER_IN_USE';
  constructor(pid: number) {
    super(`is in use by process ${pid}, which must stop first`);
    this.name = 'FolderInUse';
  }
}
