import { type DocumentNode, Kind, print } from 'graphql';
import { type FieldFacts, fieldFacts, namedType, objectTypes } from './field-facts.ts';

/**
 * An existence field shows at SIGNAL, is a nullable Boolean (or, with `value`, has the type of that hidden field of the item), and its
 * `of` names a field of the same type with items of the same data class.
 */
export function shapeExistenceFields(document: DocumentNode): readonly string[] {
  const fields = fieldFacts(document);
  const objects = new Set(objectTypes(document).map((type) => type.name.value));
  return fields.flatMap((field) =>
    field.exists === null ? [] : faultsOf(field, fields, objects).map((fault) => `${field.path} ${fault}`),
  );
}

function faultsOf(field: FieldFacts, fields: readonly FieldFacts[], objects: ReadonlySet<string>): readonly string[] {
  const list = fields.find((other) => other.type === field.type && other.node.name.value === field.exists?.of);
  if (list === undefined || !objects.has(namedType(list.node.type))) {
    return [`exists by ${field.exists?.of ?? '(none)'}, which is no field with items beside it`];
  }
  return [
    ...(field.data?.level === 'SIGNAL' ? [] : ['is an existence field and must show at SIGNAL']),
    ...(field.data?.class === list.data?.class ? [] : [`has another data class than ${list.path}`]),
    ...valueFaults(field, namedType(list.node.type), fields),
  ];
}

function valueFaults(field: FieldFacts, item: string, fields: readonly FieldFacts[]): readonly string[] {
  const name = field.exists?.value ?? null;
  if (name === null) return isNullableBoolean(field) ? [] : ['is an existence field and must be a nullable Boolean'];
  const hidden = fields.find((other) => other.path === `${item}.${name}`);
  if (hidden === undefined || !hidden.isHidden) return [`takes its value from ${item}.${name}, which is no hidden field`];
  return print(hidden.node.type) === print(field.node.type) ? [] : [`has another type than ${hidden.path}`];
}

function isNullableBoolean(field: FieldFacts): boolean {
  return field.node.type.kind === Kind.NAMED_TYPE && field.node.type.name.value === 'Boolean';
}
