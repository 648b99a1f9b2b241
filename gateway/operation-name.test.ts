import { type OperationDefinitionNode, parse } from 'graphql';
import { expect, test } from 'vitest';
import { operationNameOf } from './operation-name.ts';

test.each([
  ['query Family { __typename }', 'Family'],
  ['{ __typename }', null],
  ['query Of_900000012_today { __typename }', 'Of__today'],
  ['query Of_90000012 { __typename }', 'Of_'],
  [`query ${'a'.repeat(300)} { __typename }`, 'a'.repeat(100)],
])('of %j', (text, name) => {
  expect(operationNameOf(parse(text).definitions[0] as OperationDefinitionNode)).toBe(name);
});
