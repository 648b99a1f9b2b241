/** Why a record could not be kept: the database is away, another process writes under this writer's name, or too many wait already. */
export type AuditErrorCode = 'AUDIT_UNAVAILABLE' | 'WRITER_CONFLICT' | 'TOO_MANY_WAITING';

/** A record is not (or not surely) kept, so the answer that it belongs to must not leave; the message holds nothing of the record. */
export class AuditUnavailable extends Error {
  readonly code: AuditErrorCode;
  constructor(code: AuditErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AuditUnavailable';
    this.code = code;
  }
}
