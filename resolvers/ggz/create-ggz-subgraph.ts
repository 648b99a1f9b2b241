import type { GraphQLSchema } from 'graphql';
import type { GgzList } from '#connectors/ggz/records.ts';
import { readSubgraphSdl } from '#schema/read-subgraph-sdl.ts';
import { buildSubgraph } from '../build-subgraph.ts';
import type { OperationContext } from '../context.ts';
import { valueOf } from '../errors.ts';
import { memberKey } from '../member-key.ts';
import { selectedPaths } from '../selection.ts';

const lists = [
  'ggzEpisodes',
  'ggzPractitioners',
  'ggzDiagnoses',
  'ggzFunctionalImpacts',
  'ggzCareGoals',
  'ggzCrisisContacts',
  'ggzMedications',
] as const satisfies readonly GgzList[];

type Context = Pick<OperationContext, 'partners'>;
interface Member {
  readonly bsn: string;
  readonly selected: ReadonlySet<string>;
}

/** The `ggz` subgraph. A list is fetched only when it is selected, with only what its selected fields need; one that fails does not touch the others. */
export function createGgzSubgraph(): GraphQLSchema {
  const resolveList =
    (list: GgzList) =>
    async ({ bsn, selected }: Member, _: unknown, { partners }: Context) =>
      valueOf('ggz', await partners.ggz.records(bsn, list, selected));
  return buildSubgraph<Context>(readSubgraphSdl('ggz'), {
    FamilyMember: {
      __resolveReference: (reference, _, info) => ({ bsn: memberKey(reference), selected: selectedPaths(info, 'FamilyMember') }),
      ...Object.fromEntries(lists.map((list) => [list, resolveList(list)])),
    },
  });
}
