import { type ConstDirectiveNode, type DocumentNode, Kind } from 'graphql';
import { type FieldFacts, fieldFacts } from './field-facts.ts';

const roots: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription']);

/** Whether a subgraph is part of the hub's own desk, or of its subscriptions: a root field of it says whom it is for. */
export function isDesk(document: DocumentNode): boolean {
  return rootFields(document).some((field) => allowOf(field) !== undefined);
}

/** Every root field of the desk says with `@allow` which roles it is for: what says nothing would be closed to everybody. */
export function guardEveryRootField(document: DocumentNode): readonly string[] {
  return rootFields(document)
    .filter((field) => !namesRoles(allowOf(field)))
    .map((field) => `${field.path} does not say with @allow whom it is for`);
}

function rootFields(document: DocumentNode): readonly FieldFacts[] {
  return fieldFacts(document).filter((field) => roots.has(field.type.name.value));
}

function allowOf(field: FieldFacts): ConstDirectiveNode | undefined {
  return field.node.directives?.find((directive) => directive.name.value === 'allow');
}

function namesRoles(directive: ConstDirectiveNode | undefined): boolean {
  const roles = directive?.arguments?.find((argument) => argument.name.value === 'roles')?.value;
  return roles?.kind === Kind.LIST && roles.values.length > 0;
}
