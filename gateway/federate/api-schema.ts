import { buildASTSchema, Kind, parse, visit, type DocumentNode, type GraphQLSchema } from 'graphql';

const internalPrefix = /^(join__|link__|link$|core$|inaccessible$|tag$|data$|exists$|composeDirective$)/;

const hasDirective = (node: { directives?: readonly { name: { value: string } }[] | undefined }, name: string): boolean =>
  node.directives?.some((directive) => directive.name.value === name) ?? false;

const withoutInternals = (document: DocumentNode, hide: boolean): DocumentNode =>
  visit(document, {
    DirectiveDefinition: (node) => (internalPrefix.test(node.name.value) ? null : undefined),
    ScalarTypeDefinition: (node) => (internalPrefix.test(node.name.value) ? null : undefined),
    EnumTypeDefinition: (node) => (internalPrefix.test(node.name.value) || (hide && hasDirective(node, 'inaccessible')) ? null : undefined),
    EnumValueDefinition: (node) => (hide && hasDirective(node, 'inaccessible') ? null : undefined),
    ObjectTypeDefinition: (node) => (hide && hasDirective(node, 'inaccessible') ? null : undefined),
    FieldDefinition: (node) => (hide && hasDirective(node, 'inaccessible') ? null : undefined),
    InputValueDefinition: (node) => (hide && hasDirective(node, 'inaccessible') ? null : undefined),
    Directive: {
      leave: (node) => (internalPrefix.test(node.name.value) || node.name.value.startsWith('join__') ? null : undefined),
    },
    SchemaDefinition: {
      leave: (node) => ({ ...node, directives: [] }),
    },
    Document: {
      leave: (node) => ({ ...node, definitions: node.definitions.filter((definition) => definition.kind !== Kind.SCHEMA_EXTENSION) }),
    },
  });

/** The schema that clients see: the supergraph without federation's own types and without what is `@inaccessible`. */
export const apiSchema = (supergraphSdl: string): GraphQLSchema =>
  buildASTSchema(withoutInternals(parse(supergraphSdl), true), { assumeValidSDL: true });

/**
 * The schema that the gateway itself projects on: as the supergraph, with what is `@inaccessible` reachable. Enums are scalars in it: what a
 * client sends was coerced by the client's schema before, and the runtime looks up directives for each enum value that it projects.
 */
export const innerSchema = (supergraphSdl: string): GraphQLSchema =>
  buildASTSchema(
    visit(parse(supergraphSdl), {
      Directive: (node) => (node.name.value === 'inaccessible' ? null : undefined),
      EnumTypeDefinition: (node) =>
        internalPrefix.test(node.name.value) ? undefined : { kind: Kind.SCALAR_TYPE_DEFINITION, name: node.name },
    }),
    { assumeValid: true, assumeValidSDL: true },
  );
