import type { DeskRequest } from '#audit/desk-request.ts';
import type { CompiledPolicy } from '#consent/decide.ts';
import type { SafetyGround, SafetyGroundRegister } from '#schema/generated/register.ts';
import { isIdentifier, openCase, type OpenedCase } from '../open-case.ts';
import { problem } from '../problem.ts';
import type { RegisterDeps } from '../register-deps.ts';
import { safetyArticles } from './safety-articles.ts';
import { safetyEnd, safetyStanding } from './safety-standing.ts';
import { readSafetyGrounds, type SafetyRow } from './store.ts';

/**
 * The safety grounds of a case for the colleagues of who opened one and for the regisseur, of the members with whom they are involved; and for the privacy officer
 * those of every case. The reason tells what happened in a family: the privacy officer, who sees logs and never content, reads who opened it, when, on what articles
 * and who looked along, but not why.
 */
export async function showSafetyGrounds(deps: RegisterDeps, request: DeskRequest, caseId: string | null): Promise<SafetyGroundRegister> {
  const policy = deps.policy(request);
  if (request.caller.role === 'FG') {
    const rows = caseId !== null && !isIdentifier(caseId) ? [] : await readSafetyGrounds(deps.database.sql, caseId);
    for (const { caseId: of, memberId } of rows) request.touch(of, [memberId]);
    return { safetyGrounds: rows.map((row) => safetyGroundOf(row, request.now, policy, false)), problems: [] };
  }
  const opened = caseId === null ? null : await openCase(deps, request, caseId);
  if (caseId === null || opened === null) return { safetyGrounds: null, problems: [problem('CASE_UNKNOWN')] };
  const rows = (await readSafetyGrounds(deps.database.sql, caseId)).filter((row) => maySeeGround(opened, row));
  request.touch(caseId, [...new Set(rows.map(({ memberId }) => memberId))]);
  return { safetyGrounds: rows.map((row) => safetyGroundOf(row, request.now, policy, true)), problems: [] };
}

/**
 * Whether a ground is the caller's to know, approve or close: that of their own organisation in their own role, or any as regisseur, about a member with whom they
 * are involved. Other roles of one organisation do not know that this one is involved.
 */
export function maySeeGround(opened: OpenedCase, { memberId, oin, role }: Pick<SafetyRow, 'memberId' | 'oin' | 'role'>): boolean {
  return opened.involved(memberId) && (opened.request.caller.role === 'REG' || `${oin}/${role}` === opened.recipient);
}

/** A safety ground as it is read at `now`, with its reason or without. */
export function safetyGroundOf(row: SafetyRow, now: Date, { policy }: Pick<CompiledPolicy, 'policy'>, withReason: boolean): SafetyGround {
  return {
    id: row.id,
    caseId: row.caseId,
    memberId: row.memberId,
    recipient: { oin: row.oin, role: row.role },
    articles: safetyArticles(policy, row.role),
    reason: withReason ? row.reason : null,
    openedBy: row.openedBy,
    approvedBy: row.approvedBy,
    closedBy: row.closedBy,
    from: row.from,
    until: safetyEnd(row).toISOString(),
    standing: safetyStanding(row, now),
  };
}
