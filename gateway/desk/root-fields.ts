import { Kind, type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

const namesIn = (
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  into: Set<string>,
): ReadonlySet<string> => {
  for (const selection of selections) {
    const inner = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    if (selection.kind === Kind.FIELD) into.add(selection.name.value);
    else if (inner?.selectionSet) namesIn(inner.selectionSet, fragments, into);
  }
  return into;
};

/** The names of all root fields that an operation selects, through its fragments, whatever `@skip` and `@include` come to. */
export const rootFields = (document: DocumentNode, operation: OperationDefinitionNode): ReadonlySet<string> => {
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
  );
  return namesIn(operation.selectionSet, fragments, new Set());
};
