import type { DeskRequest } from '#audit/desk-request.ts';
import { recordChange } from '#audit/record-change.ts';
import type { Sql } from '#database/create-database.ts';
import { tell } from '#events/outbox.ts';
import type { RegisterProblem, SafetyGroundChange } from '#schema/generated/register.ts';
import { isIdentifier, openCase, type OpenedCase } from '../open-case.ts';
import { problem, type RegisterProblemCode } from '../problem.ts';
import { refuseText } from '../read-text.ts';
import type { RegisterDeps } from '../register-deps.ts';
import { lockMember, type ChangedBy } from '../store.ts';
import { closeTasksAbout, insertTasks } from '../tasks/store.ts';
import { approvalKeys, safetyTasks } from './safety-tasks.ts';
import { safetyArticles } from './safety-articles.ts';
import { safetyPeriods, safetyStanding } from './safety-standing.ts';
import { maySeeGround, safetyGroundOf } from './show-safety-grounds.ts';
import {
  approveSafetyGround as storeApproval,
  closeSafetyGround as storeClose,
  insertSafetyGround,
  lockSafetyGround,
  readSafetyGrounds,
  type SafetyRow,
} from './store.ts';

/**
 * Opens a safety ground (break-glass) for the caller's organisation and role about one member with whom they are involved: it holds at once, 24 hours alone and 72
 * with a second person. The privacy officer is told in the same transaction. Who opened one that nobody looked along with cannot open the next by themselves.
 */
export async function openSafetyGround(
  deps: RegisterDeps,
  request: DeskRequest,
  asked: { readonly caseId: string; readonly memberId: string; readonly reason: string },
): Promise<SafetyGroundChange> {
  const { caseId, memberId } = asked;
  const opened = await openCase(deps, request, caseId);
  if (opened === null) return refused(problem('CASE_UNKNOWN'));
  const refusal = refuseOpening(opened, memberId, asked.reason);
  if (refusal !== null) return refused(refusal);
  const id = deps.newId();
  const until = new Date(request.now.getTime() + safetyPeriods.whole);
  return deps.database.transaction(async ({ sql }) => {
    await lockMember(sql, memberId);
    const clash = clashOf(
      (await readSafetyGrounds(sql, caseId)).filter((row) => row.memberId === memberId),
      opened,
    );
    if (clash !== null) return refused(problem(clash));
    await insertSafetyGround(sql, { id, memberId, reason: asked.reason.trim(), until }, changedBy(request));
    const row = await lockSafetyGround(sql, caseId, id);
    if (row === null) throw new Error('a safety ground that was just stored is not there');
    await insertTasks(sql, safetyTasks(row, deps.newId), request.now);
    return recordStep(deps, sql, opened, row, 'safety.open');
  });
}

/**
 * Approves a safety ground as the second person: somebody else than who opened it, whatever their token, of the same organisation and role or a regisseur, within 24
 * hours. Of two who approve at once, one does.
 */
export async function approveSafetyGround(
  deps: RegisterDeps,
  request: DeskRequest,
  caseId: string,
  id: string,
): Promise<SafetyGroundChange> {
  if (request.purpose !== 'SAFETY') return refused(problem('PURPOSE_NOT_SAFETY'));
  return withOpenGround(deps, request, caseId, id, async (sql, row, opened) => {
    if (row.openedBy === request.caller.subject) return refused(problem('SAFETY_GROUND_YOURS'));
    if (row.approvedBy !== null) return refused(problem('SAFETY_GROUND_APPROVED'));
    await storeApproval(sql, id, changedBy(request));
    return recordStep(deps, sql, opened, row, 'safety.approve');
  });
}

/** Closes a safety ground before its end; the data close at the next query. */
export async function closeSafetyGround(deps: RegisterDeps, request: DeskRequest, caseId: string, id: string): Promise<SafetyGroundChange> {
  return withOpenGround(deps, request, caseId, id, async (sql, row, opened) => {
    await storeClose(sql, id, changedBy(request));
    return recordStep(deps, sql, opened, row, 'safety.close');
  });
}

