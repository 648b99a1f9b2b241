import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';

/** What the rules ask of one field of an object type or interface. */
export interface FieldFacts {
  /** `Type.field`: the name that a message gives it. */
  readonly path: string;
  readonly type: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;
  readonly node: FieldDefinitionNode;
  /** The field is part of an entity's key. */
  readonly isKey: boolean;
  readonly isHidden: boolean;
  /** The arguments of `@data`, or null when the field is not labelled. */
  readonly data: { readonly class: string | null; readonly level: string | null } | null;
  /** The arguments of `@exists`, or null when it is no existence field. */
  readonly exists: { readonly of: string | null; readonly value: string | null } | null;
}

/** Every field of every object type and interface of a document, in the order of the text. */
export function fieldFacts(document: DocumentNode): readonly FieldFacts[] {
  return objectTypes(document).flatMap((type) => (type.fields ?? []).map((node) => factsOf(type, node)));
}

/** The object types and interfaces of a document, in the order of the text. */
export function objectTypes(document: DocumentNode): readonly (ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode)[] {
  return document.definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION);
}

/** Whether the type has a key of its own, so that other subgraphs can add to it. */
export function isEntity(type: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode): boolean {
  return directiveOf(type.directives, 'key') !== undefined;
}

/** The name of a type under its lists and non-nulls. */
export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

function factsOf(type: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode, node: FieldDefinitionNode): FieldFacts {
  const data = directiveOf(node.directives, 'data');
  const exists = directiveOf(node.directives, 'exists');
  return {
    path: `${type.name.value}.${node.name.value}`,
    type,
    node,
    isKey: keysOf(type).includes(node.name.value),
    isHidden: directiveOf(node.directives, 'inaccessible') !== undefined,
    data: data === undefined ? null : { class: textArgument(data, 'class'), level: textArgument(data, 'level') },
    exists: exists === undefined ? null : { of: textArgument(exists, 'of'), value: textArgument(exists, 'value') },
  };
}

function keysOf(type: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode): readonly string[] {
  return (type.directives ?? [])
    .filter((directive) => directive.name.value === 'key')
    .flatMap((directive) => (textArgument(directive, 'fields') ?? '').split(/\W+/));
}

function directiveOf(directives: readonly ConstDirectiveNode[] | undefined, name: string): ConstDirectiveNode | undefined {
  return directives?.find((directive) => directive.name.value === name);
}

function textArgument(directive: ConstDirectiveNode, name: string): string | null {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : null;
}
