import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { keepFieldsNullable } from './keep-fields-nullable.ts';

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'nullable fields, lists of non-null items and non-null keys are in order',
    /* GraphQL */ `
      type Member @key(fields: "bsn") {
        bsn: String!
        name: String
        visits: [Visit!]
      }
    `,
    [],
  ],
  [
    'a non-null field is named',
    /* GraphQL */ `
      type Visit {
        text: String!
        notes: [String!]!
      }
    `,
    ['Visit.text is not nullable', 'Visit.notes is not nullable'],
  ],
  [
    'a field of an interface counts too',
    /* GraphQL */ `
      interface Record {
        at: String!
      }
    `,
    ['Record.at is not nullable'],
  ],
];

test.each(cases)('%s', (_, sdl, faults) => {
  expect(keepFieldsNullable(parse(sdl))).toEqual(faults);
});
