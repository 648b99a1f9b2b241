import type { Database } from '#database/create-database.ts';
import type { Encryption } from '#database/encryption.ts';
import type { DeskRequest } from './desk-request.ts';
import type { ChangeRecorder } from './record-change.ts';

/** What a room works with that answers and changes things at the hub's own desk. */
export interface RoomDeps<Policy> {
  readonly database: Pick<Database, 'sql' | 'prepare' | 'transaction'>;
  readonly encryption: Encryption;
  /** Where changes are recorded. */
  readonly recorder: ChangeRecorder;
  readonly newId: () => string;
  /** The policy by which this request is decided, the same from its beginning to its end. */
  readonly policy: (request: DeskRequest) => Policy;
}
