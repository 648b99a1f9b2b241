import type { DeskRequest } from '#audit/desk-request.ts';
import { recordChange } from '#audit/record-change.ts';
import type { RegisteredWaiver } from '#consent/consent-records.ts';
import { tell } from '#events/outbox.ts';
import type { RegisterProblem, WaiverChange } from '#schema/generated/register.ts';
import { openCase, type OpenedCase } from '../open-case.ts';
import { problem } from '../problem.ts';
import type { RegisterDeps } from '../register-deps.ts';
import { tellTombstones, tombstoneDetails, withTombstones } from '../tombstones/with-tombstones.ts';
import { aboutWaiver } from './about-waiver.ts';
import { refusedChange } from './decide-waiver.ts';
import { isOwnScope, maySee } from './may-see.ts';
import { waiverOf } from './show-waivers.ts';
import { withdrawWaiver as closeWaiver } from './store.ts';

/**
 * Withdraws a waiver for its giver, the regisseur or the source's professional; it closes at the next query and needs no evidence (AVG 7(3)). To whom something closes by it
 * is told to drop what they hold. Of two who withdraw at once, one does.
 */
export async function withdrawWaiver(deps: RegisterDeps, request: DeskRequest, caseId: string, waiverId: string): Promise<WaiverChange> {
  const opened = await openCase(deps, request, caseId);
  if (opened === null) return refusedChange(problem('CASE_UNKNOWN'));
  const waiver = opened.consents.waivers.find(({ id }) => id === waiverId);
  if (waiver === undefined) return refusedChange(problem('WAIVER_UNKNOWN'));
  const refused = refuseWithdrawal(opened, waiver);
  if (refused !== null) return refusedChange(refused);
  const withdrawn = await deps.database.transaction(async ({ sql }) => {
    const tombstones = await withTombstones(deps, request, sql, {
      caseId,
      memberId: waiver.memberId,
      scope: waiver,
      change: async () => closeWaiver(sql, waiverId, { ...request.caller, at: request.now }),
    });
    if (tombstones === null) return false;
    await recordChange(sql, deps.recorder, request, {
      action: 'waiver.withdraw',
      details: { waiver: waiverId, ...tombstoneDetails(tombstones) },
      caseId,
      members: [waiver.memberId],
    });
    await tell(sql, deps, request, {
      type: 'nl.gezinsbeeld.waiver.ended.v1',
      caseId,
      subject: waiver.memberId,
      data: { waivers: [waiverId], ...aboutWaiver(waiver, opened.policy.policy) },
    });
    await tellTombstones(sql, request, tombstones);
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
