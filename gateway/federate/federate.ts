import type { GatewayExecutionResult, GatewayExecutor, GatewayInterface } from '@apollo/server-gateway-interface';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { documentStringMap } from '@envelop/core';
import {
  buildASTSchema,
  execute as executeLocally,
  getVariableValues,
  GraphQLError,
  parse,
  print,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { apiSchema } from './api-schema.ts';
import { createFreeAliases } from './free-aliases.ts';
import { splitOperation } from './split-operation.ts';
import { subgraphNames } from './subgraph-names.ts';

/** One request to one subgraph, as the query plan made it. */
export interface SubgraphRequest {
  /** The subgraph's own name, as composition was given it. */
  readonly subgraph: string;
  /** The document; the same object for the same step of the same plan, so it can key a cache. */
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The operation's context value, untouched. */
  readonly context: unknown;
}

/** How a subgraph is called: it answers data and errors; a rejection becomes an error of the operation. */
export type CallSubgraph = (request: SubgraphRequest) => Promise<ExecutionResult>;

/**
 * Runs one operation that graphql-js has validated; the same document object reuses its plan. Danger: it goes to the planner as it is, so no
 * alias may be the name of another field, and nothing may ask for the schema; the gateway interface takes care of both.
 */
export type ExecuteFederated = (request: {
  readonly document: DocumentNode;
  readonly operationName?: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: object;
}) => Promise<ExecutionResult>;

/** A federated graph: Apollo's gateway interface, the executor by itself, and the schema that clients see. */
export interface FederatedGraph {
  readonly gateway: GatewayInterface;
  readonly execute: ExecuteFederated;
  readonly apiSchema: GraphQLSchema;
}

/** What `federate` needs. */
export interface FederateOptions {
  /** The composed Federation 2 supergraph. */
  readonly supergraphSdl: string;
  readonly callSubgraph: CallSubgraph;
  /**
   * Makes `execute` answer what the subgraphs gave as it is, with `@inaccessible` fields in it: for a layer that lays answers out itself.
   * Clients of the gateway interface must not be given such an answer.
   */
  readonly unprojected?: boolean;
}

/**
 * Makes a federated graph of a supergraph and a way to call a subgraph. It holds no policy, so that it can be audited by itself.
 * Danger: never give `execute` a document that graphql-js has not validated: the planner ends the process on a cyclic fragment.
 */
export const federate = async ({ supergraphSdl, callSubgraph, unprojected }: FederateOptions): Promise<FederatedGraph> => {
  const api = apiSchema(supergraphSdl);
  const nameOf = subgraphNames(supergraphSdl);
  const unifiedGraph = buildASTSchema(parse(supergraphSdl), { assumeValid: true, assumeValidSDL: true });
  const handler = await unifiedGraphHandler({
    unifiedGraph,
    getUnifiedGraphSDL: () => supergraphSdl,
    onSubgraphExecute: (name, request) =>
      callSubgraph({
        subgraph: nameOf(name),
        document: request.document,
        variables: (request.variables ?? {}) as SubgraphRequest['variables'],
        context: request.context as unknown,
      }),
  });
  const { executor } = handler;
  if (!executor) throw new Error('The query planner gave no executor.');
  const execute: ExecuteFederated = async ({ document, operationName, variables, context }) =>
    (await executor({
      document: unprojected ? withoutSelections(document) : document,
      variables,
      context,
      ...(operationName ? { operationName } : {}),
    })) as ExecutionResult;
  const freeAliases = createFreeAliases(unifiedGraph);
  const executeFreed: ExecuteFederated = async (request) => {
    const { document, restore } = freeAliases(request.document);
    return restore(await execute({ ...request, document }));
  };
  return { gateway: asGateway(api, supergraphSdl, executeFreed), execute, apiSchema: api };
};

const bare = new WeakMap<DocumentNode, DocumentNode>();

/**
 * The same operation for the planner, which reads its text, and with root fields alone for the projection, which walks its tree and gives
 * the value of a field without selections as it is.
 */
const withoutSelections = (document: DocumentNode): DocumentNode => {
  let made = bare.get(document);
  if (!made) {
    made = visit(document, { Field: (field) => ({ ...field, selectionSet: undefined }), FragmentDefinition: () => null });
    documentStringMap.set(made, print(document));
    bare.set(document, made);
  }
  return made;
};

/** An operation that cannot be run, in the words of GraphQL and with the code that Apollo's gateways give it. */
const refused = (code: string, errors: readonly GraphQLError[]): GatewayExecutionResult => ({
  errors: errors.map(({ message, nodes }) => new GraphQLError(message, { nodes: nodes ?? null, extensions: { code } })),
});

/** Puts the answers to the parts of an operation together, under their keys in the asked order; a part that failed as a whole fails them all. */
const together = (keys: readonly string[], parts: readonly ExecutionResult[]): GatewayExecutionResult => {
  const errors = parts.flatMap((part) => part.errors ?? []);
  const failed = parts.some((part) => !part.data && part.errors);
  const values = new Map(parts.flatMap(({ data }) => Object.entries(data ?? {})));
  const data = Object.fromEntries(keys.flatMap((key) => (values.has(key) ? [[key, values.get(key)]] : [])));
  return { data: failed ? null : data, ...(errors.length > 0 ? { errors } : {}) };
};

/** Answers what an operation asks of the schema from the schema, and the rest from the subgraphs. */
const executeParts = async (
  schema: GraphQLSchema,
  execute: ExecuteFederated,
  { document, operation, request, context }: Parameters<GatewayExecutor>[0],
): Promise<GatewayExecutionResult> => {
  const variables = request.variables ?? {};
  const { schema: ofSchema, data, keys } = splitOperation(document, operation);
  return together(keys, [
    ...(data ? [await execute({ document: data, operationName: operation.name?.value, variables, context })] : []),
    ...(ofSchema ? [await executeLocally({ schema, document: ofSchema, variableValues: variables })] : []),
  ]);
};

const asGateway = (schema: GraphQLSchema, coreSupergraphSdl: string, execute: ExecuteFederated): GatewayInterface => {
  const executor: GatewayExecutor = async (request) => {
    // Apollo calls the executor without an operation when the document has none of the asked name.
    const operation = request.operation as OperationDefinitionNode | undefined;
    if (!operation) return refused('OPERATION_RESOLUTION_FAILURE', [new GraphQLError('The operation to run could not be determined.')]);
    if (!schema.getRootType(operation.operation)) {
      return refused('GRAPHQL_VALIDATION_FAILED', [
        new GraphQLError(`Schema is not configured to execute ${operation.operation} operation.`),
      ]);
    }
    const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], { ...request.request.variables });
    return coerced ? executeParts(schema, execute, request) : refused('BAD_USER_INPUT', errors);
  };
  return {
    onSchemaLoadOrUpdate: (callback) => {
      callback({ apiSchema: schema, coreSupergraphSdl });
      return () => undefined;
    },
    load: async () => ({ executor }),
    stop: async () => undefined,
  };
};
