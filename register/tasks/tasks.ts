import type { DeskRequest } from '#audit/desk-request.ts';
import { recordChange } from '#audit/record-change.ts';
import { tell } from '#events/outbox.ts';
import type { Task, TaskChange, TaskKind, TaskRegister } from '#schema/generated/register.ts';
import { isIdentifier, openCase } from '../open-case.ts';
import { problem } from '../problem.ts';
import type { RegisterDeps } from '../register-deps.ts';
import { completeTask as storeDone, readOpenTasks, readTask, type TaskRow } from './store.ts';

const kinds: readonly TaskKind[] = [
  'WAIVER_REOPENED',
  'WAIVER_EXPIRES',
  'GIVERS_UNKNOWN',
  'SAFETY_APPROVAL',
  'SAFETY_OPENED',
  'SAFETY_LAPSED',
  'TOMBSTONE_OPEN',
];

/** The open tasks for the caller's role: in one case about members with whom they are involved, or, for the privacy officer, in every case. */
export async function showTasks(deps: RegisterDeps, request: DeskRequest, caseId: string | null): Promise<TaskRegister> {
  const { oin, role } = request.caller;
  const opened = caseId === null || role === 'FG' ? null : await openCase(deps, request, caseId);
  if (role !== 'FG' && opened === null) return { tasks: null, problems: [problem('CASE_UNKNOWN')] };
  const readable = caseId === null || isIdentifier(caseId);
  const rows = (readable ? await readOpenTasks(deps.database.sql, { oin, role, caseId }) : []).filter(
    ({ memberId }) => opened === null || memberId === null || opened.involved(memberId),
  );
  for (const { caseId: of, memberId } of rows) if (of !== null) request.touch(of, memberId === null ? [] : [memberId]);
  return { tasks: rows.map(taskOf), problems: [] };
}

/** Notes that the caller did a task that is for them. Of two who do it at once, one did. */
export async function completeTask(deps: RegisterDeps, request: DeskRequest, id: string): Promise<TaskChange> {
  const row = isIdentifier(id) ? await readTask(deps.database.sql, id) : null;
  if (row === null || !(await isFor(deps, request, row))) return { task: null, problems: [problem('TASK_UNKNOWN')] };
  const done = await deps.database.transaction(async ({ sql }) => {
    if (!(await storeDone(sql, id, { ...request.caller, at: request.now }))) return false;
    const members = row.memberId === null ? [] : [row.memberId];
    await recordChange(sql, deps.recorder, request, {
      action: 'task.complete',
      details: { task: id, kind: row.kind },
      caseId: row.caseId,
      members,
    });
    await tell(sql, deps, request, {
      type: 'nl.gezinsbeeld.task.changed.v1',
      caseId: row.caseId,
      subject: row.memberId,
      data: { members },
    });
    return true;
  });
  if (!done) return { task: null, problems: [problem('TASK_DONE')] };
  return { task: { ...taskOf(row), doneAt: request.now.toISOString() }, problems: [] };
}

async function isFor(deps: RegisterDeps, request: DeskRequest, { role, oin, caseId, memberId }: TaskRow): Promise<boolean> {
  const { caller } = request;
  if (role !== caller.role || (oin !== null && oin !== caller.oin)) return false;
  if (role === 'FG') return true;
  const opened = caseId === null ? null : await openCase(deps, request, caseId);
  return opened !== null && (memberId === null || opened.involved(memberId));
}

function taskOf({ id, caseId, memberId, kind, textNl, role, raisedAt, dueAt, doneAt }: TaskRow): Task {
  return { id, caseId, memberId, kind: kinds.find((one) => one === kind) ?? null, textNl, role, raisedAt, dueAt, doneAt };
}
