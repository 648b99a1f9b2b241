import { Kind, parse, validate, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { defaultTables } from '#consent/testing/default-policy.ts';
import { createOperationReader, type ReadOperation } from '#gateway/disclose/read-operation.ts';
import { clientSchema, labels } from './supergraph.ts';

/** The operation of a document; the named one when there are several. */
export const operationIn = (document: DocumentNode, name?: string): OperationDefinitionNode => {
  const found = document.definitions.find(
    (each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION && (name === undefined || each.name?.value === name),
  );
  if (!found) throw new Error('There is no such operation.');
  return found;
};

/** Reads a query of the hub's own schema, which must be valid, as the gateway does. */
export const readQuery = (query: string, variables: Readonly<Record<string, unknown>> = {}): ReadOperation => {
  const document = parse(query);
  const [fault] = validate(clientSchema, document);
  if (fault) throw fault;
  return createOperationReader({ schema: clientSchema, labels })(document, operationIn(document), variables, defaultTables.classes);
};
