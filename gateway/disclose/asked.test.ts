import { Kind, parse, validate, type FragmentDefinitionNode, type OperationDefinitionNode } from 'graphql';
import { describe, expect, test } from 'vitest';
import { clientSchema, labels } from '#gateway/testing/supergraph.ts';
import { readAsked, type AskedField } from './asked.ts';

const ask = (query: string, variables: Record<string, unknown> = {}): readonly AskedField[] => {
  const document = parse(query);
  expect(validate(clientSchema, document)).toEqual([]);
  const operation = document.definitions.find((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION);
  const fragments = new Map(
    document.definitions
      .filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION)
      .map((each) => [each.name.value, each]),
  );
  if (!operation) throw new Error('no operation');
  return readAsked(clientSchema, labels, operation, fragments, variables);
};

const outline = (asked: readonly AskedField[]): unknown =>
  asked.map(({ key, name, children }) => (children.length > 0 ? { [`${key}:${name}`]: outline(children) } : `${key}:${name}`));

describe('what an operation asks', () => {
  test('equal response keys in sibling fragments are one field with both selections', () => {
    const asked = ask('{ familyCase(id: "a") { ... { members { name } } ...F } } fragment F on FamilyCase { members { ageBand } }');
    expect(outline(asked)).toEqual([{ 'familyCase:familyCase': [{ 'members:members': ['name:name', 'ageBand:ageBand'] }] }]);
  });

  test('aliases stay keys of the answer and name the same field', () => {
    const asked = ask('{ x: familyCase(id: "a") { p: phase q: phase } }');
    expect(outline(asked)).toEqual([{ 'x:familyCase': ['p:phase', 'q:phase'] }]);
  });

  test('fragments on the interface reach the record, and fragments on another type do not', () => {
    const asked = ask('{ familyCase(id: "a") { members { policeReports { ... on PartnerRecord { provenance { source } } } } } }');
    expect(outline(asked)).toEqual([
      {
        'familyCase:familyCase': [
          { 'members:members': [{ 'policeReports:policeReports': [{ 'provenance:provenance': ['source:source'] }] }] },
        ],
      },
    ]);
  });

  test.each([
    [{ yes: true, no: false }, ['phase:phase']],
    [{ yes: false, no: false }, ['openedAt:openedAt']],
    [{ yes: true, no: true }, []],
  ])('@skip and @include are settled by their variables: %o', (variables, expected) => {
    const query =
      'query($yes: Boolean!, $no: Boolean!) { familyCase(id: "a") { __typename @include(if: false) phase @include(if: $yes) @skip(if: $no) openedAt @skip(if: $yes) } }';
    const [familyCase] = ask(query, variables);
    expect(outline(familyCase?.children ?? [])).toEqual(expected);
  });

  test('arguments are read for the variables of each request', () => {
    const [familyCase] = ask('query($id: ID!) { familyCase(id: $id) { id } }', { id: 'first' });
    expect(familyCase?.argsFor({ id: 'second' })).toEqual({ id: 'second' });
  });
});
