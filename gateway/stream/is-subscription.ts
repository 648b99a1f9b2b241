import { getOperationAST, OperationTypeNode, parse } from 'graphql';

/** Whether the operation that a request names, or the only one of its document, is a subscription; of a text that was admitted. */
export const isSubscription = (query: unknown, operationName: unknown): boolean => {
  if (typeof query !== 'string' || !query.includes('subscription')) return false;
  try {
    const name = typeof operationName === 'string' && operationName !== '' ? operationName : null;
    return getOperationAST(parse(query, { noLocation: true }), name)?.operation === OperationTypeNode.SUBSCRIPTION;
  } catch {
    return false;
  }
};
