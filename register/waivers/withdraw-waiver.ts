import type { DeskRequest } from '#audit/desk-request.ts';
import { recordChange } from '#audit/record-change.ts';
import type { RegisteredWaiver } from '#consent/consent-records.ts';
import { tell } from '#events/outbox.ts';
import type { RegisterProblem, WaiverChange } from '#schema/generated/register.ts';
import { openCase, type OpenedCase } from '../open-case.ts';
import { problem } from '../problem.ts';
import type { RegisterDeps } from '../register-deps.ts';
import { aboutWaiver } from './about-waiver.ts';
import { refusedChange } from './decide-waiver.ts';
import { isOwnScope, maySee } from './may-see.ts';
import { waiverOf } from './show-waivers.ts';
import { withdrawWaiver as closeWaiver } from './store.ts';

/**
 * Withdraws a waiver for its giver, the regisseur or the source's professional; it closes at the next query and needs no evidence (AVG 7(3)). Of two who withdraw
 * at once, one does.
 */
export async function withdrawWaiver(deps: RegisterDeps, request: DeskRequest, caseId: string, waiverId: string): Promise<WaiverChange> {
  const opened = await openCase(deps, request, caseId);
  if (opened === null) return refusedChange(problem('CASE_UNKNOWN'));
  const waiver = opened.consents.waivers.find(({ id }) => id === waiverId);
  if (waiver === undefined) return refusedChange(problem('WAIVER_UNKNOWN'));
  const refused = refuseWithdrawal(opened, waiver);
  if (refused !== null) return refusedChange(refused);
  const withdrawn = await deps.database.transaction(async ({ sql }) => {
    const changed = await closeWaiver(sql, waiverId, { ...request.caller, at: request.now });
    if (!changed) return false;
    await recordChange(sql, deps.recorder, request, {
      action: 'waiver.withdraw',
      details: { waiver: waiverId },
      caseId,
      members: [waiver.memberId],
    });
    await tell(sql, deps, request, {
      type: 'nl.gezinsbeeld.waiver.withdrawn.v1',
      caseId,
      subject: waiver.memberId,
      data: { waiver: waiverId, ...aboutWaiver(waiver, opened.policy.policy) },
    });
    return true;
  });
  if (!withdrawn) return refusedChange(problem('WAIVER_WITHDRAWN'));
  return { waivers: [waiverOf(opened, { ...waiver, withdrawnAt: request.now.toISOString() })], stillNeeded: [], problems: [] };
}

function refuseWithdrawal(opened: OpenedCase, waiver: RegisteredWaiver): RegisterProblem | null {
  if (maySee(opened, waiver) === null) return problem('WAIVER_UNKNOWN');
  if (opened.person !== null && waiver.giver !== opened.person) return problem('GIVER_NOT_YOU');
  if (opened.person === null && opened.request.caller.role !== 'REG' && !isOwnScope(opened, waiver))
    return problem('WAIVER_NOT_ONLY_YOURS');
  if (waiver.kind === 'REFUSED') return problem('WAIVER_REFUSED');
  return waiver.withdrawnAt === null ? null : problem('WAIVER_WITHDRAWN');
}
