import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { codeOfStatus } from './code-of-error.ts';
import { errorTable, GatewayError, isErrorCode, type ErrorCode } from './errors.ts';

/** The status with which Apollo means to answer an error that it found itself, such as a method that does not fit. */
const statusOf = (error: unknown): number | undefined => (error instanceof GraphQLError ? error.extensions.http?.status : undefined);

const codeOf = (formatted: GraphQLFormattedError, error: unknown): ErrorCode => {
  const code = formatted.extensions?.['code'];
  const rule = formatted.extensions?.['validationErrorCode'];
  if (formatted.message.includes('Document contains more')) return 'QUERY_TOO_LARGE';
  if (isErrorCode(rule)) return rule;
  if (isErrorCode(code) && code !== 'BAD_REQUEST') return code;
  return code === 'INTERNAL_SERVER_ERROR' || code === undefined ? 'INTERNAL' : codeOfStatus(statusOf(error) ?? 400);
};

/**
 * Makes of any error what a caller may read: a code of the table, that code's one message, and for a query that does not parse or fit
 * the place in it. No stack, no path of a file, no suggestion, and nothing that the caller sent.
 */
export const formatError = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
  const original = unwrapResolverError(error);
  const code = original instanceof GatewayError ? original.code : codeOf(formatted, error);
  const placed = code === 'GRAPHQL_PARSE_FAILED' || code === 'GRAPHQL_VALIDATION_FAILED';
  return {
    message: errorTable[code].message,
    ...(placed && formatted.locations ? { locations: formatted.locations } : {}),
    extensions: { code },
  };
};

/** The body of an answer that is one error only. */
export const errorBody = (code: ErrorCode): { readonly errors: readonly GraphQLFormattedError[] } => ({
  errors: [{ message: errorTable[code].message, extensions: { code } }],
});
