import { getNullableType, isListType, isObjectType, Kind, parse, validate, type OperationDefinitionNode } from 'graphql';
import { expect, test } from 'vitest';
import { hubSettings } from '../settings.ts';
import { deskCost, longLists } from './desk-cost.ts';
import { createDeskSchema } from './desk-schema.ts';

const schema = createDeskSchema();

const costOf = (query: string): number => {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const operation = document.definitions.find((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION);
  return operation === undefined ? 0 : deskCost(schema, document, operation);
};

test.each([
  ['a field is one', '{ __typename }', 1],
  ['an object is its fields and itself', '{ activePolicy { hash state } }', 3],
  ['an alias is a field', '{ a: activePolicy { hash } b: activePolicy { hash } }', 4],
  ['a list counts for ten', '{ policyVersions { hash } }', 1 + 10],
  ['lists in lists multiply', '{ policyVersions { history { by } } }', 1 + 10 + 10 * 10],
  ['an object has no size', '{ legalBases(caseId: "s1") { problems { code } } }', 1 + 1 + 10],
  ['a page counts for all that it may hold', '{ rightsRequests { id state } }', 1 + 500 * 2],
  ['a fragment counts where it is spread', '{ policyVersions { ...F ... { state } } } fragment F on PolicyVersion { hash }', 1 + 20],
  ['what is skipped counts', '{ policyVersions { hash @skip(if: true) } }', 1 + 10],
  [
    'a change is counted by what it answers',
    'mutation { completeTask(taskId: "t") { task { id } problems { code } } }',
    1 + 1 + 1 + 1 + 10,
  ],
])('%s', (_what, query, cost) => expect(costOf(query)).toBe(cost));

const report = (name: string): string => `${name}: accessReport(caseId: "s1", memberId: "s1-m1") { report { complete notes madeAt
  entries { __typename at who recipient subject purpose seen { __typename what dataClass extent article } } signals { raisedAt who } } problems { code messageNl } }`;

test('one whole report of who looked is within what an operation may cost, two are not', () => {
  const { MAX_COST } = hubSettings.parse({});
  expect(costOf(`{ ${report('a')} }`)).toBeLessThan(MAX_COST);
  expect(costOf(`{ ${report('a')} ${report('b')} }`)).toBeGreaterThan(MAX_COST);
});

test('a report costs what it takes to make, however little is read of it', () => {
  const { MAX_COST, MAX_ALIASES } = hubSettings.parse({});
  const small = (name: string): string => `${name}: accessReport(caseId: "s1", memberId: "s1-m1") { report { complete } }`;
  const many = Array.from({ length: MAX_ALIASES }, (_, at) => small(`a${at}`));
  expect(costOf(`{ ${small('a')} ${small('b')} }`)).toBeLessThan(MAX_COST);
  expect(costOf(`{ ${many.join(' ')} }`)).toBeGreaterThan(MAX_COST);
});

test.each(Object.keys(longLists))('%s is a list of the desk', (name) => {
  const [typeName = '', fieldName = ''] = name.split('.');
  const type = schema.getType(typeName);
  expect(isListType(getNullableType((isObjectType(type) ? type.getFields()[fieldName] : undefined)?.type))).toBe(true);
});
