import { type DocumentNode, Kind, type ObjectTypeDefinitionNode } from 'graphql';
import { fieldFacts, namedType, objectTypes } from './field-facts.ts';
import type { DataClasses } from './rule.ts';

/** Every record of a data class that has records implements PartnerRecord and has `provenance`: its own decision needs what stands there. */
export function giveRecordsProvenance(document: DocumentNode, classes: DataClasses): readonly string[] {
  const types = new Map(objectTypes(document).map((type) => [type.name.value, type]));
  return fieldFacts(document).flatMap((field) => {
    const record = types.get(namedType(field.node.type));
    if (record?.kind !== Kind.OBJECT_TYPE_DEFINITION || field.exists !== null || !hasRecords(field.data?.class, classes)) return [];
    return isPartnerRecord(record) ? [] : [`${record.name.value} (of ${field.path}) is a record without provenance: Provenance`];
  });
}

function hasRecords(dataClass: string | null | undefined, classes: DataClasses): boolean {
  return typeof dataClass === 'string' && classes[dataClass]?.records === true;
}

function isPartnerRecord(type: ObjectTypeDefinitionNode): boolean {
  const implementsIt = (type.interfaces ?? []).some((name) => name.name.value === 'PartnerRecord');
  const field = (type.fields ?? []).find((node) => node.name.value === 'provenance');
  return implementsIt && field !== undefined && namedType(field.type) === 'Provenance';
}
