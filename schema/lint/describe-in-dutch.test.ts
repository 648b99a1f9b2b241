import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { describeInDutch } from './describe-in-dutch.ts';

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'described types and fields are in order, and keys and provenance need nothing',
    /* GraphQL */ `
      "gezinslid"
      type Member @key(fields: "bsn") {
        bsn: String!
        "naam"
        name: String
        provenance: Provenance
      }
    `,
    [],
  ],
  [
    'a type and a field without description are named',
    /* GraphQL */ `
      type Member {
        name: String
      }
      enum Kind {
        A
      }
    `,
    [
      'Member has no description with its Dutch term',
      'Kind has no description with its Dutch term',
      'Member.name has no description with its Dutch term',
    ],
  ],
  [
    'an empty description is none',
    /* GraphQL */ `
      " "
      scalar Date
    `,
    ['Date has no description with its Dutch term'],
  ],
];

test.each(cases)('%s', (_, sdl, faults) => {
  expect(describeInDutch(parse(sdl))).toEqual(faults);
});
