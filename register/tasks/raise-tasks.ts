import type { DeskRequest } from '#audit/desk-request.ts';
import { recordChange } from '#audit/record-change.ts';
import { consentSubjectOf } from '#consent/consent-subject.ts';
import type { CompiledPolicy } from '#consent/decide.ts';
import { loadConsents } from '#consent/store.ts';
import { tell } from '#events/outbox.ts';
import type { RegisterDeps } from '../register-deps.ts';
import { lapsedTask, safetyTasks } from '../safety/safety-tasks.ts';
import { safetyStanding } from '../safety/safety-standing.ts';
import { readSafetyGrounds } from '../safety/store.ts';
import { tombstoneTasks } from '../tombstones/tombstone-tasks.ts';
import { findWaiverTasks } from './find-waiver-tasks.ts';
import { closeTasksAbout, insertTasks, lockTasks, readKeyedTasks, readWorkedCases, type NewTask } from './store.ts';

/** How many tasks were raised, and how many closed because their cause was gone. */
export interface RaisedTasks {
  readonly raised: number;
  readonly closed: number;
}

/** The kinds of tasks that close by themselves; what informs somebody stays until they have read it. */
const closing = ['WAIVER_REOPENED', 'WAIVER_EXPIRES', 'GIVERS_UNKNOWN', 'SAFETY_APPROVAL', 'TOMBSTONE_OPEN'];

/**
 * Raises each task that the state of the register asks for, once, and closes those whose cause is gone; `request` is the hub's own, at the moment that counts. Call
 * it every hour and after civil facts were refreshed. Each case is one transaction; a case that fails does not stop the others, and is told at the end (AggregateError).
 */
export async function raiseTasks(deps: RegisterDeps, request: DeskRequest): Promise<RaisedTasks> {
  const policy = deps.policy(request);
  let [raised, closed] = [0, 0];
  const failures: unknown[] = [];
  for (const one of await readWorkedCases(deps.database.sql)) {
    try {
      const done = await raiseInCase(deps, request, policy, one);
      raised += done.raised;
      closed += done.closed;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `the tasks of ${String(failures.length)} cases could not be raised`);
  return { raised, closed };
}

async function raiseInCase(
  deps: RegisterDeps,
  request: DeskRequest,
  policy: CompiledPolicy,
  { id: caseId, closed }: { readonly id: string; readonly closed: boolean },
): Promise<RaisedTasks> {
  const inOpen = closed ? [] : [...(await findInConsents(deps, request, policy, caseId)), ...(await findInSafety(deps, request, caseId))];
  const found = [...inOpen, ...(await tombstoneTasks(deps, request, caseId))];
  const keys = new Set(found.map(({ about }) => about));
  return deps.database.transaction(async ({ sql }) => {
    await lockTasks(sql, caseId);
    const gone = (await readKeyedTasks(sql, caseId, closing)).filter(({ about }) => !keys.has(about));
    const open = gone.filter(({ doneAt }) => doneAt === null);
    await closeTasksAbout(
      sql,
      gone.map(({ about }) => about),
      request.now,
    );
    const raised = await insertTasks(sql, found, request.now);
    if (raised.length + open.length > 0) {
      const members = [...new Set([...raised, ...open].flatMap(({ memberId }) => (memberId === null ? [] : [memberId])))];
      await recordChange(sql, deps.recorder, request, {
        action: 'task.run',
        details: { raised: raised.map(({ kind }) => kind).join(' '), closed: open.map(({ kind }) => kind).join(' ') },
        caseId,
        members,
      });
      await tell(sql, deps, request, { type: 'nl.gezinsbeeld.task.changed.v1', caseId, subject: null, data: { members } });
    }
    return { raised: raised.length, closed: open.length };
  });
}

async function findInConsents(
  deps: RegisterDeps,
  { now }: DeskRequest,
  { policy }: CompiledPolicy,
  caseId: string,
): Promise<readonly NewTask[]> {
  const consents = await loadConsents(deps, caseId);
  if (consents === null) return [];
  const subjects = new Map(consents.members.map((member) => [member.id, consentSubjectOf(member, now, policy.ageRules)]));
  const known = new Set([...consents.members, ...consents.outsiders].map(({ person }) => person));
  return findWaiverTasks(caseId, { subjects, known, waivers: consents.waivers, setAsides: consents.setAsides }, now, policy).map(
    (task) => ({
      ...task,
      id: deps.newId(),
    }),
  );
}

async function findInSafety(deps: RegisterDeps, { now }: DeskRequest, caseId: string): Promise<readonly NewTask[]> {
  return (await readSafetyGrounds(deps.database.sql, caseId)).flatMap((row) => {
    const standing = safetyStanding(row, now);
    if (standing === 'LAPSED') return [lapsedTask(row, deps.newId)];
    return standing === 'WAITING' ? safetyTasks(row, deps.newId) : [];
  });
}
