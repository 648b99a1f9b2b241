import type { DeskRequest } from '#audit/desk-request.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import { loadCase } from '../load-case.ts';
import type { RightsDeps } from '../rights-deps.ts';
import { standingOf, type Standing } from '../standing.ts';
import { answers, handlerOf } from './handler-of.ts';
import { keepKnown } from './keep-known.ts';
import type { RightsRequestView } from './rights-request.ts';
import { readRequests, type StoredRequest } from './store.ts';
import { viewRequest } from './view-request.ts';

/**
 * The requests in which this caller has a part, newest first. Family members see what they asked themselves and, of what is about themselves, what a regisseur
 * or the FG recorded for them, for as long as they may use the right; professionals what they made or must answer, a regisseur for as long as they may know of its source; the FG all, without the words.
 */
export async function listRequests(deps: RightsDeps, request: DeskRequest, caseId: string | null): Promise<readonly RightsRequestView[]> {
  const { caller, now } = request;
  if (caseId?.includes('\0') === true || (caller.role === 'LID' && request.purpose !== 'RIGHTS')) return [];
  const stored = await readRequests(deps.database.sql, deps.encryption, { caseId, caller, today: amsterdamDay(now) });
  const standings = caller.role === 'LID' ? await readStandings(deps, request, stored) : new Map<string, Standing | null>();
  const theirs = stored.filter((one) => maySee(one, caller, standings.get(one.memberId) ?? null, deps.owners));
  const shown = await keepKnown(deps, request, theirs);
  for (const one of shown) request.touch(one.caseId, [one.memberId]);
  const context = { owners: deps.owners, policy: deps.policy(request), now, reader: caller };
  return shown.map((one) => viewRequest(one, context));
}

async function readStandings(
  deps: RightsDeps,
  request: DeskRequest,
  stored: readonly StoredRequest[],
): Promise<ReadonlyMap<string, Standing | null>> {
  const standings = new Map<string, Standing | null>();
  for (const [caseId, ofCase] of Map.groupBy(stored, (one) => one.caseId)) {
    const situation = await loadCase(deps, request, caseId);
    for (const { memberId } of ofCase) standings.set(memberId, situation === null ? null : standingOf(request, situation, memberId));
  }
  return standings;
}

function maySee(
  one: StoredRequest,
  caller: DeskRequest['caller'],
  standing: Standing | null,
  owners: ReadonlyMap<string, string>,
): boolean {
  if (caller.role === 'FG') return true;
  const own = one.requestedOin === caller.oin && one.requestedRole === caller.role && one.requestedBy === caller.subject;
  if (caller.role === 'LID') return standing !== null && (own || (standing === 'SELF' && one.requestedRole !== 'LID'));
  return own ? one.callerInvolved : answers(handlerOf(one, owners), caller, one.callerInvolved);
}
