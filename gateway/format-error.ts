import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import { errorTable, GatewayError, isErrorCode, type ErrorCode } from './errors.ts';

const codeOf = (formatted: GraphQLFormattedError): ErrorCode => {
  const code = formatted.extensions?.['code'];
  if (formatted.message.startsWith('Document contains more than')) return 'QUERY_TOO_LARGE';
  if (isErrorCode(code)) return code;
  return code === 'INTERNAL_SERVER_ERROR' || code === undefined ? 'INTERNAL' : 'BAD_REQUEST';
};

/**
 * Makes of any error what a caller may read: a code of the table, that code's one message, and for a query that does not parse or fit
 * the place in it. No stack, no path of a file, no suggestion, and nothing that the caller sent.
 */
export const formatError = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
  const original = unwrapResolverError(error);
  const code = original instanceof GatewayError ? original.code : codeOf(formatted);
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
