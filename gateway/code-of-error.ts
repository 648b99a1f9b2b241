import { GatewayError, type ErrorCode } from './errors.ts';

const byStatus: Readonly<Record<number, ErrorCode>> = {
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  406: 'NOT_ACCEPTABLE',
  408: 'REQUEST_TIMEOUT',
  413: 'BODY_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'RATE_LIMITED',
  431: 'HEADERS_TOO_LARGE',
};

/** The code that stands for an HTTP status that a library wants to answer with. */
export const codeOfStatus = (status: number): ErrorCode => byStatus[status] ?? (status < 500 ? 'BAD_REQUEST' : 'INTERNAL');

/** The code of the table for any error: its own, or the one that its HTTP status stands for; without either it is our fault. */
export const codeOfError = (error: unknown): ErrorCode => {
  if (error instanceof GatewayError) return error.code;
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
  return codeOfStatus(typeof status === 'number' ? status : 500);
};