type Step = (sql: Sql, row: SafetyRow, opened: OpenedCase) => Promise<SafetyGroundChange>;

const over = { LAPSED: 'SAFETY_GROUND_LAPSED', CLOSED: 'SAFETY_GROUND_CLOSED', ENDED: 'SAFETY_GROUND_ENDED' } as const;

/** Does something with a ground that is open and the caller's to decide on, with the ground locked. */
async function withOpenGround(
  deps: RegisterDeps,
  request: DeskRequest,
  caseId: string,
  id: string,
  step: Step,
): Promise<SafetyGroundChange> {
  const opened = await openCase(deps, request, caseId);
  if (opened === null) return refused(problem('CASE_UNKNOWN'));
  if (!isIdentifier(id)) return refused(problem('SAFETY_GROUND_UNKNOWN'));
  return deps.database.transaction(async ({ sql }) => {
    const row = await lockSafetyGround(sql, caseId, id);
    if (row === null || !maySeeGround(opened, row)) return refused(problem('SAFETY_GROUND_UNKNOWN'));
    const standing = safetyStanding(row, request.now);
    if (standing !== 'WAITING' && standing !== 'APPROVED') return refused(problem(over[standing]));
    return step(sql, row, opened);
  });
}

/** What is told of each change. */
const told = {
  'safety.open': 'nl.gezinsbeeld.safety-ground.opened.v1',
  'safety.approve': 'nl.gezinsbeeld.safety-ground.approved.v1',
  'safety.close': 'nl.gezinsbeeld.safety-ground.closed.v1',
} as const;

/** Records what was done and answers the ground as it is now; nobody waits any longer for a second person, unless it was just opened. */
async function recordStep(
  deps: RegisterDeps,
  sql: Sql,
  opened: OpenedCase,
  row: SafetyRow,
  action: keyof typeof told,
): Promise<SafetyGroundChange> {
  const { request, policy, caseId } = opened;
  if (action !== 'safety.open') await closeTasksAbout(sql, approvalKeys(row), request.now);
  await recordChange(sql, deps.recorder, request, {
    action,
    details: { safetyGround: row.id, articles: safetyArticles(policy.policy, row.role).join('; ') },
    caseId,
    members: [row.memberId],
  });
  await tell(sql, deps, request, {
    type: told[action],
    caseId,
    subject: row.memberId,
    data: { safetyGround: row.id, members: [row.memberId], recipients: [`${row.oin}/${row.role}`] },
  });
  const after = (await lockSafetyGround(sql, caseId, row.id)) ?? row;
  return { safetyGround: safetyGroundOf(after, request.now, policy, true), problems: [] };
}

function refuseOpening(opened: OpenedCase, memberId: string, reason: string): RegisterProblem | null {
  const { request, policy } = opened;
  if (request.purpose !== 'SAFETY') return problem('PURPOSE_NOT_SAFETY');
  if (!opened.involved(memberId)) return problem('MEMBER_UNKNOWN');
  if (safetyArticles(policy.policy, request.caller.role).length === 0) return problem('ROLE_NOT_FOR_SAFETY');
  return refuseText(reason, 'REASON_MISSING');
}

/** What stands in the way of a new ground: one that is open, or one of the caller's own that nobody else looked along with. */
function clashOf(rows: readonly SafetyRow[], { request, recipient }: OpenedCase): RegisterProblemCode | null {
  const { now, caller } = request;
  const open = rows.some((row) => `${row.oin}/${row.role}` === recipient && ['WAITING', 'APPROVED'].includes(safetyStanding(row, now)));
  if (open) return 'SAFETY_GROUND_OPEN';
  const alone = rows.some(
    (row) => row.openedBy === caller.subject && row.approvedBy === null && now.getTime() - Date.parse(row.from) < safetyPeriods.whole,
  );
  return alone ? 'SAFETY_GROUND_NEEDS_OTHER' : null;
}

function changedBy({ caller, now }: DeskRequest): ChangedBy {
  return { ...caller, at: now };
}

function refused(...problems: readonly RegisterProblem[]): SafetyGroundChange {
  return { safetyGround: null, problems };
}
