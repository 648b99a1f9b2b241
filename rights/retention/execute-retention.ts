import type { DeskRequest } from '#audit/desk-request.ts';
import { recordChange } from '#audit/record-change.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import type { Sql } from '#database/create-database.ts';
import { forgetEvents, tell } from '#events/outbox.ts';
import { leaveCases } from '#signals/leave-cases.ts';
import { lockMatching } from '#signals/lock-matching.ts';
import { refused } from '../refused.ts';
import type { RightsDeps } from '../rights-deps.ts';
import type { Answer, Destruction } from '../rights-desk.ts';
import { planDestruction } from './plan-destruction.ts';
import { destructionKinds, type DueItem, type RetentionPlanView } from './retention-plan.ts';
import { destroy, insertDestruction, readDestructions, readInvolved, readRetentionData } from './store.ts';

/** What is due now; nothing is destroyed. */
export async function retentionDryRun(deps: RightsDeps, request: DeskRequest): Promise<RetentionPlanView> {
  return planNow(deps.database.sql, deps, request, false);
}

/**
 * Destroys what the plan with this hash names, in one transaction with the records of destruction and of the change and with what is told to who was involved: all of it or nothing. The plan is made
 * anew inside, on locked cases; when it is not the same any more nothing is destroyed. Audit records stay: they hold no content.
 */
export async function executeRetention(deps: RightsDeps, request: DeskRequest, planHash: string): Promise<Answer<Destruction>> {
  const runId = deps.newId();
  return deps.database.transaction(async ({ sql }) => {
    await lockMatching(sql);
    const { due, hash } = await planNow(sql, deps, request, true);
    if (hash !== planHash) return refused('PLAN_CHANGED');
    if (due.length === 0) return refused('NOTHING_DUE');
    const involved = await readInvolved(sql, caseIds(due));
    await recordChange(sql, deps.recorder, request, {
      action: 'retention.destroy',
      details: { run: runId, plan: hash, items: String(due.length), cases: caseIds(due).join(' ') },
      caseId: null,
      members: [],
    });
    await leaveCases(sql, deps, request, caseIds(due));
    await forgetEvents(sql, caseIds(due));
    for (const what of destructionKinds)
      await destroyKind(
        sql,
        due.filter((item) => item.what === what),
      );
    for (const item of due) {
      await insertDestruction(sql, { id: deps.newId(), runId, item, by: request.caller, at: request.now });
    }
    await tell(sql, deps, request, { type: 'nl.gezinsbeeld.retention.executed.v1', caseId: null, subject: null, data: { run: runId } });
    for (const { caseId, recipients } of involved) {
      await tell(sql, deps, request, { type: 'nl.gezinsbeeld.case.destroyed.v1', caseId, subject: null, data: { recipients } });
    }
    return { value: { runId, destroyed: await readDestructions(sql, runId) }, problems: [] };
  });
}

async function planNow(sql: Sql, { encryption, policy }: RightsDeps, request: DeskRequest, lock: boolean): Promise<RetentionPlanView> {
  const today = amsterdamDay(request.now);
  return planDestruction(await readRetentionData(sql, encryption, today, lock), policy(request).policy, today);
}

/** Rejects, so that everything is undone, when one of them is gone or stays: then the plan was not what it seemed. */
async function destroyKind(sql: Sql, items: readonly DueItem[]): Promise<void> {
  const [first] = items;
  if (first === undefined) return;
  const destroyed = await destroy(
    sql,
    first.what,
    items.map(({ id }) => id),
  );
  if (destroyed !== items.length) throw new Error('what was due changed while it was destroyed');
}

function caseIds(due: readonly DueItem[]): readonly string[] {
  return due.flatMap(({ what, caseId }) => (what === 'CASE' ? [caseId] : []));
}
