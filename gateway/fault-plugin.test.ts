import { ApolloServer } from '@apollo/server';
import { expect, test } from 'vitest';
import type { RequestContext } from './answer.ts';
import { GatewayError } from './errors.ts';
import { faultPlugin } from './fault-plugin.ts';

const broken = new TypeError('x is undefined');
const ours = new GatewayError('AUDIT_UNAVAILABLE', { cause: broken });

test.each([
  ['{ ours }', [['AUDIT_UNAVAILABLE', ours]]],
  ['{ broken }', [['INTERNAL', broken]]],
  [
    '{ ours broken }',
    [
      ['AUDIT_UNAVAILABLE', ours],
      ['INTERNAL', broken],
    ],
  ],
  ['{ ok }', []],
])('of %s is told with its code, the error behind it and whose request it was', async (query, expected) => {
  const told: unknown[][] = [];
  const fail = (error: Error) => () => {
    throw error;
  };
  const server = new ApolloServer<RequestContext>({
    typeDefs: 'type Query { ok: Int ours: Int broken: Int }',
    resolvers: { Query: { ok: () => 1, ours: fail(ours), broken: fail(broken) } },
    plugins: [faultPlugin((code, error, request) => told.push([code, error, request]))],
  });
  const contextValue = { purpose: 'COORD' } as RequestContext;
  await server.executeOperation({ query }, { contextValue });
  await server.stop();
  expect(told).toEqual(expected.map((each) => [...each, contextValue]));
});
