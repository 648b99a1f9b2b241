import { makeExecutableSchema } from '@graphql-tools/schema';
import { Kind, parse, type OperationDefinitionNode } from 'graphql';
import { expect, test } from 'vitest';
import { defaultTables } from '#consent/testing/default-policy.ts';
import { createAnswerDesk } from './answer-desk.ts';
import { createDeskDoor } from './desk-door.ts';

const schema = makeExecutableSchema({
  typeDefs: `
    directive @allow(roles: [String!]!) on FIELD_DEFINITION
    type Query { none: Int }
    type Mutation { close: Boolean @allow(roles: ["FG"]) fail: Boolean @allow(roles: ["FG"]) }`,
  resolvers: {
    Mutation: {
      close: () => true,
      fail: () => {
        throw new Error('connection to 10.0.0.1 refused');
      },
    },
  },
});

const door = createDeskDoor<object>({
  desksOf: () => ({}),
  policy: () => defaultTables,
  audit: { append: async () => ({ sequence: 1, hash: '' }) },
  clock: () => new Date('2026-11-20T09:00:00.000Z'),
  storeMs: 1000,
});

test('of several changes the answer says which were made, also when a later one fails', async () => {
  const document = parse('mutation { a: close b: fail c: close }');
  const operation = document.definitions.find((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('no operation');
  const answer = await createAnswerDesk(
    schema,
    door,
    1000,
  )({
    request: {
      caller: { oin: '00000099000000001000', role: 'FG', subject: 'somebody', purposes: ['AUDIT'] },
      purpose: 'AUDIT',
      trace: { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), parentSpanId: null, traceparent: '' },
      startedAt: new Date('2026-11-20T09:00:00.000Z'),
    },
    document,
    operation,
    variables: {},
    operationName: null,
  });
  expect(answer?.data).toEqual({ a: true, b: null, c: true });
  expect(answer?.errors).toMatchObject([{ extensions: { code: 'DESK_UNAVAILABLE' } }]);
  expect(JSON.stringify(answer)).not.toContain('10.0.0.1');
});
