import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { isErrorCode, errorTable } from './errors.ts';

/** Codes of errors that the GraphQL-over-HTTP specification answers with 200 to clients that accept `application/json` alone. */
const requestErrors = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
]);

const acceptsGraphqlResponse = (accept: string | undefined): boolean => accept?.includes('application/graphql-response+json') ?? false;

/**
 * Sets the status of an answer by what the client accepts: errors in parsing, validation and coercion are 400 for
 * `application/graphql-response+json` and 200 for `application/json` alone (GraphQL over HTTP, 6.4). Answers are never stored.
 */
export const statusPlugin: ApolloServerPlugin<BaseContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ request, response }) => {
      response.http.headers.set('cache-control', 'no-store');
      if (response.body.kind !== 'single') return;
      const code = response.body.singleResult.errors?.[0]?.extensions?.['code'];
      if (!isErrorCode(code)) return;
      const legacy = !acceptsGraphqlResponse(request.http?.headers.get('accept'));
      response.http.status = legacy && requestErrors.has(code) ? 200 : errorTable[code].status;
    },
  }),
};
