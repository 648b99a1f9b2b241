import { makeExecutableSchema } from '@graphql-tools/schema';
import { Kind, parse, type OperationDefinitionNode } from 'graphql';
import { beforeEach, expect, test } from 'vitest';
import type { DeskRequest } from '#audit/desk-request.ts';
import type { OperationRecord } from '#audit/record.ts';
import { defaultTables } from '#consent/testing/default-policy.ts';
import type { Role } from '#consent/vocabulary.ts';
import { dateTimeScalar } from '#schema/scalars.ts';
import { createAnswerDesk } from './answer-desk.ts';
import { createDeskDoor, type DeskDeps } from './desk-door.ts';

const now = new Date('2026-11-20T09:00:00.000Z');
const kept: OperationRecord[] = [];
beforeEach(() => void kept.splice(0));

const schema = makeExecutableSchema<{ readonly request: DeskRequest }>({
  typeDefs: `
    directive @allow(roles: [String!]!) on FIELD_DEFINITION
    scalar DateTime
    type Query {
      hash: String @allow(roles: ["FG"])
      touched(cases: [String!]!): Boolean @allow(roles: ["FG", "REG"])
      unguarded: Int
      at(moment: DateTime!): String @allow(roles: ["FG"])
      broken: Int @allow(roles: ["FG"])
    }
    type Mutation { close: Boolean @allow(roles: ["REG"]) }`,
  resolvers: {
    DateTime: dateTimeScalar,
    Query: {
      hash: (_, __, { request }) => request.policy,
      touched: (_, { cases }: { cases: readonly string[] }, { request }) => {
        for (const id of cases) request.touch(id, [`${id}-m1`]);
        return true;
      },
      unguarded: () => 1,
      at: (_, { moment }: { moment: string }) => moment,
      broken: () => {
        throw new Error('connection to 10.0.0.1 refused');
      },
    },
    Mutation: { close: () => true },
  },
});

const ask = async (query: string, role: Role = 'FG', changes: Partial<DeskDeps<object>> = {}, variables: Record<string, unknown> = {}) => {
  const document = parse(query);
  const operation = document.definitions.find((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('no operation');
  const door = createDeskDoor<object>({
    desksOf: () => ({}),
    policy: () => defaultTables,
    audit: {
      append: async (record) => {
        kept.push(record);
        return { sequence: kept.length, hash: '' };
      },
    },
    clock: () => now,
    storeMs: 1000,
    ...changes,
  });
  const asked = createAnswerDesk(
    schema,
    door,
    20,
  )({
    request: {
      caller: { oin: '00000099000000001000', role, subject: 'somebody', purposes: ['AUDIT'] },
      purpose: 'AUDIT',
      trace: { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), parentSpanId: null, traceparent: '' },
      startedAt: now,
    },
    document,
    operation,
    variables,
    operationName: operation.name?.value ?? null,
  });
  return asked;
};

test('an operation that asks nothing of the desk is none of it', async () => {
  expect(await ask('{ familyCase(id: "s1") { phase } }')).toBeNull();
});

test.each<[string, string, Role, string]>([
  ['a role that the field is not for', '{ hash }', 'REG', 'FORBIDDEN'],
  ['one field too many', '{ touched(cases: []) hash }', 'REG', 'FORBIDDEN'],
  ['a field that names no roles', '{ unguarded }', 'FG', 'FORBIDDEN'],
  ['a guarded field in a fragment that is skipped', 'query { ...F } fragment F on Query { hash @skip(if: true) }', 'POL', 'FORBIDDEN'],
  ['a change that is for another role', 'mutation { close }', 'FG', 'FORBIDDEN'],
  ['the family view beside the desk', '{ hash familyCase(id: "s1") { phase } }', 'FG', 'MIXED_OPERATION'],
  ['more than an operation may cost', `{ ${Array.from({ length: 21 }, (_, at) => `a${at}: hash`).join(' ')} }`, 'FG', 'QUERY_TOO_COSTLY'],
  ['the schema beside the desk', '{ hash __schema { description } }', 'FG', 'MIXED_OPERATION'],
])('%s is refused before anything is read', async (_what, query, role, code) => {
  await expect(ask(query, role)).rejects.toMatchObject({ code });
  expect(kept).toEqual([]);
});

test('an answer is given under one policy, and recorded', async () => {
  expect(await ask('query Look { a: hash __typename }')).toEqual({ data: { a: defaultTables.hash, __typename: 'Query' } });
  expect(kept).toMatchObject([{ action: 'desk.query', operation: 'Look', caseId: null, policy: defaultTables.hash, subjects: [] }]);
});

test('whose data was touched is recorded per case', async () => {
  await ask('{ touched(cases: ["s1", "s2"]) }', 'REG');
  expect(kept.map(({ caseId, subjects }) => [caseId, subjects])).toEqual([
    ['s1', [{ memberId: 's1-m1', lines: [] }]],
    ['s2', [{ memberId: 's2-m1', lines: [] }]],
  ]);
});

test('without its record no answer leaves', async () => {
  const append = async () => Promise.reject(new Error('away'));
  await expect(ask('{ hash }', 'FG', { audit: { append } })).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
});

test('a failure behind a resolver is ours, and is not told', async () => {
  const answer = await ask('{ broken hash }');
  expect(answer?.data).toBeNull();
  expect(answer?.errors).toMatchObject([{ message: 'The desk could not do this at the moment. Try again later.' }]);
  expect(kept).toHaveLength(1);
});

test.each([
  ['in the text', '{ at(moment: "yesterday") }', {}],
  ['in a variable', 'query ($m: DateTime!) { at(moment: $m) }', { m: '2026-02-30T00:00:00Z' }],
])('an instant that is none %s is the caller’s mistake', async (_where, query, variables) => {
  expect((await ask(query, 'FG', {}, variables))?.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});
