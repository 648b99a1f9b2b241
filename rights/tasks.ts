import type { Sql } from '#database/create-database.ts';

/** Something that a human must do; `about` names what raised it, so that it is raised once. */
export interface RightsTask {
  readonly id: string;
  readonly caseId: string;
  readonly memberId: string;
  readonly kind: 'RIGHTS_REQUEST' | 'RIGHTS_REQUEST_OVERDUE' | 'RIGHTS_CARRY_OUT' | 'RESTRICTION_TO_ASSESS';
  readonly about: string;
  readonly textNl: string;
  readonly oin: string | null;
  readonly role: string;
  readonly raisedAt: Date;
  readonly dueAt: Date | null;
}

/** Raises a task unless it was raised before; answers whether it is new. */
export async function raiseTask(sql: Sql, task: RightsTask): Promise<boolean> {
  const rows = await sql(
    `insert into task (id, case_id, member_id, kind, about, text_nl, oin, role, raised_at, due_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9::timestamptz, $10::timestamptz) on conflict (about) do nothing returning id`,
    [
      task.id,
      task.caseId,
      task.memberId,
      task.kind,
      task.about,
      task.textNl,
      task.oin,
      task.role,
      task.raisedAt.toISOString(),
      task.dueAt?.toISOString() ?? null,
    ],
  );
  return rows.length > 0;
}
