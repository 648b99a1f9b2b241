import { Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';
import { GatewayError } from '#gateway/errors.ts';

/** What one query may ask for. */
export interface QueryLimits {
  readonly maxDepth: number;
  readonly maxAliases: number;
  readonly maxDirectives: number;
  /** Fields counted with every fragment spread out. */
  readonly maxFields: number;
}

interface Measure {
  fields: number;
  aliases: number;
  directives: number;
}

/**
 * Refuses a document that asks for too much, before validation spends time on it: by depth, aliases, directives, and fields with every
 * fragment spread out. It stops counting as soon as a limit is passed; a cyclic spread counts as too deep.
 */
export const measureQuery = (document: DocumentNode, limits: QueryLimits): void => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measure: Measure = { fields: 0, aliases: 0, directives: 0 };
  const visit = (set: SelectionSetNode, depth: number, spreads: number): void => {
    if (depth > limits.maxDepth || spreads > 4 * limits.maxDepth) throw new GatewayError('QUERY_TOO_DEEP');
    for (const selection of set.selections) {
      measure.directives += selection.directives?.length ?? 0;
      if (measure.directives > limits.maxDirectives) throw new GatewayError('QUERY_TOO_MANY_DIRECTIVES');
      measure.fields += 1;
      if (measure.fields > limits.maxFields) throw new GatewayError('QUERY_TOO_MANY_FIELDS');
      if (selection.kind === Kind.FIELD) {
        if (selection.alias && ++measure.aliases > limits.maxAliases) throw new GatewayError('QUERY_TOO_MANY_ALIASES');
        if (selection.selectionSet) visit(selection.selectionSet, depth + 1, spreads);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        visit(selection.selectionSet, depth, spreads + 1);
      } else {
        const fragment = fragments.get(selection.name.value);
        if (fragment) visit(fragment.selectionSet, depth, spreads + 1);
      }
    }
  };
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
    measure.directives += definition.directives?.length ?? 0;
    for (const variable of definition.variableDefinitions ?? []) measure.directives += variable.directives?.length ?? 0;
    if (measure.directives > limits.maxDirectives) throw new GatewayError('QUERY_TOO_MANY_DIRECTIVES');
    if (definition.kind === Kind.OPERATION_DEFINITION) visit(definition.selectionSet, 1, 0);
  }
};
