import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { labelEveryField } from './label-every-field.ts';

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'a labelled field of a partner type is in order',
    /* GraphQL */ `
      type Member @key(fields: "bsn") {
        bsn: String!
        name: String @data(class: "PERSON_NAME", level: "COARSE")
      }
    `,
    [],
  ],
  [
    'an unlabelled field of a partner type is named',
    /* GraphQL */ `
      type Member @key(fields: "bsn") {
        bsn: String!
        name: String
      }
    `,
    ['Member.name carries no @data(class:, level:)'],
  ],
  [
    'an unlabelled field of a record is named, but not its provenance',
    /* GraphQL */ `
      type Visit {
        text: String
        provenance: Provenance
      }
    `,
    ['Visit.text carries no @data(class:, level:)'],
  ],
  [
    'a field that only calls itself provenance is named',
    /* GraphQL */ `
      type Visit {
        provenance: String
      }
    `,
    ['Visit.provenance carries no @data(class:, level:)'],
  ],
  [
    'a record takes the class of where it stands, an entity must name one',
    /* GraphQL */ `
      type Member @key(fields: "bsn") {
        bsn: String!
        name: String @data(level: "COARSE")
      }
      type Visit {
        text: String @data(level: "FULL")
      }
    `,
    ['Member.name stands in no record, so its @data must name a class'],
  ],
  [
    'hidden fields and Query are free',
    /* GraphQL */ `
      type Query {
        familyCase: FamilyCase
      }
      type Visit {
        owner: String @inaccessible
      }
    `,
    [],
  ],
  [
    'a container of the case is free, and its fields name classes',
    /* GraphQL */ `
      type FamilyCase @key(fields: "id") {
        id: ID!
        plan: Plan
      }
      type Plan {
        items: String @data(class: "PLAN_ITEM", level: "COARSE")
        started: Boolean @data(level: "SIGNAL")
      }
    `,
    ['Plan.started stands in no record, so its @data must name a class'],
  ],
  [
    'an object of the case whose fields name no class is no container',
    /* GraphQL */ `
      type FamilyCase @key(fields: "id") {
        id: ID!
        regisseur: Regisseur
      }
      type Regisseur {
        name: String @data(level: "FULL")
      }
    `,
    ['FamilyCase.regisseur carries no @data(class:, level:)'],
  ],
  [
    'a container elsewhere is not free',
    /* GraphQL */ `
      type Member @key(fields: "bsn") {
        bsn: String!
        plan: Plan
      }
      type Plan {
        items: String @data(class: "PLAN_ITEM", level: "COARSE")
      }
    `,
    ['Member.plan carries no @data(class:, level:)'],
  ],
];

test.each(cases)('%s', (_, sdl, faults) => {
  expect(labelEveryField(parse(sdl))).toEqual(faults);
});
