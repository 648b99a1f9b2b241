import { buildASTSchema, Kind, parse, visit, type DocumentNode, type GraphQLSchema } from 'graphql';

const internalPrefix = /^(join__|link__|link$|core$|inaccessible$|tag$|data$|exists$|composeDirective$)/;

const hasDirective = (node: { directives?: readonly { name: { value: string } }[] | undefined }, name: string): boolean =>
  node.directives?.some((directive) => directive.name.value === name) ?? false;

const withoutInternals = (document: DocumentNode): DocumentNode =>
  visit(document, {
    DirectiveDefinition: (node) => (internalPrefix.test(node.name.value) ? null : undefined),
    ScalarTypeDefinition: (node) => (internalPrefix.test(node.name.value) ? null : undefined),
    EnumTypeDefinition: (node) => (internalPrefix.test(node.name.value) || hasDirective(node, 'inaccessible') ? null : undefined),
    EnumValueDefinition: (node) => (hasDirective(node, 'inaccessible') ? null : undefined),
    ObjectTypeDefinition: (node) => (hasDirective(node, 'inaccessible') ? null : undefined),
    FieldDefinition: (node) => (hasDirective(node, 'inaccessible') ? null : undefined),
    InputValueDefinition: (node) => (hasDirective(node, 'inaccessible') ? null : undefined),
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
  buildASTSchema(withoutInternals(parse(supergraphSdl)), { assumeValidSDL: true });
