import type { GatewayExecutionResult } from '@apollo/server-gateway-interface';
import { parse } from 'graphql';
import { beforeEach, describe, expect, test } from 'vitest';
import type { OperationRecord } from '#audit/record.ts';
import { defaultTables } from '#consent/testing/default-policy.ts';
import { oinOf } from '#consent/testing/organisations.ts';
import { aSituation, now, type SituationChanges } from '#gateway/testing/a-situation.ts';
import { operationIn } from '#gateway/testing/read-query.ts';
import { clientSchema, labels, supergraphSdl } from '#gateway/testing/supergraph.ts';
import { createAnsweringGateway, type AnswerDeps, type RequestContext } from './answer.ts';
import { createView } from './disclose/disclose.ts';
import { createOperationReader } from './disclose/read-operation.ts';
import { GatewayError } from './errors.ts';
import { PartnerHealth, Sources } from './sources.ts';

const happened: string[] = [];
const kept: OperationRecord[] = [];
beforeEach(() => {
  happened.splice(0);
  kept.splice(0);
});

const context: RequestContext = {
  caller: { oin: oinOf('REG'), role: 'REG', subject: 'prof-regisseur', purposes: ['COORD'] },
  purpose: 'COORD',
  trace: { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), parentSpanId: null, traceparent: '' },
  startedAt: now,
};

const executeOn =
  (familyCase: unknown): AnswerDeps['graph']['execute'] =>
  async () => {
    happened.push('fetched');
    return { data: { familyCase } };
  };

const depsOf = (
  changes: Partial<AnswerDeps> = {},
  situation: SituationChanges = {},
  familyCase: unknown = { phase: 'ACTIVE', members: [{ id: 'mark', name: 'Mark' }] },
): AnswerDeps => {
  const execute = executeOn(familyCase);
  return {
    graph: { apiSchema: clientSchema, execute, gateway: {} as never },
    supergraphSdl,
    read: createOperationReader({ schema: clientSchema, labels }),
    view: createView(labels, execute),
    policy: () => defaultTables,
    answerDesk: () => null,
    loadSituation: async () => aSituation(situation),
    openOperation: () => {
      happened.push('opened');
      return { context: {}, sources: new Sources(['brp'], new PartnerHealth(() => now)), close: () => void happened.push('closed') };
    },
    noteMatches: async (read) => void happened.push(`noted ${JSON.stringify(read)}`),
    audit: {
      append: async (record) => {
        happened.push('recorded');
        kept.push(record);
        return null as never;
      },
    },
    clock: () => now,
    maxCost: 1000,
    storeMs: 50,
    ...changes,
  };
};

const run = async (
  deps: AnswerDeps,
  query: string,
  variables: Record<string, unknown> = {},
  operationName?: string,
): Promise<GatewayExecutionResult> => {
  const { executor } = await createAnsweringGateway(deps).load({} as never);
  const document = parse(query);
  const operation = operationName === 'none' ? undefined : operationIn(document, operationName);
  if (!executor) throw new Error('The gateway has no executor.');
  return executor({ document, operation, request: { query, variables }, context } as never);
};

const codeOf = async (answering: Promise<GatewayExecutionResult>): Promise<unknown> =>
  answering.then(
    ({ errors }) => errors?.[0]?.extensions['code'],
    (error: unknown) => (error instanceof GatewayError ? error.code : error),
  );

const simple = '{ familyCase(id: "s1") { phase } }';

describe('an answer', () => {
  test('is recorded after it is made and before it leaves, and its operation is closed', async () => {
    expect(await run(depsOf(), simple)).toEqual({
      data: { familyCase: { phase: 'ACTIVE' } },
      extensions: { sources: { BRP: { state: 'NOT_ASKED' } }, withheld: [] },
    });
    expect(happened).toEqual(['opened', 'fetched', 'recorded', 'closed']);
    expect(kept[0]).toMatchObject({
      caseId: 's1',
      purpose: 'COORD',
      operation: null,
      policy: defaultTables.hash,
      status: 'Ok',
      caller: { oin: oinOf('REG'), role: 'REG', subject: 'prof-regisseur' },
    });
  });

  test.each<[string, Partial<AnswerDeps>, SituationChanges]>([
    ['is not there', { loadSituation: async () => null }, {}],
    ['is not there for the caller', {}, { involvedWith: [] }],
  ])('about a case that %s is null, recorded without anybody, and nothing is fetched', async (_why, changes, situation) => {
    expect(await run(depsOf(changes, situation), '{ x: familyCase(id: "s1") { phase } t: __typename }')).toEqual({
      data: { x: null, t: 'Query' },
      extensions: { sources: { BRP: { state: 'NOT_ASKED' } }, withheld: [] },
    });
    expect(happened).toEqual(['opened', 'recorded', 'closed']);
    expect(kept[0]?.subjects).toEqual([]);
  });

  test('keeps the caller’s keys and order over several roots', async () => {
    const { data } = await run(
      depsOf(),
      '{ b: familyCase(id: "s1") { p: phase } __typename a: familyCase(id: "s1") { members { name } } }',
    );
    expect(JSON.stringify(data)).toBe('{"b":{"p":"ACTIVE"},"__typename":"Query","a":{"members":[{"name":"Mark"}]}}');
  });

  test('without a case has no record and no extensions', async () => {
    expect(await run(depsOf(), '{ __typename __type(name: "Address") { name } }')).toEqual({
      data: { __typename: 'Query', __type: { name: 'Address' } },
    });
    expect(happened).toEqual([]);
  });
});

