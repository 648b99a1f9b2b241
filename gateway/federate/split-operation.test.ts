import { Kind, parse, print, type DocumentNode } from 'graphql';
import { describe, expect, test } from 'vitest';
import { splitOperation } from './split-operation.ts';

const operationOf = (document: DocumentNode, name?: string) => {
  const found = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION && (!name || each.name?.value === name));
  if (found?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  return found;
};

const shown = (document: DocumentNode | null): string | null => document && print(document).replaceAll(/\s+/g, ' ');

describe('an operation in two parts', () => {
  test.each([
    ['{ a }', null, '{ a }', ['a']],
    ['{ __schema { queryType { name } } }', '{ __schema { queryType { name } } }', null, ['__schema']],
    ['{ a t: __type(name: "T") { name } b }', '{ t: __type(name: "T") { name } }', '{ a b }', ['a', 't', 'b']],
    ['{ __typename a { __typename } }', null, '{ __typename a { __typename } }', ['__typename', 'a']],
    ['{ ... { __schema { types { name } } a } }', '{ ... { __schema { types { name } } } }', '{ ... { a } }', ['__schema', 'a']],
    ['{ ... on Query @include(if: true) { a } }', null, '{ ... on Query @include(if: true) { a } }', ['a']],
    ['{ ... { ... { b: a } } a }', null, '{ ... { ... { b: a } } a }', ['b', 'a']],
  ])('%s', (query, schema, data, keys) => {
    const document = parse(query);
    const parts = splitOperation(document, operationOf(document));
    expect([shown(parts.schema), shown(parts.data), parts.keys]).toEqual([schema, data, keys]);
  });

  test('a fragment that is spread at the root is opened for each part, with the directives of the spread', () => {
    const document = parse(
      '{ ...F @skip(if: false) } fragment F on Query { a { ...G } __schema { queryType { name } } } fragment G on A { b }',
    );
    const { schema, data } = splitOperation(document, operationOf(document));
    expect(shown(schema)).toContain('{ ... on Query @skip(if: false) { __schema { queryType { name } } } }');
    expect(shown(data)).toContain('{ ... on Query @skip(if: false) { a { ...G } } }');
    expect(shown(data)).toContain('fragment G on A { b }');
  });

  test('the other operations of a document are in neither part', () => {
    const document = parse('query A { __schema { queryType { name } } } query B($x: Int) { b(x: $x) } mutation C { c }');
    expect(shown(splitOperation(document, operationOf(document, 'B')).data)).toBe('query B($x: Int) { b(x: $x) }');
    expect(splitOperation(document, operationOf(document, 'B')).schema).toBeNull();
    expect(shown(splitOperation(document, operationOf(document, 'C')).data)).toBe('mutation C { c }');
  });

  test('the same operation gives the same documents, so that its plan is found again', () => {
    const document = parse('{ a }');
    const operation = operationOf(document);
    expect(splitOperation(document, operation).data).toBe(splitOperation(document, operation).data);
  });
});
