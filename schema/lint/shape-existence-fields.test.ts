import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { shapeExistenceFields } from './shape-existence-fields.ts';

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'a nullable Boolean at SIGNAL of the same class is in order',
    /* GraphQL */ `
      type Member {
        visitKnown: Boolean @data(class: "VISIT", level: "SIGNAL") @exists(of: "visits")
        visits: [Visit!] @data(class: "VISIT", level: "COARSE")
      }
      type Visit {
        text: String
      }
    `,
    [],
  ],
  [
    'it must be able to be null',
    /* GraphQL */ `
      type Member {
        visitKnown: Boolean! @data(class: "VISIT", level: "SIGNAL") @exists(of: "visits")
        visits: [Visit!] @data(class: "VISIT", level: "COARSE")
      }
      type Visit {
        text: String
      }
    `,
    ['Member.visitKnown is an existence field and must be a nullable Boolean'],
  ],
  [
    'it must be a Boolean',
    /* GraphQL */ `
      type Member {
        visitKnown: String @data(class: "VISIT", level: "SIGNAL") @exists(of: "visits")
        visits: [Visit!] @data(class: "VISIT", level: "COARSE")
      }
      type Visit {
        text: String
      }
    `,
    ['Member.visitKnown is an existence field and must be a nullable Boolean'],
  ],
  [
    'it must show at SIGNAL',
    /* GraphQL */ `
      type Member {
        visitKnown: Boolean @data(class: "VISIT", level: "COARSE") @exists(of: "visits")
        visits: [Visit!] @data(class: "VISIT", level: "COARSE")
      }
      type Visit {
        text: String
      }
    `,
    ['Member.visitKnown is an existence field and must show at SIGNAL'],
  ],
  [
    'it must have the class of its list',
    /* GraphQL */ `
      type Member {
        visitKnown: Boolean @data(class: "PERSON_NAME", level: "SIGNAL") @exists(of: "visits")
        visits: [Visit!] @data(class: "VISIT", level: "COARSE")
      }
      type Visit {
        text: String
      }
    `,
    ['Member.visitKnown has another data class than Member.visits'],
  ],
  [
    'its list must exist beside it',
    /* GraphQL */ `
      type Member {
        visitKnown: Boolean @data(class: "VISIT", level: "SIGNAL") @exists(of: "visitors")
        visits: [Visit!] @data(class: "VISIT", level: "COARSE")
      }
      type Visit {
        text: String
      }
    `,
    ['Member.visitKnown exists by visitors, which is no field with items beside it'],
  ],
  [
    'its list must hold items',
    /* GraphQL */ `
      type Member {
        visitKnown: Boolean @data(class: "VISIT", level: "SIGNAL") @exists(of: "visitKnown")
        visits: [Visit!] @data(class: "VISIT", level: "COARSE")
      }
      type Visit {
        text: String
      }
    `,
    ['Member.visitKnown exists by visitKnown, which is no field with items beside it'],
  ],
  [
    'a value comes from a hidden field of the same type',
    /* GraphQL */ `
      type Member {
        visitContact: Contact @data(class: "VISIT", level: "SIGNAL") @exists(of: "visits", value: "contact")
        visits: [Visit!] @data(class: "VISIT", level: "COARSE")
      }
      type Visit {
        contact: Contact @inaccessible
      }
      type Contact {
        phone: String
      }
    `,
    [],
  ],
  [
    'a value does not come from a field that shows',
    /* GraphQL */ `
      type Member {
        visitContact: Contact @data(class: "VISIT", level: "SIGNAL") @exists(of: "visits", value: "contact")
        visits: [Visit!] @data(class: "VISIT", level: "COARSE")
      }
      type Visit {
        contact: Contact
      }
      type Contact {
        phone: String
      }
    `,
    ['Member.visitContact takes its value from Visit.contact, which is no hidden field'],
  ],
  [
    'a value has the type of its field',
    /* GraphQL */ `
      type Member {
        visitContact: Contact @data(class: "VISIT", level: "SIGNAL") @exists(of: "visits", value: "contact")
        visits: [Visit!] @data(class: "VISIT", level: "COARSE")
      }
      type Visit {
        contact: String @inaccessible
      }
      type Contact {
        phone: String
      }
    `,
    ['Member.visitContact has another type than Visit.contact'],
  ],
];

test.each(cases)('%s', (_, sdl, faults) => {
  expect(shapeExistenceFields(parse(sdl))).toEqual(faults);
});
