import type { ApolloServerPlugin } from '@apollo/server';
import { acceptedForms } from './accepted-forms.ts';
import { isErrorCode, errorTable } from './errors.ts';

/** Codes of errors that the GraphQL-over-HTTP specification answers with 200 to clients that accept `application/json` alone. */
const requestErrors = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'INTROSPECTION_DISABLED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
]);

/**
 * Sets the status of an answer by what the client accepts: errors in parsing, validation and coercion are 400 for
 * `application/graphql-response+json` and 200 for `application/json` alone (GraphQL over HTTP, 6.4). An answer that is there in part, such as changes of which one
 * failed, is 200. Answers are never stored.
 */
export const statusPlugin: ApolloServerPlugin = {
  requestDidStart: async () => ({
    willSendResponse: async ({ request, response }) => {
      response.http.headers.set('cache-control', 'no-store');
      if (response.body.kind !== 'single') return;
      const { data, errors } = response.body.singleResult;
      const code = errors?.[0]?.extensions?.['code'];
      if (!isErrorCode(code)) return;
      const legacy = !acceptedForms(request.http?.headers.get('accept')).graphqlResponse;
      const isAnswer = Boolean(data);
      response.http.status = isAnswer || (legacy && requestErrors.has(code)) ? 200 : errorTable[code].status;
    },
  }),
};
