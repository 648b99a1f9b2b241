import { describe, expect, test } from 'vitest';
import { Level } from '#consent/vocabulary.ts';
import { labels } from '#gateway/testing/supergraph.ts';
import { readLabels, type FieldLabel } from './labels.ts';

const plain: Omit<FieldLabel, 'name'> = {
  dataClass: null,
  level: null,
  exists: null,
  hidden: false,
  list: false,
  objectType: null,
  record: false,
  valueLevel: null,
};

describe('what the supergraph says of a field', () => {
  test.each<[string, string, string, Partial<FieldLabel>]>([
    ['a value of a member', 'FamilyMember', 'birthDate', { dataClass: 'PERSON_BIRTH', level: Level.FULL }],
    ['a value of a record', 'PoliceReport', 'date', { level: Level.FULL, valueLevel: Level.FULL }],
    ['a value of a record with a class of its own', 'PoliceReport', 'narrative', { dataClass: 'POLICE_NARRATIVE', level: Level.FULL }],
    ['a list of values', 'CaseMeeting', 'decisions', { level: Level.FULL, list: true }],
    ['a key', 'FamilyMember', 'bsn', { hidden: true }],
    ['what a decision needs', 'Release', 'recipients', { hidden: true, list: true }],
    [
      'records',
      'FamilyMember',
      'policeReports',
      { dataClass: 'POLICE_CARE_REPORT', level: Level.COARSE, list: true, objectType: 'PoliceReport', record: true },
    ],
    [
      'one object that tells its provenance',
      'FamilyCase',
      'regisseur',
      { dataClass: 'INVOLVEMENT_REGISSEUR', level: Level.COARSE, objectType: 'Regisseur', record: true },
    ],
    [
      'objects that tell none',
      'FamilyMember',
      'ties',
      { dataClass: 'FAMILY_TIES', level: Level.COARSE, list: true, objectType: 'FamilyTie' },
    ],
    ['a container', 'FamilyCase', 'plan', { objectType: 'FamilyPlan' }],
    ['persons', 'FamilyCase', 'members', { list: true, objectType: 'FamilyMember' }],
    [
      'that something exists',
      'FamilyMember',
      'policeKnown',
      { dataClass: 'POLICE_CARE_REPORT', level: Level.SIGNAL, exists: { of: 'policeReports', value: null } },
    ],
    [
      'a value of what exists',
      'FamilyMember',
      'signalContact',
      { dataClass: 'SIGNAL_MATCH', level: Level.SIGNAL, objectType: 'DutyContact', exists: { of: 'signalMatches', value: 'contact' } },
    ],
  ])('%s', (_what, type, name, expected) => {
    expect(labels.get(type)?.get(name)).toEqual({ ...plain, name, ...expected });
  });
});

const labelled = (type: string): string => `directive @data(class: String, level: String!) on FIELD_DEFINITION type Query { a: ${type} }`;

test('a list that may not be null is a list', () => {
  expect(readLabels(labelled('[Int!]!')).get('Query')?.get('a')).toMatchObject({ list: true, valueLevel: null });
});

test('a level that does not exist stops the start and names the field', () => {
  expect(() => readLabels(labelled('Int @data(level: "ALL")'))).toThrow('Query.a is labelled with a level that does not exist.');
});

test('types of the schema’s own language have no labels', () => {
  expect([...labels.keys()].filter((name) => name.startsWith('__'))).toEqual([]);
});
