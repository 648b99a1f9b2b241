import { Kind, type DocumentNode, type SelectionSetNode } from 'graphql';
import type { DraftSelection, Selection } from './selection.ts';

/** One `_entities` field of a subgraph document: its response key, its variable, and what it selects of each type. */
export interface EntityFetch {
  readonly key: string;
  readonly variable: string;
  readonly selections: ReadonlyMap<string, Selection>;
}

type Fragments = ReadonlyMap<string, SelectionSetNode>;

const plain = (fragments: Fragments, set: SelectionSetNode, typeName: string): DraftSelection => {
  const selection: DraftSelection = new Map();
  for (const node of set.selections) {
    if (node.directives?.length) throw new Error('A subgraph document holds a directive.');
    if (node.kind === Kind.FIELD) {
      if (node.alias || node.arguments?.length) throw new Error('A subgraph document holds an alias or an argument.');
      selection.set(node.name.value, node.selectionSet ? plain(fragments, node.selectionSet, '') : null);
      continue;
    }
    const condition = node.kind === Kind.INLINE_FRAGMENT ? node.typeCondition?.name.value : undefined;
    if (condition !== undefined && typeName !== '' && condition !== typeName) throw new Error('A subgraph document casts to another type.');
    const below = node.kind === Kind.INLINE_FRAGMENT ? node.selectionSet : fragments.get(node.name.value);
    if (!below) throw new Error('A subgraph document spreads a fragment that it does not hold.');
    for (const [name, children] of plain(fragments, below, typeName)) selection.set(name, children);
  }
  return selection;
};

const byType = (fragments: Fragments, set: SelectionSetNode): Map<string, Selection> => {
  const selections = new Map<string, Selection>();
  for (const node of set.selections) {
    if (node.kind === Kind.INLINE_FRAGMENT && node.typeCondition) {
      const typeName = node.typeCondition.name.value;
      selections.set(typeName, new Map([...(selections.get(typeName) ?? []), ...plain(fragments, node.selectionSet, typeName)]));
    } else if (node.kind !== Kind.FIELD || node.name.value !== '__typename') {
      throw new Error('An entity is selected without its type.');
    }
  }
  return selections;
};

/**
 * Reads a subgraph document that fetches entities; null for one that starts at a root field. The planner gives plain documents for plain
 * operations (equal selections as named fragments); one with an alias, an argument or a directive below `_entities` is refused, for it could not be pruned with certainty.
 */
export const readEntityFetches = (document: DocumentNode): readonly EntityFetch[] | null => {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const fragments = new Map(
    document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each.selectionSet] as const] : [])),
  );
  const fetches: EntityFetch[] = [];
  for (const node of operation?.selectionSet.selections ?? []) {
    if (node.kind !== Kind.FIELD || node.name.value !== '_entities' || !node.selectionSet) return null;
    const value = node.arguments?.find((argument) => argument.name.value === 'representations')?.value;
    if (value?.kind !== Kind.VARIABLE) return null;
    fetches.push({
      key: node.alias?.value ?? node.name.value,
      variable: value.name.value,
      selections: byType(fragments, node.selectionSet),
    });
  }
  return fetches.length > 0 ? fetches : null;
};
