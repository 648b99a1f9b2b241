import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { guardEveryRootField, isDesk } from './guard-every-root-field.ts';

const guarded = parse(
  'type Query { "versies" versions: [String!] @allow(roles: ["FG"]) } type Mutation { publish: String @allow(roles: []) open: Int } type Subscription { tail: Int }',
);

test('a root field that names no roles is a fault', () => {
  expect(guardEveryRootField(guarded)).toEqual([
    'Mutation.publish does not say with @allow whom it is for',
    'Mutation.open does not say with @allow whom it is for',
    'Subscription.tail does not say with @allow whom it is for',
  ]);
});

test('the desk is told by its guards', () => {
  expect(isDesk(guarded)).toBe(true);
  expect(isDesk(parse('type Query { familyCase(id: ID!): String }'))).toBe(false);
});
