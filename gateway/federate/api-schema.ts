import {
  buildASTSchema,
  isTypeDefinitionNode,
  Kind,
  parse,
  visit,
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  type NamedTypeNode,
} from 'graphql';

interface Directed {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

interface Named extends Directed {
  readonly name: { readonly value: string };
}

const isInaccessible = ({ directives }: Directed): boolean =>
  directives?.some((directive) => directive.name.value === 'inaccessible') ?? false;

const textOf = ({ arguments: given }: ConstDirectiveNode, name: string): string | undefined => {
  const value = given?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
};

/** The names that a linked specification brings into the schema by themselves, with `@` before those of directives. */
const importsOf = ({ arguments: given }: ConstDirectiveNode): readonly string[] => {
  const list = given?.find((argument) => argument.name.value === 'import')?.value;
  if (list?.kind !== Kind.LIST) return [];
  return list.values.flatMap((value) => {
    if (value.kind === Kind.STRING) return [value.value];
    if (value.kind !== Kind.OBJECT) return [];
    const field = value.fields.find(({ name }) => name.value === 'as') ?? value.fields.find(({ name }) => name.value === 'name');
    return field?.value.kind === Kind.STRING ? [field.value.value] : [];
  });
};

/** A specification's own name: `inaccessible` of `https://specs.apollo.dev/inaccessible/v0.2`. */
const specificationOf = (link: ConstDirectiveNode): string | undefined => textOf(link, 'as') ?? textOf(link, 'url')?.split('/').at(-2);

interface Linked {
  directive(name: string): boolean;
  type(name: string): boolean;
}

/** What the linked specifications define (`@link`): it is between composition and gateway, and none of a client's. */
const linkedIn = (document: DocumentNode): Linked => {
  const links = document.definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
      ? (definition.directives ?? []).filter((directive) => directive.name.value === 'link')
      : [],
  );
  const imported = new Set(links.flatMap(importsOf));
  const specifications = new Set(links.map(specificationOf));
  const prefixed = (name: string): boolean => name.includes('__') && specifications.has(name.split('__', 1)[0]);
  return {
    directive: (name) => prefixed(name) || specifications.has(name) || imported.has(`@${name}`),
    type: (name) => prefixed(name) || imported.has(name),
  };
};

const withoutInternals = (document: DocumentNode): DocumentNode => {
  const linked = linkedIn(document);
  const types = document.definitions.filter(isTypeDefinitionNode);
  const gone = new Set(types.filter((type) => isInaccessible(type) || linked.type(type.name.value)).map((type) => type.name.value));
  const dropType = ({ name }: Named): null | undefined => (gone.has(name.value) ? null : undefined);
  const dropPart = (node: Directed): null | undefined => (isInaccessible(node) ? null : undefined);
  const stays = ({ name }: NamedTypeNode): boolean => !gone.has(name.value);
  return visit(document, {
    SchemaExtension: () => null,
    DirectiveDefinition: ({ name }) => (linked.directive(name.value) ? null : undefined),
    ScalarTypeDefinition: dropType,
    InputObjectTypeDefinition: dropType,
    EnumTypeDefinition: dropType,
    ObjectTypeDefinition: { enter: dropType, leave: (node) => ({ ...node, interfaces: node.interfaces?.filter(stays) ?? [] }) },
    InterfaceTypeDefinition: { enter: dropType, leave: (node) => ({ ...node, interfaces: node.interfaces?.filter(stays) ?? [] }) },
    UnionTypeDefinition: { enter: dropType, leave: (node) => ({ ...node, types: node.types?.filter(stays) ?? [] }) },
    FieldDefinition: dropPart,
    InputValueDefinition: dropPart,
    EnumValueDefinition: dropPart,
    Directive: { leave: ({ name }) => (linked.directive(name.value) ? null : undefined) },
  });
};

/**
 * The schema that clients see: the supergraph without what its linked specifications define (federation's own types, composed directives) and
 * without what is `@inaccessible`, wherever it stands.
 */
export const apiSchema = (supergraphSdl: string): GraphQLSchema =>
  buildASTSchema(withoutInternals(parse(supergraphSdl)), { assumeValidSDL: true });
