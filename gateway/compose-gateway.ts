import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { RemoteExecutor } from '#resolvers/cjg/create-cjg-executor.ts';
import { createAnsweringGateway, type AnswerDeps, type AnsweringGateway } from './answer.ts';
import { createDoor } from './call-subgraph.ts';
import { createView } from './disclose/disclose.ts';
import { readLabels } from './disclose/labels.ts';
import { partition } from './disclose/partition.ts';
import { createOperationReader } from './disclose/read-operation.ts';
import { federate } from './federate/federate.ts';
import { errorName } from './log.ts';
import { openOperations, operationOf, type OpenOperationDeps } from './open-operation.ts';
import { PartnerHealth } from './sources.ts';
import { createSubgraphs, ownSubgraph } from './subgraphs.ts';

/** What the gateway is composed of, from outside its room. */
export interface GatewayParts extends Pick<
  AnswerDeps,
  'policy' | 'loadSituation' | 'answerDesk' | 'noteMatches' | 'audit' | 'clock' | 'maxCost'
> {
  readonly executeCjg: RemoteExecutor;
  readonly resolversFor: OpenOperationDeps['resolversFor'];
  /** How long an answer may wait for partners, in milliseconds; and again for the facts before it, and for its record. */
  readonly budgetMs: number;
  readonly log: Logger;
}

const supergraphFile = join(import.meta.dirname, '../schema/supergraph.graphql');

/**
 * Puts the policy around the graph: the caller's operation is read and pruned, the federated graph fetches through the door with the
 * members' masks before it, and the answer is looked at a second time.
 */
export const composeGateway = async (parts: GatewayParts): Promise<AnsweringGateway> => {
  const { clock, log } = parts;
  const supergraphSdl = readFileSync(supergraphFile, 'utf8');
  const labels = readLabels(supergraphSdl);
  const subgraphs = createSubgraphs(parts.executeCjg);
  const door = createDoor(subgraphs, ownSubgraph, operationOf, ({ subgraph, error }) => {
    log.error({ subgraph, error: errorName(error) }, 'A subgraph failed');
  });
  const graph = await federate({
    supergraphSdl,
    callSubgraph: partition(labels, (context) => operationOf(context).listing, door),
    unprojected: true,
  });
  return createAnsweringGateway({
    ...parts,
    graph,
    supergraphSdl,
    storeMs: parts.budgetMs,
    read: createOperationReader({ schema: graph.apiSchema, labels }),
    view: createView(labels, graph.execute),
    openOperation: openOperations({
      partnerNames: [...subgraphs.keys()].filter((name) => name !== ownSubgraph),
      health: new PartnerHealth(clock),
      budgetMs: parts.budgetMs,
      resolversFor: parts.resolversFor,
    }),
  });
};
