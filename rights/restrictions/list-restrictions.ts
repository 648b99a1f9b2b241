import type { DeskRequest } from '#audit/desk-request.ts';
import { loadCase } from '../load-case.ts';
import type { RightsDeps } from '../rights-deps.ts';
import { standingOf } from '../standing.ts';
import type { RestrictionView } from './restriction.ts';
import { readRestrictions } from './store.ts';

/**
 * The restrictions that hold in a case about the members whose rights this caller may use. A holder of authority reads their own only: what somebody else had restricted
 * about a child, and why, may tell who is involved with it.
 */
export async function listRestrictions(deps: RightsDeps, request: DeskRequest, caseId: string): Promise<readonly RestrictionView[]> {
  if (request.caller.role === 'LID' && request.purpose !== 'RIGHTS') return [];
  const situation = await loadCase(deps, request, caseId);
  if (situation === null) return [];
  const members = situation.members.map(({ id }) => id).filter((id) => standingOf(request, situation, id) !== null);
  if (members.length > 0) request.touch(caseId, members);
  const asHolder = members.filter((id) => standingOf(request, situation, id) === 'HOLDER');
  const [all, own] = await Promise.all([
    readRestrictions(
      deps.database.sql,
      members.filter((id) => !asHolder.includes(id)),
    ),
    readRestrictions(deps.database.sql, asHolder, request.caller.subject),
  ]);
  return [...all, ...own].toSorted((one, other) => (`${one.memberId} ${one.source}` < `${other.memberId} ${other.source}` ? -1 : 1));
}
