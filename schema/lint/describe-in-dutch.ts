import { type DefinitionNode, type DocumentNode, Kind, type StringValueNode } from 'graphql';
import { fieldFacts } from './field-facts.ts';

type Described = DefinitionNode & { readonly name: { readonly value: string }; readonly description?: StringValueNode | undefined };

const described: ReadonlySet<string> = new Set([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.DIRECTIVE_DEFINITION,
]);

/** Every type, and every field but keys and `provenance`, has a description; it names the Dutch term. */
export function describeInDutch(document: DocumentNode): readonly string[] {
  const types = document.definitions.filter(isDescribed).filter((node) => isEmpty(node.description));
  const fields = fieldFacts(document).filter(
    (field) => !field.isKey && field.node.name.value !== 'provenance' && isEmpty(field.node.description),
  );
  return [...types.map((node) => node.name.value), ...fields.map((field) => field.path)].map(
    (name) => `${name} has no description with its Dutch term`,
  );
}

function isDescribed(node: DefinitionNode): node is Described {
  return described.has(node.kind);
}

function isEmpty(description: StringValueNode | undefined): boolean {
  return description === undefined || description.value.trim() === '';
}
