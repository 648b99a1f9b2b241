import { GraphQLError } from 'graphql';
import { describe, expect, test } from 'vitest';
import { errorTable, GatewayError, type ErrorCode } from './errors.ts';
import { errorBody, formatError } from './format-error.ts';

const secret = '999990019 /work/secret.ts "Mark"';
const graphQLError = (extensions: Record<string, unknown>, message = secret): GraphQLError => new GraphQLError(message, { extensions });
const format = (error: GraphQLError) => formatError(error.toJSON(), error);

describe('what a caller may read of an error', () => {
  test.each<[string, GraphQLError, ErrorCode]>([
    ['ours', new GatewayError('QUERY_TOO_COSTLY'), 'QUERY_TOO_COSTLY'],
    [
      'ours, wrapped as a resolver’s',
      new GraphQLError(secret, { originalError: new GatewayError('AUDIT_UNAVAILABLE'), path: ['a'] }),
      'AUDIT_UNAVAILABLE',
    ],
    ['Apollo’s for a query that does not parse', graphQLError({ code: 'GRAPHQL_PARSE_FAILED' }), 'GRAPHQL_PARSE_FAILED'],
    [
      'Apollo’s for too many tokens',
      graphQLError({ code: 'GRAPHQL_PARSE_FAILED' }, 'Syntax Error: Document contains more that 5 tokens. Parsing aborted.'),
      'QUERY_TOO_LARGE',
    ],
    [
      'Apollo’s for introspection',
      graphQLError({ code: 'GRAPHQL_VALIDATION_FAILED', validationErrorCode: 'INTROSPECTION_DISABLED' }),
      'INTROSPECTION_DISABLED',
    ],
    ['Apollo’s for a method', graphQLError({ code: 'BAD_REQUEST', http: { status: 405 } }), 'METHOD_NOT_ALLOWED'],
    ['Apollo’s for a bad request', graphQLError({ code: 'BAD_REQUEST' }), 'BAD_REQUEST'],
    ['Apollo’s for what it does not know', graphQLError({ code: 'INTERNAL_SERVER_ERROR' }), 'INTERNAL'],
    ['a code that is not in the table', graphQLError({ code: 'PERSISTED_QUERY_NOT_FOUND' }), 'BAD_REQUEST'],
    ['no code at all', graphQLError({}), 'INTERNAL'],
    ['a programming fault', new GraphQLError(secret, { originalError: new TypeError(secret) }), 'INTERNAL'],
  ])('%s', (_whose, error, code) => {
    expect(format(error)).toEqual({ message: errorTable[code].message, extensions: { code } });
  });

  test('the place is told of what does not parse or fit, and of nothing else', () => {
    const locations = [{ line: 1, column: 3 }];
    expect(formatError({ message: secret, locations, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }, null)).toHaveProperty(
      'locations',
      locations,
    );
    expect(formatError({ message: secret, locations, extensions: { code: 'BAD_USER_INPUT' } }, null)).not.toHaveProperty('locations');
  });

  test('neither stack, path nor what was sent gets through', () => {
    const error = new GraphQLError(secret, {
      path: [secret],
      extensions: { code: 'BAD_USER_INPUT', stacktrace: [secret], argumentName: secret },
    });
    expect(JSON.stringify(format(error))).not.toMatch(/999990019|secret|Mark/);
  });
});

test('the body of an answer that is one error', () => {
  expect(errorBody('NOT_FOUND')).toEqual({ errors: [{ message: errorTable.NOT_FOUND.message, extensions: { code: 'NOT_FOUND' } }] });
});
