import { type DocumentNode, Kind } from 'graphql';
import { fieldFacts } from './field-facts.ts';

/**
 * Every field but a key may be null: what is denied, empty or unavailable answers null, and a non-null field would take its parent with it.
 */
export function keepFieldsNullable(document: DocumentNode): readonly string[] {
  return fieldFacts(document)
    .filter((field) => !field.isKey && field.node.type.kind === Kind.NON_NULL_TYPE)
    .map((field) => `${field.path} is not nullable`);
}
