import type { Sql } from '#database/create-database.ts';
import { raiseTask, type TaskToRaise } from '#regie/raise-task.ts';
import { instantColumn, type ChangedBy } from '../store.ts';

/** A task that is not there yet; the key `about`, under which it is raised once, has no spaces. */
export type NewTask = Omit<TaskToRaise, 'raisedAt'>;

/** A task as it is stored; instants are RFC 3339. */
export interface TaskRow {
  readonly id: string;
  readonly caseId: string | null;
  readonly memberId: string | null;
  readonly kind: string;
  readonly about: string;
  readonly textNl: string;
  readonly oin: string | null;
  readonly role: string;
  readonly raisedAt: string;
  readonly dueAt: string | null;
  readonly doneAt: string | null;
}

const select = `select id, case_id as "caseId", member_id as "memberId", kind, about, text_nl as "textNl", oin, role,
    ${instantColumn('raised_at')} as "raisedAt", ${instantColumn('due_at')} as "dueAt", ${instantColumn('done_at')} as "doneAt" from task`;

/** Raises each task that is not there under its key, and answers those that it raised. */
export async function insertTasks(sql: Sql, tasks: readonly NewTask[], now: Date): Promise<readonly NewTask[]> {
  const raised: NewTask[] = [];
  for (const task of tasks) if (await raiseTask(sql, { ...task, raisedAt: now })) raised.push(task);
  return raised;
}

/** Closes the tasks under these keys, and frees their keys so that the same cause can raise a new one. */
export async function closeTasksAbout(sql: Sql, keys: readonly string[], now: Date): Promise<void> {
  await sql(`update task set done_at = coalesce(done_at, $2::timestamptz), about = about || ' ' || id where about = any($1::text[])`, [
    keys,
    now.toISOString(),
  ]);
}

/** The tasks of some kinds in a case whose cause may have gone: open or done by somebody, and still under their key. */
export async function readKeyedTasks(sql: Sql, caseId: string, kinds: readonly string[]): Promise<TaskRow[]> {
  return sql<TaskRow>(`${select} where case_id = $1 and kind = any($2::text[]) and about not like '% %' order by about`, [caseId, kinds]);
}

/** The open tasks for one role of one organisation, in one case or in every case, the oldest first. */
export async function readOpenTasks(
  sql: Sql,
  to: { readonly oin: string; readonly role: string; readonly caseId: string | null },
): Promise<TaskRow[]> {
  return sql<TaskRow>(
    `${select} where done_at is null and role = $1 and (oin is null or oin = $2) and ($3::text is null or case_id = $3) order by raised_at, id`,
    [to.role, to.oin, to.caseId],
  );
}

/** One task. */
export async function readTask(sql: Sql, id: string): Promise<TaskRow | null> {
  const [row] = await sql<TaskRow>(`${select} where id = $1`, [id]);
  return row ?? null;
}

/** Notes that somebody did a task; false when it was done already. */
export async function completeTask(sql: Sql, id: string, by: ChangedBy): Promise<boolean> {
  const rows = await sql('update task set done_at = $2::timestamptz, done_by = $3 where id = $1 and done_at is null returning id', [
    id,
    by.at.toISOString(),
    by.subject,
  ]);
  return rows.length === 1;
}

/** Locks the tasks of a case until the transaction ends, so that hubs that raise them at once wait for each other. */
export async function lockTasks(sql: Sql, caseId: string): Promise<void> {
  await sql('select id from family_case where id = $1 for no key update', [caseId]);
}

/** The cases in which tasks may be raised or closed: those that are open, and closed ones with open tasks or with somebody who has not confirmed that they dropped something. */
export async function readWorkedCases(sql: Sql): Promise<readonly { readonly id: string; readonly closed: boolean }[]> {
  return sql(
    `select c.id, c.phase = 'CLOSED' as closed from family_case c
      where c.phase <> 'CLOSED' or exists (select 1 from task t where t.case_id = c.id and t.done_at is null)
        or exists (select 1 from tombstone s where s.case_id = c.id and s.confirmed_at is null) order by c.id`,
  );
}
