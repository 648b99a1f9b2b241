import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { nameKnownLabels } from './name-known-labels.ts';

const classes = { VISIT: { records: true }, PERSON_NAME: { records: false } };

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'known classes and levels are in order',
    /* GraphQL */ `
      type Visit {
        text: String @data(class: "VISIT", level: "FULL")
        date: String @data(level: "SIGNAL")
      }
    `,
    [],
  ],
  [
    'an unknown class is named',
    /* GraphQL */ `
      type Visit {
        text: String @data(class: "VISITS", level: "FULL")
      }
    `,
    ['Visit.text names the unknown data class VISITS'],
  ],
  [
    'a property of every object is no class',
    /* GraphQL */ `
      type Visit {
        text: String @data(class: "constructor", level: "FULL")
      }
    `,
    ['Visit.text names the unknown data class constructor'],
  ],
  [
    'an unknown level is named, and NONE shows nothing',
    /* GraphQL */ `
      type Visit {
        text: String @data(level: "ALL")
        date: String @data(level: "NONE")
      }
    `,
    ['Visit.text names the unknown level ALL', 'Visit.date names the unknown level NONE'],
  ],
];

test.each(cases)('%s', (_, sdl, faults) => {
  expect(nameKnownLabels(parse(sdl), classes)).toEqual(faults);
});
