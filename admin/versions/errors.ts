/** What can be wrong with a stored version: its files give another hash than it is named by, or are no policy (any more). */
export type StoredVersionErrorCode = 'POLICY_HASH_MISMATCH' | 'POLICY_UNREADABLE';

/** A stored version that cannot be used; whoever meets it keeps what it has. The message names the version by its hash alone. */
export class StoredVersionError extends Error {
  override readonly name = 'StoredVersionError';
  readonly code: StoredVersionErrorCode;

  constructor(code: StoredVersionErrorCode, hash: string, options?: ErrorOptions) {
    super(`Policy version ${hash} cannot be used: ${code}`, options);
    this.code = code;
  }
}
