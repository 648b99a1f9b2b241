/** What a change of a case can break: there is no such case or waiver, or the case cannot go from its phase to that one. */
export type RegieErrorCode = 'NO_SUCH_CASE' | 'PHASE_NOT_ALLOWED';

/** A change that the rules of the case do not allow; nothing was written. */
export class RegieError extends Error {
  readonly code: RegieErrorCode;
  constructor(code: RegieErrorCode, message: string) {
    super(message);
    this.name = 'RegieError';
    this.code = code;
  }
}
