import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { readEntityFetch } from './entity-fetch.ts';
import { printSelection } from './selection.ts';

const fetchOf = (inside: string, rest = '') =>
  readEntityFetch(parse(`query($r: [_Any!]!) { _entities(representations: $r) { ${inside} } } ${rest}`));

describe('what a subgraph document asks of members', () => {
  test.each([
    ['fields', '... on FamilyMember { name ties { kind } }', '', '{name ties{kind } }'],
    ['fields beside each other in two casts', '... on FamilyMember { name } ... on FamilyMember { ageBand }', '', '{name ageBand }'],
    ['a named fragment', '... on FamilyMember { ...F }', 'fragment F on FamilyMember { name }', '{name }'],
    [
      'a named fragment inside a record',
      '... on FamilyMember { ties { ...F } }',
      'fragment F on FamilyTie { kind since }',
      '{ties{kind since } }',
    ],
    ['a cast without a type', '... on FamilyMember { ... { name } }', '', '{name }'],
    ['its type', '__typename ... on FamilyMember { name }', '', '{__typename name }'],
  ])('%s', (_what, inside, rest, expected) => {
    const fetch = fetchOf(inside, rest);
    expect(fetch && [fetch.variable, printSelection(fetch.selection)]).toEqual(['r', expected]);
  });

  test('a document that starts at a root field asks nothing of them', () => {
    expect(readEntityFetch(parse('query($id: ID!) { familyCase(id: $id) { phase } }'))).toBeNull();
  });
});

test.each([
  ['an alias', 'query($r: [_Any!]!) { _entities(representations: $r) { ... on FamilyMember { name: birthDate } } }', 'holds an alias'],
  [
    'an alias deep inside',
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on FamilyMember { ties { kind: since } } } }',
    'holds an alias',
  ],
  ['an argument', 'query($r: [_Any!]!) { _entities(representations: $r) { ... on FamilyMember { name(of: 1) } } }', 'an argument'],
  [
    'a directive',
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on FamilyMember { name @skip(if: false) } } }',
    'holds a directive',
  ],
  [
    'a directive on a cast',
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on FamilyMember @include(if: true) { name } } }',
    'holds a directive',
  ],
  ['another entity', 'query($r: [_Any!]!) { _entities(representations: $r) { ... on FamilyCase { phase } } }', 'casts to another type'],
  ['a fragment that is not there', 'query($r: [_Any!]!) { _entities(representations: $r) { ...F } }', 'a fragment that it does not hold'],
  [
    'representations of its own',
    '{ _entities(representations: [{ __typename: "FamilyMember" }]) { ... on FamilyMember { name } } }',
    'holds its representations itself',
  ],
  ['nothing', 'query($r: [_Any!]!) { _entities(representations: $r) }', 'selects nothing'],
  [
    'two places',
    'query($r: [_Any!]!) { a: _entities(representations: $r) { __typename } b: _entities(representations: $r) { __typename } }',
    'at more than one place',
  ],
  ['a root field beside', 'query($r: [_Any!]!) { _entities(representations: $r) { __typename } phase }', 'at more than one place'],
  ['another name for it', 'query($r: [_Any!]!) { familyCase: _entities(representations: $r) { __typename } }', 'at more than one place'],
])('%s is refused', (_what, document, message) => {
  expect(() => readEntityFetch(parse(document))).toThrow(message);
});
