import type { CodegenConfig } from '@graphql-codegen/cli';
import { readSubgraphSdl, subgraphNames } from './schema/read-subgraph-sdl.ts';

// What the composer, not graphql-js, knows: federation's own directives and scalar, so that an SDL file can be read by itself.
const federation = /* GraphQL */ `
  scalar _FieldSet
  directive @link(url: String!, import: [String!]) repeatable on SCHEMA
  directive @key(fields: _FieldSet!) repeatable on OBJECT | INTERFACE
  directive @shareable repeatable on OBJECT | FIELD_DEFINITION
  directive @inaccessible on FIELD_DEFINITION | OBJECT
  directive @composeDirective(name: String!) repeatable on SCHEMA
`;

const config: CodegenConfig = {
  generates: Object.fromEntries(
    subgraphNames().map((name) => [
      `schema/generated/${name}.ts`,
      {
        schema: [readSubgraphSdl(name), federation],
        plugins: ['typescript', 'typescript-resolvers'],
        config: {
          federation: true,
          useTypeImports: true,
          enumsAsTypes: true,
          strictScalars: true,
          scalars: { _FieldSet: 'string', ID: 'string', Date: 'string', DateTime: 'string' },
          immutableTypes: true,
          showUnusedMappers: false,
          avoidOptionals: { field: true },
          // Between resolvers a member or a case is what names it; its fields are resolved one by one, and only those that were asked for.
          mappers:
            name === 'regie'
              ? { FamilyMember: "Pick<{T}, 'id' | 'bsn'>", FamilyCase: "Pick<{T}, 'id'>", FamilyPlan: 'Partial<{T}>' }
              : { FamilyMember: "Pick<{T}, 'bsn'>" },
        },
      },
    ]),
  ),
};

export default config;
