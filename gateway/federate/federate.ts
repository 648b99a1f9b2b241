import type { GatewayExecutor, GatewayInterface } from '@apollo/server-gateway-interface';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { documentStringMap } from '@envelop/core';
import {
  buildASTSchema,
  execute as executeLocally,
  parse,
  print,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { apiSchema } from './api-schema.ts';
import { asksSchema } from './asks-schema.ts';
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

/** Runs one operation that graphql-js has validated; the same document object reuses its plan. */
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
  const handler = await unifiedGraphHandler({
    unifiedGraph: buildASTSchema(parse(supergraphSdl), { assumeValid: true, assumeValidSDL: true }),
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
  return { gateway: asGateway(api, supergraphSdl, execute), execute, apiSchema: api };
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

const asGateway = (schema: GraphQLSchema, coreSupergraphSdl: string, execute: ExecuteFederated): GatewayInterface => {
  const executor: GatewayExecutor = async ({ document, operation, request, context }) => {
    const variables = request.variables ?? {};
    const operationName = request.operationName;
    if (operation && asksSchema(operation)) {
      return executeLocally({ schema, document, variableValues: variables, operationName }) as Awaited<ReturnType<GatewayExecutor>>;
    }
    return execute({ document, operationName, variables, context }) as ReturnType<GatewayExecutor>;
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
