import type { DocumentNode } from 'graphql';
import { fieldFacts } from './field-facts.ts';

const roots: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription']);

/** Only fields of the root types take arguments: the gateway merges equal fields of one object, which it could not with arguments. */
export function takeNoArguments(document: DocumentNode): readonly string[] {
  return fieldFacts(document)
    .filter((field) => !roots.has(field.type.name.value) && (field.node.arguments ?? []).length > 0)
    .map((field) => `${field.path} takes arguments, which only fields of Query may`);
}
