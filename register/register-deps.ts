import type { DeskRequest } from '#audit/desk-request.ts';
import type { ChangeRecorder } from '#audit/record-change.ts';
import type { CompiledPolicy } from '#consent/decide.ts';
import type { Database } from '#database/create-database.ts';
import type { Encryption } from '#database/encryption.ts';

/** What the register of consent works with. */
export interface RegisterDeps {
  readonly database: Pick<Database, 'sql' | 'prepare' | 'transaction'>;
  readonly encryption: Encryption;
  /** Where changes are recorded. */
  readonly recorder: ChangeRecorder;
  readonly newId: () => string;
  /** The policy by which this request is decided, the same from its beginning to its end. */
  readonly policy: (request: DeskRequest) => CompiledPolicy;
  /** Whose system each partner source is, as `OIN/role`. */
  readonly owners: ReadonlyMap<string, string>;
}
