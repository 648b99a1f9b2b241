import { Kind, OperationTypeNode, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

/**
 * Whether a subscription has a directive on its field, or on the way to it: the specification allows none (GraphQL September 2025, 5.2.4.1), and graphql-js (16) throws while it
 * validates one that has a variable.
 */
export const hasDirectedSubscription = (document: DocumentNode): boolean => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const seen = new Set<SelectionSetNode>();
  const isDirected = (set: SelectionSetNode | undefined): boolean => {
    if (!set || seen.has(set)) return false;
    seen.add(set);
    return set.selections.some((selection) => {
      if ((selection.directives ?? []).length > 0) return true;
      if (selection.kind === Kind.FIELD) return false;
      return isDirected(
        selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragments.get(selection.name.value)?.selectionSet,
      );
    });
  };
  return document.definitions.some(
    (node) => node.kind === Kind.OPERATION_DEFINITION && node.operation === OperationTypeNode.SUBSCRIPTION && isDirected(node.selectionSet),
  );
};
