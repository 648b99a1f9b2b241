import type { Sql } from '#database/create-database.ts';
import { instantColumn, type ChangedBy } from '../store.ts';
import type { SafetyTimes } from './safety-standing.ts';

/** A safety ground as it is stored. */
export interface SafetyRow extends SafetyTimes {
  readonly id: string;
  readonly caseId: string;
  readonly memberId: string;
  readonly oin: string;
  readonly role: string;
  readonly reason: string;
  readonly openedBy: string;
  readonly closedBy: string | null;
}

const select = `select g.id, m.case_id as "caseId", g.member_id as "memberId", g.oin, g.role, g.rationale as reason, g.recorded_by as "openedBy",
    g.approved_by as "approvedBy", g.closed_by as "closedBy", ${instantColumn('g."from"')} as "from", ${instantColumn('g."until"')} as "until",
    ${instantColumn('g.closed_at')} as "closedAt"
  from safety_ground g join family_member m on m.id = g.member_id`;

/** The safety grounds of one case, or of every case, the newest first. */
export async function readSafetyGrounds(sql: Sql, caseId: string | null): Promise<SafetyRow[]> {
  return sql<SafetyRow>(`${select} where ($1::text is null or m.case_id = $1) order by g."from" desc, g.id`, [caseId]);
}

/** One safety ground of this case, locked until the transaction ends; one of another case is neither found nor locked, so nobody else waits for it. */
export async function lockSafetyGround(sql: Sql, caseId: string, id: string): Promise<SafetyRow | null> {
  await sql(
    'select g.id from safety_ground g join family_member m on m.id = g.member_id where g.id = $1 and m.case_id = $2 for update of g',
    [id, caseId],
  );
  const [row] = await sql<SafetyRow>(`${select} where g.id = $1 and m.case_id = $2`, [id, caseId]);
  return row ?? null;
}

/** Adds a safety ground that nobody approved yet. */
export async function insertSafetyGround(
  sql: Sql,
  row: Pick<SafetyRow, 'id' | 'memberId' | 'reason'> & { readonly until: Date },
  by: ChangedBy,
): Promise<void> {
  await sql(
    `insert into safety_ground (id, member_id, oin, role, rationale, recorded_by, approved_by, "from", "until")
      values ($1, $2, $3, $4, $5, $6, null, $7::timestamptz, $8::timestamptz)`,
    [row.id, row.memberId, by.oin, by.role, row.reason, by.subject, by.at.toISOString(), row.until.toISOString()],
  );
}

/** Notes who approved a safety ground; call it with the ground locked. */
export async function approveSafetyGround(sql: Sql, id: string, by: ChangedBy): Promise<void> {
  await sql('update safety_ground set approved_by = $2, approved_at = $3::timestamptz where id = $1', [
    id,
    by.subject,
    by.at.toISOString(),
  ]);
}

/** Closes a safety ground; call it with the ground locked. */
export async function closeSafetyGround(sql: Sql, id: string, by: ChangedBy): Promise<void> {
  await sql('update safety_ground set closed_by = $2, closed_at = $3::timestamptz where id = $1', [id, by.subject, by.at.toISOString()]);
}
