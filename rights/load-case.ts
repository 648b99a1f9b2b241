import type { DeskRequest } from '#audit/desk-request.ts';
import { loadSituation } from '#consent/store.ts';
import type { CaseSituation } from '#consent/situation.ts';
import { isRole } from '#consent/vocabulary.ts';
import type { RightsDeps } from './rights-deps.ts';

/** What is known of a case for this caller, always for the purpose RIGHTS; null when there is no such case or the caller's role is unknown. */
export async function loadCase(deps: RightsDeps, request: DeskRequest, caseId: string): Promise<CaseSituation | null> {
  const { oin, role, subject } = request.caller;
  if (!isRole(role) || caseId.includes('\0')) return null;
  return loadSituation(deps, caseId, {
    caller: { oin, role, subject, purposes: ['RIGHTS'] },
    purpose: 'RIGHTS',
    now: request.now,
    owners: deps.owners,
    policy: deps.policy(request),
  });
}
