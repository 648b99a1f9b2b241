/** What a connector can be misused in; each is a fault of the program, never of a partner. */
export type ConnectorErrorCode = 'BSN_IN_URL' | 'BSN_IN_HEADER' | 'FOREIGN_ORIGIN' | 'EMPTY_SEARCH' | 'BAD_SETTING';

/** A fault of the program in how it calls a partner. The message holds no values. */
export class ConnectorError extends Error {
  readonly code: ConnectorErrorCode;
  constructor(code: ConnectorErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ConnectorError';
    this.code = code;
  }
}
