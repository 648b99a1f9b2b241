import type { GraphQLSchema } from 'graphql';
import type { WiRecords } from '#connectors/wi/create-wi-connector.ts';
import { readSubgraphSdl } from '#schema/read-subgraph-sdl.ts';
import { buildSubgraph } from '../build-subgraph.ts';
import type { OperationContext } from '../context.ts';
import { valueOf } from '../errors.ts';
import { memberKey } from '../member-key.ts';
import { selectedPaths } from '../selection.ts';

const lists = ['benefits', 'debts', 'creditors', 'evictions'] as const satisfies readonly (keyof WiRecords)[];

type Context = Pick<OperationContext, 'partners'>;
interface Member {
  readonly bsn: string;
  readonly selected: ReadonlySet<string>;
}

/** The `wi` subgraph. The lists that are selected together are fetched together, with only what their selected fields need. */
export function createWiSubgraph(): GraphQLSchema {
  const resolveList =
    (list: keyof WiRecords) =>
    async ({ bsn, selected }: Member, _: unknown, { partners }: Context) =>
      valueOf('wi', await partners.wi.records(bsn, list, selected));
  return buildSubgraph<Context>(readSubgraphSdl('wi'), {
    FamilyMember: {
      __resolveReference: (reference, _, info) => ({ bsn: memberKey(reference), selected: selectedPaths(info, 'FamilyMember') }),
      ...Object.fromEntries(lists.map((list) => [list, resolveList(list)])),
    },
  });
}
