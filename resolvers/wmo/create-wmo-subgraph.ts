import type { GraphQLSchema } from 'graphql';
import type { WmoRecords } from '#connectors/wmo/create-wmo-connector.ts';
import { readSubgraphSdl } from '#schema/read-subgraph-sdl.ts';
import { buildSubgraph } from '../build-subgraph.ts';
import type { OperationContext } from '../context.ts';
import { valueOf } from '../errors.ts';
import { memberKey } from '../member-key.ts';
import { selectedPaths } from '../selection.ts';

const lists = ['wmoProvisions', 'wmoReports', 'wmoInformalCarers'] as const satisfies readonly (keyof WmoRecords)[];

type Context = Pick<OperationContext, 'partners'>;
interface Member {
  readonly bsn: string;
  readonly selected: ReadonlySet<string>;
}

/** The `wmo` subgraph. The lists that are selected together are fetched together, with only what their selected fields need. */
export function createWmoSubgraph(): GraphQLSchema {
  const resolveList =
    (list: keyof WmoRecords) =>
    async ({ bsn, selected }: Member, _: unknown, { partners }: Context) =>
      valueOf('wmo', await partners.wmo.records(bsn, list, selected));
  return buildSubgraph<Context>(readSubgraphSdl('wmo'), {
    FamilyMember: {
      __resolveReference: (reference, _, info) => ({ bsn: memberKey(reference), selected: selectedPaths(info, 'FamilyMember') }),
      ...Object.fromEntries(lists.map((list) => [list, resolveList(list)])),
    },
  });
}
