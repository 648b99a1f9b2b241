import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { giveRecordsProvenance } from './give-records-provenance.ts';

const classes = { VISIT: { records: true }, PERSON_NAME: { records: false } };

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'a record with provenance is in order',
    /* GraphQL */ `
      type Member {
        visits: [Visit!] @data(class: "VISIT", level: "COARSE")
      }
      type Visit implements PartnerRecord {
        provenance: Provenance
      }
    `,
    [],
  ],
  [
    'a record without the field is named',
    /* GraphQL */ `
      type Member {
        visits: [Visit!] @data(class: "VISIT", level: "COARSE")
      }
      type Visit implements PartnerRecord {
        text: String
      }
    `,
    ['Visit (of Member.visits) is a record without provenance: Provenance'],
  ],
  [
    'a record that is no PartnerRecord is named',
    /* GraphQL */ `
      type Member {
        visits: [Visit!] @data(class: "VISIT", level: "COARSE")
      }
      type Visit {
        provenance: Provenance
      }
    `,
    ['Visit (of Member.visits) is a record without provenance: Provenance'],
  ],
  [
    'provenance of another type is none',
    /* GraphQL */ `
      type Member {
        visits: [Visit!] @data(class: "VISIT", level: "COARSE")
      }
      type Visit implements PartnerRecord {
        provenance: String
      }
    `,
    ['Visit (of Member.visits) is a record without provenance: Provenance'],
  ],
  [
    'a class without records needs none, and neither does the value of an existence field',
    /* GraphQL */ `
      type Member {
        name: Name @data(class: "PERSON_NAME", level: "COARSE")
        contact: Contact @data(class: "VISIT", level: "SIGNAL") @exists(of: "visits", value: "contact")
      }
      type Name {
        first: String
      }
      type Contact {
        phone: String
      }
    `,
    [],
  ],
];

test.each(cases)('%s', (_, sdl, faults) => {
  expect(giveRecordsProvenance(parse(sdl), classes)).toEqual(faults);
});
