import type { GraphQLSchema } from 'graphql';
import type { PoliceItem } from '#connectors/police/map-item.ts';
import type { PoliceKind } from '#connectors/police/police-fields.ts';
import { readSubgraphSdl } from '#schema/read-subgraph-sdl.ts';
import { buildSubgraph, type FieldResolver } from '../build-subgraph.ts';
import type { OperationContext } from '../context.ts';
import { valueOf } from '../errors.ts';
import { selectedPaths } from '../selection.ts';

type Context = Pick<OperationContext, 'partners'>;

/** The `police` subgraph: released items only, or for the police their own. Each kind is asked for only where it is selected, with the fields selected. */
export function createPoliceSubgraph(): GraphQLSchema {
  return buildSubgraph<Context>(readSubgraphSdl('police'), {
    FamilyMember: {
      __resolveReference: (reference) => ({ bsn: reference['bsn'] }),
      policeReports: items('ZORGMELDING', 'PoliceReport'),
      policeIncidents: items('INCIDENT', 'PoliceIncident'),
      policeAntecedents: items('ANTECEDENT', 'PoliceAntecedent'),
      restrainingOrders: items('HUISVERBOD', 'RestrainingOrder'),
    },
  });
}

function items(kind: PoliceKind, typename: string): FieldResolver<Context> {
  return async ({ bsn }: { readonly bsn: string }, _args, { partners }, info): Promise<readonly PoliceItem[] | null> =>
    valueOf('police', await partners.police.items(bsn, kind, selectedPaths(info, typename)));
}
