import { makeExecutableSchema } from '@graphql-tools/schema';
import { GraphQLError, Kind, parse, type DocumentNode, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';

/** What the router hands over to name an entity: its type name and one of its keys. */
export type Representation = Readonly<Record<string, unknown>> & { readonly __typename: string };

/** Finds the entity that a representation names, or null when there is none. */
export type ReferenceResolver<C> = (reference: Representation, context: C, info: GraphQLResolveInfo) => unknown;

/** A field's resolver. */
export type FieldResolver<C> = (source: never, args: never, context: C, info: GraphQLResolveInfo) => unknown;

/** Resolvers by type and field; an entity adds `__resolveReference`, an interface or union `__resolveType`. */
export type SubgraphResolvers<C> = Readonly<
  Record<string, Readonly<Record<string, FieldResolver<C> | ReferenceResolver<C>>> & { readonly __resolveReference?: ReferenceResolver<C> }>
>;

const federationTypes = /* GraphQL */ `
  scalar _Any
  scalar link__Import
  scalar federation__FieldSet
  type _Service {
    sdl: String
  }
  directive @link(url: String!, as: String, for: String, import: [link__Import]) repeatable on SCHEMA
  directive @key(fields: federation__FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
  directive @shareable repeatable on OBJECT | FIELD_DEFINITION
  directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ENUM | ENUM_VALUE | SCALAR | INPUT_OBJECT | INPUT_FIELD_DEFINITION | ARGUMENT_DEFINITION
  directive @composeDirective(name: String!) repeatable on SCHEMA
`;

/**
 * An executable Federation 2 subgraph: the schema with `_service` and `_entities`. Each representation is resolved by its type's `__resolveReference`; one
 * that fails becomes null with an error at its own place, and does not touch the others. Throws when an entity has no `__resolveReference`.
 */
export function buildSubgraph<C>(typeDefs: string, resolvers: SubgraphResolvers<C>): GraphQLSchema {
  const document = parse(typeDefs);
  const entities = entityNames(document);
  for (const name of entities) {
    if (resolvers[name]?.__resolveReference === undefined) throw new Error(`Entity ${name} has no __resolveReference`);
  }
  const hasQuery = document.definitions.some((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === 'Query');
  const query = `${hasQuery ? 'extend ' : ''}type Query { _service: _Service! ${entities.length > 0 ? '_entities(representations: [_Any!]!): [_Entity]!' : ''} }`;
  const union = entities.length > 0 ? `union _Entity = ${entities.join(' | ')}` : '';
  return makeExecutableSchema<C>({
    typeDefs: [document, federationTypes, query, union].filter((part) => part !== ''),
    resolvers: withFederation(typeDefs, resolvers, entities.length > 0) as never,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
}

function entityNames(document: DocumentNode): readonly string[] {
  const names = document.definitions.flatMap((node) =>
    (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION) &&
    node.directives?.some((directive) => directive.name.value === 'key') === true
      ? [node.name.value]
      : [],
  );
  return [...new Set(names)];
}

function withFederation<C>(sdl: string, resolvers: SubgraphResolvers<C>, hasEntities: boolean): Record<string, unknown> {
  const fields = Object.fromEntries(Object.entries(resolvers).map(([type, all]) => [type, withoutReference(all)]));
  const find = (reference: unknown, context: C, info: GraphQLResolveInfo): unknown => {
    if (!isRepresentation(reference)) throw new GraphQLError('A representation has no __typename');
    const resolve = resolvers[reference.__typename]?.__resolveReference;
    if (resolve === undefined) throw new GraphQLError('A representation names no entity of this subgraph');
    return named(reference.__typename, resolve(reference, context, info));
  };
  const entities = (_: unknown, args: { representations: readonly unknown[] }, context: C, info: GraphQLResolveInfo): unknown =>
    args.representations.map((reference) => settle(() => find(reference, context, info)));
  return {
    ...fields,
    Query: { ...fields['Query'], _service: () => ({ sdl }), ...(hasEntities ? { _entities: entities } : {}) },
    ...(hasEntities ? { _Entity: { __resolveType: (value: { __typename: string }) => value.__typename } } : {}),
  };
}

function withoutReference<T>(all: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => name !== '__resolveReference'));
}

function isRepresentation(value: unknown): value is Representation {
  return typeof value === 'object' && value !== null && '__typename' in value && typeof value.__typename === 'string';
}

/** graphql-js takes an Error in a list as the failure of that place alone. */
function settle(resolve: () => unknown): unknown {
  try {
    return resolve();
  } catch (error) {
    return error instanceof Error ? error : new Error('A reference could not be resolved');
  }
}

/** The entity with its type's name; one that is there already is not made to wait. */
function named(typename: string, entity: unknown): unknown {
  if (entity instanceof Promise) return entity.then((value: unknown) => named(typename, value));
  return typeof entity === 'object' && entity !== null && !(entity instanceof Error) ? { ...entity, __typename: typename } : entity;
}
