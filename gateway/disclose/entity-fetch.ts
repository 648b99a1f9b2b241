import { Kind, type DocumentNode, type FieldNode, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { DraftSelection, Selection } from './selection.ts';

/** What a subgraph document asks of members by their representations. */
export interface EntityFetch {
  /** The variable that holds the representations. */
  readonly variable: string;
  readonly selection: Selection;
}

type Fragments = ReadonlyMap<string, SelectionSetNode>;

const memberType = 'FamilyMember';

const refuse = (what: string): never => {
  throw new Error(`A subgraph document ${what}, so it cannot be pruned with certainty.`);
};

/** The selection behind a fragment of either kind, if it applies to the type; an unnamed type is the static one, of which every cast is true. */
const belowFragment = (fragments: Fragments, node: Exclude<SelectionNode, FieldNode>, typeName: string): SelectionSetNode => {
  if (node.kind === Kind.FRAGMENT_SPREAD) return fragments.get(node.name.value) ?? refuse('spreads a fragment that it does not hold');
  const condition = node.typeCondition?.name.value ?? typeName;
  return typeName === '' || condition === typeName ? node.selectionSet : refuse('casts to another type');
};

const plain = (fragments: Fragments, set: SelectionSetNode, typeName: string): DraftSelection => {
  const selection: DraftSelection = new Map();
  for (const node of set.selections) {
    if (node.directives?.length) refuse('holds a directive');
    if (node.kind === Kind.FIELD) {
      if (node.alias || node.arguments?.length) refuse('holds an alias or an argument');
      selection.set(node.name.value, node.selectionSet ? plain(fragments, node.selectionSet, '') : null);
    } else {
      for (const [name, children] of plain(fragments, belowFragment(fragments, node, typeName), typeName)) selection.set(name, children);
    }
  }
  return selection;
};

const fragmentsOf = (document: DocumentNode): Fragments =>
  new Map(
    document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each.selectionSet] as const] : [])),
  );

const entitiesField = (document: DocumentNode): FieldNode | null => {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const selections = operation?.selectionSet.selections ?? [];
  const isEntities = (node: SelectionNode): node is FieldNode => node.kind === Kind.FIELD && node.name.value === '_entities';
  if (!selections.some(isEntities)) return null;
  const [only, other] = selections;
  return only && !other && isEntities(only) && !only.alias ? only : refuse('fetches entities at more than one place');
};

/**
 * Reads a subgraph document that fetches members by their representations; null for one that starts at a root field. The gateway's own
 * operations are plain and ask of members at one place, so their plans are plain too (equal selections as named fragments). Anything else is
 * refused: what could hide a field from pruning must not go out.
 */
export const readEntityFetch = (document: DocumentNode): EntityFetch | null => {
  const field = entitiesField(document);
  if (!field) return null;
  const value = field.arguments?.find((argument) => argument.name.value === 'representations')?.value;
  const variable = value?.kind === Kind.VARIABLE ? value.name.value : refuse('holds its representations itself');
  return { variable, selection: plain(fragmentsOf(document), field.selectionSet ?? refuse('selects nothing'), memberType) };
};
