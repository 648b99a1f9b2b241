import { print } from 'graphql';
import { describe, expect, test } from 'vitest';
import { apiSchema } from '../federate/api-schema.ts';
import { supergraphSdl } from '../testing/supergraph.ts';
import { GatewayError } from '../errors.ts';
import { createSubscriptionReader, type Subscription } from './read-subscription.ts';

const read = createSubscriptionReader(apiSchema(supergraphSdl), { maxTokens: 1000 });
const readOne = (query: string, variables: Readonly<Record<string, unknown>> = {}, operationName: string | null = null): Subscription =>
  read({ query, variables, operationName });
const viewOf = (query: string, variables?: Readonly<Record<string, unknown>>): string | null => {
  const { view } = readOne(query, variables);
  return view && print(view.document).replaceAll(/\s+/g, ' ');
};
const codeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error instanceof GatewayError ? error.code : error;
  }
};

describe('the query within an event', () => {
  const plain = 'subscription { caseChanged(caseId: "s1")';
  const head = 'subscription($a: Boolean = true, $b: Boolean = false) { caseChanged(caseId: "s1")';
  test.each<[string, string, string, Readonly<Record<string, unknown>>?]>([
    ['keeps the keys of the caller', `${plain} { f: familyCase { p: phase } } }`, 'f: familyCase(id: $id) { p: phase }'],
    [
      'keeps several views apart',
      `${plain} { x: familyCase { phase } familyCase { triage } } }`,
      'x: familyCase(id: $id) { phase: phase } familyCase: familyCase(id: $id) { triage: triage }',
    ],
    [
      'has fragments spread out and equal keys merged, wherever they come from',
      `${plain} { ...C ... on CaseChanged { familyCase { members { id } } } } } fragment C on CaseChanged { familyCase { members { ...M } } } fragment M on FamilyMember { name }`,
      'familyCase: familyCase(id: $id) { members: members { name: name id: id } }',
    ],
    [
      'has directives settled',
      `${head} { familyCase { phase @skip(if: $a) triage @include(if: $a) openedAt @include(if: $b) } } }`,
      'familyCase: familyCase(id: $id) { triage: triage }',
    ],
    [
      'and with other variables otherwise',
      `${head} { familyCase { phase @skip(if: $a) triage @include(if: $a) openedAt @include(if: $b) } } }`,
      'familyCase: familyCase(id: $id) { phase: phase openedAt: openedAt }',
      { a: false, b: true },
    ],
    [
      'asks nothing of an object of which everything is left out',
      `${plain} { familyCase { phase plan { items @skip(if: true) { kind } } } } }`,
      'familyCase: familyCase(id: $id) { phase: phase plan: plan { __typename @skip(if: true) } }',
    ],
  ])('%s', (_what, query, selection, variables) => {
    expect(viewOf(query, variables)).toBe(`query ($id: ID!) { ${selection} } `.trim());
  });

  test('is not there when the view is not asked for, or left out', () => {
    expect(viewOf('subscription { caseChanged(caseId: "s1") { id } }')).toBeNull();
    expect(viewOf('subscription { caseChanged(caseId: "s1") { id familyCase @skip(if: true) { phase } } }')).toBeNull();
    expect(viewOf('subscription { policyChanged { id policy } }')).toBeNull();
  });

  test('has the name of the operation, and is the same document for equal selections', () => {
    const [one, two] = ['s1', 's2'].map((id) => readOne(`subscription Watch { caseChanged(caseId: "${id}") { familyCase { phase } } }`));
    expect(viewOf('subscription Watch { caseChanged(caseId: "s1") { familyCase { phase } } }')).toContain('query Watch($id: ID!)');
    expect(two?.view?.document).toBe(one?.view?.document);
    expect([one?.args, two?.args]).toEqual([{ caseId: 's1' }, { caseId: 's2' }]);
  });
});

describe('what cannot be followed', () => {
  test.each<[string, string, Readonly<Record<string, unknown>>, string | null, string]>([
    ['no GraphQL', 'subscription {', {}, null, 'GRAPHQL_PARSE_FAILED'],
    ['too many tokens', `subscription { policyChanged { ${'id '.repeat(1000)} } }`, {}, null, 'GRAPHQL_PARSE_FAILED'],
    ['a query', '{ familyCase(id: "s1") { phase } }', {}, null, 'USE_GRAPHQL'],
    ['a mutation', 'mutation { __typename }', {}, null, 'USE_GRAPHQL'],
    ['the query of two operations', 'query Q { __typename } subscription S { policyChanged { id } }', {}, 'Q', 'USE_GRAPHQL'],
    [
      'an operation that is not named',
      'query Q { __typename } subscription S { policyChanged { id } }',
      {},
      null,
      'OPERATION_RESOLUTION_FAILURE',
    ],
    ['an operation that is not there', 'subscription S { policyChanged { id } }', {}, 'T', 'OPERATION_RESOLUTION_FAILURE'],
    ['two fields', 'subscription { policyChanged { id } signalMatched { id } }', {}, null, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'two fields through a fragment',
      'subscription { policyChanged { id } ...F } fragment F on Subscription { signalMatched { id } }',
      {},
      null,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['the schema', 'subscription { __schema { types { name } } }', {}, null, 'GRAPHQL_VALIDATION_FAILED'],
    ['its own type', 'subscription { __typename }', {}, null, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a cyclic fragment',
      'subscription { ...F } fragment F on Subscription { policyChanged { id } ...F }',
      {},
      null,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'what no client may ask',
      'subscription { caseChanged(caseId: "s1") { familyCase { members { bsn } } } }',
      {},
      null,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['entities', 'subscription { _entities(representations: []) { __typename } }', {}, null, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'one key for two cases',
      'subscription { c: caseChanged(caseId: "s1") { id } c: caseChanged(caseId: "s2") { id } }',
      {},
      null,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['nothing, said outright', 'subscription { policyChanged @include(if: false) { id } }', {}, null, 'BAD_USER_INPUT'],
    ['a case that is missing', 'subscription($c: ID!) { caseChanged(caseId: $c) { id } }', {}, null, 'BAD_USER_INPUT'],
    ['a case that is no id', 'subscription($c: ID!) { caseChanged(caseId: $c) { id } }', { c: { id: 's1' } }, null, 'BAD_USER_INPUT'],
    [
      'null for a variable with a default',
      'subscription($c: ID = "s1") { caseChanged(caseId: $c) { id } }',
      { c: null },
      null,
      'BAD_USER_INPUT',
    ],
  ])('%s', (_what, query, variables, operationName, code) => {
    expect(codeOf(() => readOne(query, variables, operationName))).toBe(code);
  });

  test('under a name that could be a BSN, or is long, is written down without it', () => {
    const nameOf = (name: string) => readOne(`subscription ${name} { policyChanged { id } }`).operationName;
    expect([nameOf('Of999990019'), nameOf('A'.repeat(200))?.length]).toEqual(['Of', 100]);
  });

  test('one of two operations, by its name', () => {
    const { asked, operationName } = readOne('query Q { __typename } subscription S { p: policyChanged { id } }', {}, 'S');
    expect([asked.key, asked.name, operationName]).toEqual(['p', 'policyChanged', 'S']);
  });
});
