import { readFileSync } from 'node:fs';

import { buildASTSchema, getNamedType, isInterfaceType, isLeafType, isObjectType, isUnionType, parse, print } from 'graphql';
import type { GraphQLField, GraphQLNamedType, GraphQLObjectType, GraphQLSchema } from 'graphql';

const supergraphFile = new URL('../../schema/supergraph.graphql', import.meta.url);

/**
 * A query for one family case (`$id`) that selects every field that a client may see, as the supergraph has them. A member who is named
 * inside another member, record or plan item is selected by id and name only, since all of them stand in `members` already.
 */
export function viewQuery(supergraph: string = readFileSync(supergraphFile, 'utf8')): string {
  const schema = buildASTSchema(parse(supergraph), { assumeValid: true, assumeValidSDL: true });
  const familyCase = schema.getQueryType()?.getFields()['familyCase'];
  if (familyCase === undefined) throw new Error('the supergraph has no field familyCase');
  const selection = selectionOf(schema, getNamedType(familyCase.type), ['Query']);
  return print(parse(`query FamilyView($id: ID!) { familyCase(id: $id) ${selection} }`));
}

function selectionOf(schema: GraphQLSchema, type: GraphQLNamedType, path: readonly string[]): string {
  if (isObjectType(type)) return `{ ${fieldsOf(schema, type, path).join(' ')} }`;
  if (!isInterfaceType(type) && !isUnionType(type)) return '';
  return `{ __typename ${schema
    .getPossibleTypes(type)
    .map((kind) => `... on ${kind.name} ${selectionOf(schema, kind, path)}`)
    .join(' ')} }`;
}

function fieldsOf(schema: GraphQLSchema, type: GraphQLObjectType, path: readonly string[]): string[] {
  return Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type);
    if (isHidden(field) || field.args.some((argument) => String(argument.type).endsWith('!'))) return [];
    if (isLeafType(named)) return [field.name];
    if (named.name === 'FamilyMember' && type.name !== 'FamilyCase') return [`${field.name} { id name }`];
    return path.includes(named.name) ? [] : [`${field.name} ${selectionOf(schema, named, [...path, type.name])}`];
  });
}

function isHidden(field: GraphQLField<unknown, unknown>): boolean {
  return field.astNode?.directives?.some(({ name }) => name.value === 'inaccessible') ?? false;
}
