import { readFileSync } from 'node:fs';

import { makeExecutableSchema } from '@graphql-tools/schema';
import { GraphQLError } from 'graphql';
import type { GraphQLSchema } from 'graphql';

import type { YouthDossier } from '../dossiers/dossier.ts';
import { writeYouthFile } from './write-youth-file.ts';
import type { YouthFile } from './write-youth-file.ts';

/** The contract as the CJG publishes it: the shared labels and its own types. */
export function publishedSdl(): string {
  const read = (path: string): string => readFileSync(new URL(`../../schema/${path}`, import.meta.url), 'utf8');
  return `${read('vocabulary/labels.graphql')}\n${read('cjg.graphql')}`;
}

/** What every Federation 2 subgraph adds to its own types. */
const federation = /* GraphQL */ `
  scalar _Any
  scalar federation__FieldSet
  scalar link__Import
  union _Entity = FamilyMember
  type _Service {
    sdl: String!
  }
  type Query {
    _service: _Service!
    _entities(representations: [_Any!]!): [_Entity]!
  }
  directive @link(url: String!, as: String, import: [link__Import]) repeatable on SCHEMA
  directive @composeDirective(name: String!) repeatable on SCHEMA
  directive @key(fields: federation__FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
  directive @shareable repeatable on OBJECT | FIELD_DEFINITION
  directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ENUM | ENUM_VALUE | SCALAR | INPUT_OBJECT | INPUT_FIELD_DEFINITION | ARGUMENT_DEFINITION
`;

/**
 * Builds the CJG's subgraph over these files. Somebody whom the CJG does not know is null in `_entities`; a representation without a BSN is
 * an error that repeats nothing of it.
 */
export function createYouthSchema(dossiers: readonly YouthDossier[]): GraphQLSchema {
  const sdl = publishedSdl();
  const files = new Map(dossiers.map((dossier) => [dossier.bsn, writeYouthFile(dossier)]));
  const find = (representation: unknown): YouthFile | null => {
    const { __typename, bsn } = (representation ?? {}) as { readonly __typename?: unknown; readonly bsn?: unknown };
    if (__typename !== 'FamilyMember' || typeof bsn !== 'string' || bsn === '')
      throw new GraphQLError('A representation of FamilyMember needs its bsn');
    return files.get(bsn) ?? null;
  };
  return makeExecutableSchema({
    typeDefs: [federation, sdl],
    resolvers: {
      Query: {
        _service: () => ({ sdl }),
        _entities: (_root: unknown, { representations }: { readonly representations: readonly unknown[] }) =>
          representations.map((representation) => orError(() => find(representation))),
      },
      _Entity: { __resolveType: () => 'FamilyMember' },
    },
    resolverValidationOptions: { requireResolversForResolveType: 'ignore' },
  });
}

/** A value, or the error in its place: one wrong representation leaves the others standing. */
function orError<T>(make: () => T): T | Error {
  try {
    return make();
  } catch (error) {
    return error instanceof Error ? error : new Error('Not resolvable');
  }
}
