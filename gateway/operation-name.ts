import type { OperationDefinitionNode } from 'graphql';

/** An operation's name as it may be written down: short, and without a number that could be a BSN; null for an operation without one. */
export const operationNameOf = (operation: OperationDefinitionNode): string | null =>
  operation.name?.value.replaceAll(/\d{8,}/g, '').slice(0, 100) ?? null;
