import { ApolloServer } from '@apollo/server';
import { graphql, print, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { federate, type CallSubgraph, type SubgraphRequest } from '#gateway/federate/federate.ts';
import { buildSubgraph, type SubgraphResolvers } from '#resolvers/build-subgraph.ts';
import { composeSupergraph, parseSubgraph } from '#schema/compose-supergraph.ts';

/** One subgraph of a federated graph in a test. */
export interface TestSubgraph {
  readonly sdl: string;
  readonly resolvers?: SubgraphResolvers<never>;
}

/** What one subgraph was asked. */
export interface SubgraphCall {
  readonly subgraph: string;
  readonly query: string;
  readonly variables: SubgraphRequest['variables'];
  readonly context: unknown;
}

/** A federated graph behind a real Apollo server, with what its subgraphs were asked. */
export interface ServedGraph {
  readonly calls: readonly SubgraphCall[];
  ask(query: string, options?: { readonly variables?: Record<string, unknown>; readonly operationName?: string }): Promise<ExecutionResult>;
  stop(): Promise<void>;
}

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable", "@inaccessible", "@external", "@requires", "@provides", "@override", "@interfaceObject", "@tag"])`;

const directives = `
directive @external on FIELD_DEFINITION | OBJECT
directive @requires(fields: federation__FieldSet!) on FIELD_DEFINITION
directive @provides(fields: federation__FieldSet!) on FIELD_DEFINITION
directive @override(from: String!, label: String) on FIELD_DEFINITION
directive @interfaceObject on OBJECT
directive @tag(name: String!) repeatable on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION
`;

/** Composes the subgraphs and serves them through `federate` and nothing else; `call` may stand between it and the subgraphs. */
export const serveFederated = async (
  subgraphs: Readonly<Record<string, TestSubgraph>>,
  call: (request: SubgraphRequest, run: CallSubgraph) => Promise<ExecutionResult> = async (request, run) => run(request),
): Promise<ServedGraph> => {
  const supergraphSdl = composeSupergraph(Object.entries(subgraphs).map(([name, { sdl }]) => parseSubgraph(name, `${link}\n${sdl}`)));
  const schemas = new Map<string, GraphQLSchema>(
    Object.entries(subgraphs).map(([name, { sdl, resolvers = {} }]) => [name, buildSubgraph(`${link}\n${directives}\n${sdl}`, resolvers)]),
  );
  const calls: SubgraphCall[] = [];
  const run: CallSubgraph = async ({ subgraph, document, variables, context }) => {
    const schema = schemas.get(subgraph);
    if (!schema) throw new Error(`There is no subgraph ${subgraph}.`);
    return graphql({ schema, source: print(document), variableValues: variables, contextValue: context });
  };
  const { gateway } = await federate({
    supergraphSdl,
    callSubgraph: async (request) => {
      const { subgraph, document, variables, context } = request;
      calls.push({ subgraph, query: print(document).replaceAll(/\s+/g, ' '), variables, context });
      return call(request, run);
    },
  });
  const server = new ApolloServer({ gateway, introspection: true, includeStacktraceInErrorResponses: false });
  await server.start();
  return {
    calls,
    ask: async (query, { variables, operationName } = {}) => {
      const { body } = await server.executeOperation({
        query,
        ...(variables ? { variables } : {}),
        ...(operationName ? { operationName } : {}),
      });
      if (body.kind !== 'single') throw new Error('The answer came in parts.');
      return JSON.parse(JSON.stringify(body.singleResult)) as ExecutionResult;
    },
    stop: async () => server.stop(),
  };
};
