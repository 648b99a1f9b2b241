import { type DocumentNode, Kind, type ObjectTypeDefinitionNode } from 'graphql';
import { type FieldFacts, fieldFacts, isEntity, namedType } from './field-facts.ts';

/**
 * Every field carries `@data`, so that the policy engine has a say in it. Free of it are keys, hidden fields, `provenance` (whose own fields
 * carry levels), the fields of Query, and the containers of a family case: its members and objects that name classes of their own.
 * A field of an entity or of such a container stands in no record, so its label must name its class.
 */
export function labelEveryField(document: DocumentNode): readonly string[] {
  const containers = containersOf(document);
  return fieldFacts(document).flatMap((field) => {
    if (isFree(field, containers)) return [];
    if (field.data === null) return [`${field.path} carries no @data(class:, level:)`];
    const needsClass = isEntity(field.type) || containers.has(field.type.name.value);
    return needsClass && field.data.class === null ? [`${field.path} stands in no record, so its @data must name a class`] : [];
  });
}

function isFree(field: FieldFacts, containers: ReadonlySet<string>): boolean {
  return (
    field.isKey ||
    field.isHidden ||
    field.type.name.value === 'Query' ||
    (field.node.name.value === 'provenance' && namedType(field.node.type) === 'Provenance') ||
    (field.data === null && isCase(field.type) && containers.has(namedType(field.node.type)))
  );
}

/** The members, and what a family case holds without a label of its own: objects of which a field names a class. */
function containersOf(document: DocumentNode): ReadonlySet<string> {
  const fields = fieldFacts(document);
  const naming = new Set(fields.filter((field) => (field.data?.class ?? null) !== null).map((field) => field.type.name.value));
  return new Set(
    fields
      .filter((field) => isCase(field.type) && field.data === null)
      .map((field) => namedType(field.node.type))
      .filter((type) => naming.has(type)),
  );
}

function isCase(type: FieldFacts['type']): type is ObjectTypeDefinitionNode {
  return type.kind === Kind.OBJECT_TYPE_DEFINITION && type.name.value === 'FamilyCase';
}
