import { ApolloServer, HeaderMap } from '@apollo/server';
import { afterAll, expect, test } from 'vitest';
import { GatewayError, type ErrorCode } from './errors.ts';
import { formatError } from './format-error.ts';
import { statusPlugin } from './status-plugin.ts';

const server = new ApolloServer({
  typeDefs: 'type Query { ok: Boolean fail(code: String): Boolean! part(code: String): Boolean must(be: Int!): Boolean }',
  resolvers: {
    Query: {
      ok: () => true,
      fail: (_: unknown, { code }: { code: ErrorCode }) => {
        throw new GatewayError(code);
      },
      part: (_: unknown, { code }: { code: ErrorCode }) => {
        throw new GatewayError(code);
      },
    },
  },
  plugins: [statusPlugin],
  formatError,
});
await server.start();
afterAll(async () => server.stop());

const send = async (accept: string, query: string) => {
  const headers = new HeaderMap([
    ['content-type', 'application/json'],
    ['accept', accept],
  ]);
  return server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers, search: '', body: { query } },
    context: async () => ({}),
  });
};

const legacy = 'application/json';
const modern = 'application/graphql-response+json';

test.each([
  ['an answer', '{ ok }', 200, 200],
  ['what does not parse', '{', 200, 400],
  ['what does not fit', '{ none }', 200, 400],
  ['a value that does not fit', 'query($be: Int!) { must(be: $be) }', 200, 400],
  ['an operation that is not there', 'query A { ok } query B { ok }', 200, 400],
  ['a limit', '{ fail(code: "QUERY_TOO_COSTLY") }', 400, 400],
  ['a fault of ours', '{ fail(code: "INTERNAL") }', 500, 500],
  ['an answer of which a part failed', '{ ok part(code: "INTERNAL") }', 200, 200],
  ['no record', '{ fail(code: "AUDIT_UNAVAILABLE") }', 503, 503],
])('%s: %s is %i for application/json alone and %i otherwise', async (_what, query, forLegacy, forModern) => {
  expect((await send(legacy, query)).status ?? 200).toBe(forLegacy);
  expect((await send(modern, query)).status ?? 200).toBe(forModern);
  expect((await send(`${modern}, ${legacy};q=0.9`, query)).status ?? 200).toBe(forModern);
});

test.each(['{ ok }', '{', '{ fail(code: "INTERNAL") }'])('no answer is ever stored: %s', async (query) => {
  expect((await send(legacy, query)).headers.get('cache-control')).toBe('no-store');
});
