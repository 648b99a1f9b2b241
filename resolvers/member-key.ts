import type { Representation } from './build-subgraph.ts';

/** The BSN by which the router names a member to a partner's subgraph. Throws when the representation has none. */
export function memberKey(reference: Representation): string {
  const bsn = reference['bsn'];
  if (typeof bsn !== 'string' || bsn === '') throw new Error('A FamilyMember is named by its bsn');
  return bsn;
}
