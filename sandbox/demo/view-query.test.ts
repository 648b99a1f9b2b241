import { readFileSync } from 'node:fs';

import { buildASTSchema, getNamedType, isInterfaceType, isObjectType, parse, TypeInfo, validate, visit, visitWithTypeInfo } from 'graphql';
import type { GraphQLObjectType, GraphQLOutputType } from 'graphql';
import { describe, expect, test } from 'vitest';

import { viewQuery } from './view-query.ts';

const supergraph = readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');
const schema = buildASTSchema(parse(supergraph), { assumeValid: true, assumeValidSDL: true });
const selected = new Set<string>();
const info = new TypeInfo(schema);
visit(
  parse(viewQuery()),
  visitWithTypeInfo(info, { Field: () => void selected.add(`${info.getParentType()?.name}.${info.getFieldDef()?.name}`) }),
);

/** What a family case leads to: the view, without the hub's own desk. */
function typesOfView(): GraphQLObjectType[] {
  const found = new Set<GraphQLObjectType>();
  const visitType = (type: GraphQLOutputType | undefined): void => {
    const named = type === undefined ? undefined : getNamedType(type);
    if (isInterfaceType(named)) for (const kind of schema.getPossibleTypes(named)) visitType(kind);
    if (!isObjectType(named) || found.has(named)) return;
    found.add(named);
    for (const field of Object.values(named.getFields())) visitType(field.type);
  };
  visitType(schema.getQueryType()?.getFields()['familyCase']?.type);
  return [...found];
}

function fields(wanted: (inaccessible: boolean) => boolean): string[] {
  return typesOfView().flatMap((type) =>
    Object.values(type.getFields())
      .filter(({ astNode }) => wanted(astNode?.directives?.some(({ name }) => name.value === 'inaccessible') ?? false))
      .map(({ name }) => `${type.name}.${name}`),
  );
}

describe('the query of a demo view', () => {
  test('is valid', () => expect(validate(schema, parse(viewQuery()))).toEqual([]));
  test('selects every field of the view that a client may see', () => {
    expect(fields(() => true).length).toBeGreaterThan(100);
    expect(fields((hidden) => !hidden).filter((name) => !selected.has(name))).toEqual([]);
  });
  test('selects no field that is hidden', () => expect(fields((hidden) => hidden).filter((name) => selected.has(name))).toEqual([]));
  test('has one argument, the id of the case', () => expect(viewQuery().match(/\([^)]*\)/g)).toEqual(['($id: ID!)', '(id: $id)']));
  test('names a member inside another by id and name only', () =>
    expect(viewQuery()).toMatch(/ties \{\s+kind\s+since\s+member \{\s+id\s+name\s+\}/));
  test('selects the kinds of an interface', () => {
    const small = 'type Query { familyCase(id: ID!): C } type C { x: I } interface I { a: Int } type P implements I { a: Int b: Int }';
    expect(viewQuery(small).replaceAll(/\s+/g, ' ')).toContain('x { __typename ... on P { a b } }');
  });
});