describe('a match of signals that shows in a case', () => {
  const query = '{ familyCase(id: "s1") { members { signalMatch } } }';
  const matches = [{ memberId: 'chantal', from: '2026-11-01', until: '2028-11-01' }];
  const provenance = { recordedAt: '2026-11-01', confidentiality: 'OPEN', release: 'NOT_RELEASED', owner: null };
  const match = (id: string) => ({ id, signalMatches: [{ provenance: { ...provenance, about: [id] } }] });
  const familyCase = { members: [match('mark'), match('chantal')] };
  const shown = { data: { familyCase: { members: [{ signalMatch: true }, { signalMatch: true }] } } };

  test('is noted for who is a party of it, before the answer leaves', async () => {
    expect(await run(depsOf({}, { matches }, familyCase), query)).toMatchObject(shown);
    const read = { oin: oinOf('REG'), role: 'REG', caseId: 's1', memberIds: ['chantal'] };
    expect(happened).toEqual(['opened', 'fetched', `noted ${JSON.stringify(read)}`, 'recorded', 'closed']);
  });

  test.each<[string, string, SituationChanges]>([
    ['for anybody else', query, {}],
    ['of which nothing is asked', simple, { matches }],
  ])('is not noted %s', async (_, asked, situation) => {
    await run(depsOf({}, situation, { phase: 'ACTIVE', ...familyCase }), asked);
    expect(happened).toEqual(['opened', 'fetched', 'recorded', 'closed']);
  });

  test('is not noted when it does not show', async () => {
    const secret = { id: 'chantal', signalMatches: [{ provenance: { ...provenance, confidentiality: 'SECRET', about: ['chantal'] } }] };
    const { data } = await run(depsOf({}, { matches }, { members: [secret] }), query);
    expect(data).toEqual({ familyCase: { members: [{ signalMatch: null }] } });
    expect(happened).toEqual(['opened', 'fetched', 'recorded', 'closed']);
  });

  test('is not answered when that cannot be noted', async () => {
    const noteMatches = async () => Promise.reject(new Error('away'));
    expect(await codeOf(run(depsOf({ noteMatches }, { matches }, familyCase), query))).toBe('DATABASE_UNAVAILABLE');
    expect(happened).toEqual(['opened', 'fetched', 'closed']);
  });
});

describe('what is not answered', () => {
  test.each<[string, string, Record<string, unknown>, string]>([
    ['two cases', '{ a: familyCase(id: "s1") { phase } b: familyCase(id: "s2") { phase } }', {}, 'ONE_CASE_PER_OPERATION'],
    ['a case id that could be a BSN', '{ familyCase(id: "999990019") { phase } }', {}, 'BAD_USER_INPUT'],
    ['a case id of control characters', '{ familyCase(id: "s1\\n") { phase } }', {}, 'BAD_USER_INPUT'],
    ['a missing variable', 'query($id: ID!) { familyCase(id: $id) { phase } }', {}, 'BAD_USER_INPUT'],
    ['null for an argument that has a default', 'query($id: ID = "s1") { familyCase(id: $id) { phase } }', { id: null }, 'BAD_USER_INPUT'],
    [
      'null for a directive that has a default',
      'query($on: Boolean = true) { familyCase(id: "s1") { phase @include(if: $on) } }',
      { on: null },
      'BAD_USER_INPUT',
    ],
    ['a subscription, which is served elsewhere', 'subscription { familyCase { phase } }', {}, 'USE_STREAM'],
    [
      'more than may be asked',
      `{ familyCase(id: "s1") { members { ties { member { ties { member { name } } } } } } }`,
      {},
      'QUERY_TOO_COSTLY',
    ],
  ])('%s', async (_what, query, variables, code) => {
    expect(await codeOf(run(depsOf(), query, variables))).toBe(code);
    expect(happened).toEqual([]);
  });

  test('a document without the asked operation', async () => {
    expect(await codeOf(run(depsOf(), simple, {}, 'none'))).toBe('OPERATION_RESOLUTION_FAILURE');
  });

  const never = async (): Promise<never> => new Promise<never>(() => undefined);
  const fails = async (): Promise<never> => Promise.reject(new Error('weg'));

  test.each<[string, Partial<AnswerDeps>, string, readonly string[]]>([
    ['when the facts cannot be read', { loadSituation: fails }, 'DATABASE_UNAVAILABLE', []],
    ['when the facts do not come', { loadSituation: never }, 'DATABASE_UNAVAILABLE', []],
    ['when it cannot be recorded', { audit: { append: fails } }, 'AUDIT_UNAVAILABLE', ['opened', 'fetched', 'closed']],
    ['when recording does not end', { audit: { append: never } }, 'AUDIT_UNAVAILABLE', ['opened', 'fetched', 'closed']],
    ['when the view cannot be made', { view: async () => Promise.reject(new GatewayError('INTERNAL')) }, 'INTERNAL', ['opened', 'closed']],
  ])('%s', async (_when, changes, code, steps) => {
    expect(await codeOf(run(depsOf(changes), simple))).toBe(code);
    expect(happened).toEqual(steps);
  });
});

test.each([
  ['Gezin', 'Gezin'],
  ['of_999990019_Mark', 'of__Mark'],
  ['x'.repeat(300), 'x'.repeat(100)],
])('the operation’s name is written down short, and without a number that could be a BSN: %s', async (name, written) => {
  await run(depsOf(), `query ${name} ${simple}`);
  expect(kept[0]?.operation).toBe(written);
});
