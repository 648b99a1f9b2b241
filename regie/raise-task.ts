import type { Sql } from '#database/create-database.ts';

/** What a human must do: about consent and safety (register), a right of the person (rights) or signals. */
export type RaisedKind =
  | 'WAIVER_REOPENED'
  | 'WAIVER_EXPIRES'
  | 'GIVERS_UNKNOWN'
  | 'SAFETY_APPROVAL'
  | 'SAFETY_OPENED'
  | 'SAFETY_LAPSED'
  | 'TOMBSTONE_OPEN'
  | 'RIGHTS_REQUEST'
  | 'RIGHTS_REQUEST_OVERDUE'
  | 'RIGHTS_CARRY_OUT'
  | 'RESTRICTION_TO_ASSESS'
  | 'TRIAGE_OFFER'
  | 'SIGNAL_TOO_MANY';

/** Something that a human must do; `about` names its cause, so that it is raised once. */
export interface TaskToRaise {
  readonly id: string;
  readonly caseId: string | null;
  readonly memberId: string | null;
  readonly kind: RaisedKind;
  readonly about: string;
  readonly textNl: string;
  /** The organisation whose professionals it is for; null is every one with the role. */
  readonly oin: string | null;
  readonly role: string;
  readonly raisedAt: Date;
  readonly dueAt: Date | null;
}

/** Raises a task, unless one was raised under the same cause before; answers whether it is new. */
export async function raiseTask(sql: Sql, task: TaskToRaise): Promise<boolean> {
  const { id, caseId, memberId, kind, about, textNl, oin, role, raisedAt, dueAt } = task;
  const rows = await sql(
    `insert into task (id, case_id, member_id, kind, about, text_nl, oin, role, raised_at, due_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9::timestamptz, $10::timestamptz) on conflict (about) do nothing returning id`,
    [id, caseId, memberId, kind, about, textNl, oin, role, raisedAt.toISOString(), dueAt?.toISOString() ?? null],
  );
  return rows.length === 1;
}
