import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { takeNoArguments } from './take-no-arguments.ts';

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'arguments of Query are in order',
    /* GraphQL */ `
      type Query {
        familyCase(id: ID!): String
      }
    `,
    [],
  ],
  [
    'an argument elsewhere is named',
    /* GraphQL */ `
      type Member {
        visits(first: Int): [String!]
      }
    `,
    ['Member.visits takes arguments, which only fields of Query may'],
  ],
];

test.each(cases)('%s', (_, sdl, faults) => {
  expect(takeNoArguments(parse(sdl))).toEqual(faults);
});
