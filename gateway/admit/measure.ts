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

/** Counts up to the limits; passing one throws the error that names it. */
const createMeter = ({ maxFields, maxAliases, maxDirectives }: QueryLimits) => {
  const bounds = {
    fields: { most: maxFields, code: 'QUERY_TOO_MANY_FIELDS' },
    aliases: { most: maxAliases, code: 'QUERY_TOO_MANY_ALIASES' },
    directives: { most: maxDirectives, code: 'QUERY_TOO_MANY_DIRECTIVES' },
  } as const;
  const counted = { fields: 0, aliases: 0, directives: 0 };
  return (what: keyof typeof counted, things: readonly unknown[] | undefined): void => {
    counted[what] += things?.length ?? 0;
    if (counted[what] > bounds[what].most) throw new GatewayError(bounds[what].code);
  };
};

/**
 * Refuses a document that asks for too much, before validation spends time on it: by depth, aliases, directives, and fields with every
 * fragment spread out. It stops counting as soon as a limit is passed; a cyclic spread counts as too deep.
 */
export const measureQuery = (document: DocumentNode, limits: QueryLimits): void => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const count = createMeter(limits);
  const visit = (set: SelectionSetNode | undefined, depth: number, spreads: number): void => {
    if (set === undefined) return;
    if (depth > limits.maxDepth || spreads > 4 * limits.maxDepth) throw new GatewayError('QUERY_TOO_DEEP');
    for (const selection of set.selections) {
      count('directives', selection.directives);
      count('fields', [selection]);
      if (selection.kind === Kind.FIELD) {
        count('aliases', selection.alias && [selection.alias]);
        visit(selection.selectionSet, depth + 1, spreads);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet, depth, spreads + 1);
      else visit(fragments.get(selection.name.value)?.selectionSet, depth, spreads + 1);
    }
  };
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
    count('directives', definition.directives);
    for (const variable of definition.variableDefinitions ?? []) count('directives', variable.directives);
    if (definition.kind === Kind.OPERATION_DEFINITION) visit(definition.selectionSet, 1, 0);
  }
};
