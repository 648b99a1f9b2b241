import { createBrpSubgraph } from '#resolvers/brp/create-brp-subgraph.ts';
import type { RemoteExecutor } from '#resolvers/cjg/create-cjg-executor.ts';
import { createGgzSubgraph } from '#resolvers/ggz/create-ggz-subgraph.ts';
import { createPoliceSubgraph } from '#resolvers/police/create-police-subgraph.ts';
import { createRegieSubgraph } from '#resolvers/regie/create-regie-subgraph.ts';
import { createWiSubgraph } from '#resolvers/wi/create-wi-subgraph.ts';
import { createWmoSubgraph } from '#resolvers/wmo/create-wmo-subgraph.ts';
import { inProcess, type ExecuteSubgraph } from './call-subgraph.ts';
import { operationOf } from './open-operation.ts';

/** The hub's own subgraph; every other one is a partner's. */
export const ownSubgraph = 'regie';

/** All subgraphs by name: those in this process, and the one that the CJG publishes itself. */
export const createSubgraphs = (executeCjg: RemoteExecutor): ReadonlyMap<string, ExecuteSubgraph> => {
  const context = (value: unknown): unknown => operationOf(value).resolvers;
  return new Map<string, ExecuteSubgraph>([
    [ownSubgraph, inProcess(createRegieSubgraph(), context)],
    ['brp', inProcess(createBrpSubgraph(), context)],
    ['ggz', inProcess(createGgzSubgraph(), context)],
    ['wmo', inProcess(createWmoSubgraph(), context)],
    ['wi', inProcess(createWiSubgraph(), context)],
    ['police', inProcess(createPoliceSubgraph(), context)],
    ['cjg', async ({ document, variables, context: value }) => executeCjg({ document, variables }, operationOf(value).resolvers.scope)],
  ]);
};
