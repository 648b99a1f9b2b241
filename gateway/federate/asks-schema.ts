import { Kind, type OperationDefinitionNode } from 'graphql';

/** Whether an operation asks for the schema itself (`__schema`, `__type`) at its root. */
export const asksSchema = (operation: OperationDefinitionNode): boolean =>
  operation.selectionSet.selections.some(
    (selection) => selection.kind === Kind.FIELD && (selection.name.value === '__schema' || selection.name.value === '__type'),
  );
