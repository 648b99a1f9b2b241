import type { GraphQLSchema } from 'graphql';
import type { MemberKey, RegieReader } from '#regie/reader.ts';
import { readSubgraphSdl } from '#schema/read-subgraph-sdl.ts';
import { buildSubgraph, type Representation } from '../build-subgraph.ts';

/** What the regie subgraph needs of an operation. */
export interface RegieContext {
  readonly regie: RegieReader;
}

/**
 * The hub's own subgraph over the operation's reader. An entity is found only within the operation's case; existence fields have no
 * resolver, since the gateway computes them.
 */
export function createRegieSubgraph(): GraphQLSchema {
  return buildSubgraph<RegieContext>(readSubgraphSdl('regie'), {
    Query: {
      familyCase: (_: never, { id }: { id: string }, { regie }: RegieContext) => regie.familyCase(id),
    },
    FamilyCase: {
      __resolveReference: ({ id }: Representation, { regie }: RegieContext) => (typeof id === 'string' ? regie.familyCase(id) : null),
      regisseur: (_: never, __: never, { regie }: RegieContext) => regie.regisseur(null),
      members: (_: never, __: never, { regie }: RegieContext) => regie.members(),
      plan: () => ({}),
      meetings: (_: never, __: never, { regie }: RegieContext) => regie.meetings(),
      escalations: (_: never, __: never, { regie }: RegieContext) => regie.escalations(),
      network: (_: never, __: never, { regie }: RegieContext) => regie.network(),
    },
    FamilyPlan: {
      items: (_: never, __: never, { regie }: RegieContext) => regie.planItems(),
    },
    FamilyMember: {
      __resolveReference: (reference, { regie }: RegieContext) => memberOf(reference, regie),
      regisseur: ({ id }: MemberKey, _: never, { regie }: RegieContext) => regie.regisseur(id),
      otherInvolvements: ({ id }: MemberKey, _: never, { regie }: RegieContext) => regie.involvements(id, 'OTHER'),
      ggzInvolvements: ({ id }: MemberKey, _: never, { regie }: RegieContext) => regie.involvements(id, 'GGZ'),
      policeInvolvements: ({ id }: MemberKey, _: never, { regie }: RegieContext) => regie.involvements(id, 'POLICE'),
      youthInvolvements: ({ id }: MemberKey, _: never, { regie }: RegieContext) => regie.involvements(id, 'YOUTH'),
      mandatoryCare: ({ id }: MemberKey, _: never, { regie }: RegieContext) => regie.mandatoryCare(id),
      domainScores: ({ id }: MemberKey, _: never, { regie }: RegieContext) => regie.domainScores(id),
      signalMatches: ({ id }: MemberKey, _: never, { regie }: RegieContext) => regie.signalMatches(id),
      accessLog: ({ id }: MemberKey, _: never, { regie }: RegieContext) => regie.accessLog(id),
    },
  });
}

/** Either key names the member; two keys that name different members name nobody. */
function memberOf(reference: Representation, regie: RegieReader): MemberKey | null {
  const { id, bsn } = reference;
  const byId = typeof id === 'string' ? regie.memberById(id) : undefined;
  const byBsn = typeof bsn === 'string' ? regie.memberByBsn(bsn) : undefined;
  if (byId !== undefined && byBsn !== undefined) return byId === byBsn ? byId : null;
  return byId ?? byBsn ?? null;
}
