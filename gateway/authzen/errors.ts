import { codeOfError } from '../code-of-error.ts';
import { errorTable, type ErrorCode } from '../errors.ts';

/** A request that is no request of the Authorization API; its message says which part is missing or wrong, and never repeats what was sent. */
export class BadRequest extends Error {
  readonly code = 'BAD_REQUEST';

  constructor(message: string) {
    super(message);
    this.name = 'BadRequest';
  }
}

/** How a request is refused: the status, and the one sentence that is its whole body. */
export interface RefusedRequest {
  readonly code: ErrorCode;
  readonly status: number;
  readonly message: string;
}

/** What reads otherwise here than at the GraphQL endpoint. */
const ownMessages: Partial<Record<ErrorCode, string>> = {
  BAD_REQUEST: 'The request is not well formed.',
  UNSUPPORTED_MEDIA_TYPE: 'Send the request as application/json in UTF-8, without content encoding.',
};

/** Makes of any error what a caller may read of it. A wrong content type is a 400 here. AuthZEN 1.0, Error Responses. */
export const refusedRequest = (error: unknown): RefusedRequest => {
  if (error instanceof BadRequest) return { code: error.code, status: 400, message: error.message };
  const code = codeOfError(error);
  const { status, message } = errorTable[code];
  return { code, status: code === 'UNSUPPORTED_MEDIA_TYPE' ? 400 : status, message: ownMessages[code] ?? message };
};
