import type { Sql } from '#database/create-database.ts';
import { raiseTask } from '#regie/raise-task.ts';
import type { RightsDeps } from './rights-deps.ts';

/** Raises a task for the FG for each request that was not answered within its term (AVG 12(3)); answers how many are new. Safe to run as often as one likes. */
export async function raiseTasks({ database, newId }: Pick<RightsDeps, 'database' | 'newId'>, now: Date): Promise<number> {
  return database.transaction(async ({ sql }) => {
    let raised = 0;
    for (const { id, caseId, memberId } of await readOverdue(sql, now)) {
      const isNew = await raiseTask(sql, {
        id: newId(),
        caseId,
        memberId,
        kind: 'RIGHTS_REQUEST_OVERDUE',
        about: `rights-overdue:${id}`,
        textNl:
          'Een verzoek van een gezinslid over de eigen gegevens is niet binnen een maand beantwoord (AVG 12, lid 3). Spreek aan wie moet antwoorden.',
        oin: null,
        role: 'FG',
        raisedAt: now,
        dueAt: null,
      });
      raised += isNew ? 1 : 0;
    }
    return raised;
  });
}

async function readOverdue(
  sql: Sql,
  now: Date,
): Promise<readonly { readonly id: string; readonly caseId: string; readonly memberId: string }[]> {
  return sql(
    `select r.id, r.case_id as "caseId", r.member_id as "memberId" from rights_request r
      where r.state in ('OPEN', 'PASSED_ON') and r.due_at < $1::timestamptz and not exists(select from task t where t.about = 'rights-overdue:' || r.id)
      order by r.due_at, r.id limit 1000`,
    [now.toISOString()],
  );
}
