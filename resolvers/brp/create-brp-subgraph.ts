import type { GraphQLSchema } from 'graphql';
import { needsBrp } from '#connectors/brp/brp-fields.ts';
import type { Authority } from '#connectors/brp/map-authority.ts';
import type { BrpPerson, Tie } from '#connectors/brp/map-person.ts';
import { readSubgraphSdl } from '#schema/read-subgraph-sdl.ts';
import { buildSubgraph, type Representation } from '../build-subgraph.ts';
import type { OperationContext } from '../context.ts';
import { valueOf } from '../errors.ts';
import { selectedPaths } from '../selection.ts';

/**
 * The `brp` subgraph. A member named by the router is read with exactly the BRP fields that its selection needs. Another person who appears in a member's
 * record (the other end of a tie, a holder of authority) is given by key alone and never read here: who may be asked about is decided per member.
 */
export function createBrpSubgraph(): GraphQLSchema {
  return buildSubgraph<Pick<OperationContext, 'partners'>>(readSubgraphSdl('brp'), {
    FamilyMember: {
      __resolveReference: async (reference, { partners }, info) => {
        const bsn = keyOf(reference);
        const selected = selectedPaths(info, 'FamilyMember');
        if (!needsBrp(selected)) return { bsn };
        const outcome = await partners.brp.person(bsn, selected);
        return memberOf(bsn, valueOf('brp', outcome));
      },
    },
  });
}

function keyOf(reference: Representation): string {
  const bsn = reference['bsn'];
  if (typeof bsn !== 'string' || bsn === '') throw new Error('A FamilyMember is named by its bsn');
  return bsn;
}

/** Someone whom the BRP does not know keeps their key, so that the rest of them stands. */
function memberOf(bsn: string, person: BrpPerson | null): Readonly<Record<string, unknown>> {
  if (person === null) return { bsn };
  const { name, ageBand, birthDate, municipality, address } = person;
  return {
    bsn,
    name,
    ageBand,
    birthDate,
    municipality,
    address,
    ties: person.ties.map(tieOf),
    authority: person.authority.map(authorityOf),
  };
}

function tieOf(tie: Tie): Readonly<Record<string, unknown>> {
  return { kind: tie.kind, since: tie.since, member: tie.bsn === null ? null : byKey(tie.bsn) };
}

function authorityOf(authority: Authority): Readonly<Record<string, unknown>> {
  return {
    kind: authority.kind,
    underInvestigation: authority.underInvestigation,
    holders: authority.holderBsns.filter((bsn) => bsn !== null).map(byKey),
  };
}

function byKey(bsn: string): { readonly __typename: 'FamilyMember'; readonly bsn: string } {
  return { __typename: 'FamilyMember', bsn };
}
