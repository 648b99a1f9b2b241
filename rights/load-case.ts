import type { DeskRequest } from '#audit/desk-request.ts';
import { loadSituation } from '#consent/store.ts';
import type { CaseSituation } from '#consent/situation.ts';
import { isRole, type Purpose } from '#consent/vocabulary.ts';
import type { RightsDeps } from './rights-deps.ts';

/** What is known of a case for this caller, for the purpose RIGHTS unless another is named; null when there is no such case or the caller's role is unknown. */
export async function loadCase(
  deps: RightsDeps,
  request: DeskRequest,
  caseId: string,
  purpose: Purpose = 'RIGHTS',
): Promise<CaseSituation | null> {
  const { oin, role, subject } = request.caller;
  if (!isRole(role) || caseId.includes('\0')) return null;
  return loadSituation(deps, caseId, {
    caller: { oin, role, subject, purposes: [purpose] },
    purpose,
    now: request.now,
    owners: deps.owners,
    policy: deps.policy(request),
  });
}
