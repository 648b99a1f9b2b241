import type { Sql } from '#database/create-database.ts';

/** An instant of the database as RFC 3339 in UTC. */
export function instantColumn(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** A legal basis as it is stored; days are YYYY-MM-DD. */
export interface LegalBasisRow {
  readonly id: string;
  readonly purpose: string;
  readonly article: string;
  readonly from: string;
  readonly until: string | null;
  readonly evidence: string | null;
}

/** Who changes something, and when. */
export interface ChangedBy {
  readonly oin: string;
  readonly role: string;
  readonly subject: string;
  readonly at: Date;
}

/** The legal bases of a case, the oldest first. */
export async function readLegalBases(sql: Sql, caseId: string): Promise<LegalBasisRow[]> {
  return sql<LegalBasisRow>(
    `select id, purpose, article, "from"::text as "from", "until"::text as "until", evidence from legal_basis where case_id = $1 order by "from", id`,
    [caseId],
  );
}

/** Adds a legal basis. */
export async function insertLegalBasis(sql: Sql, caseId: string, row: LegalBasisRow, by: ChangedBy): Promise<void> {
  await sql(
    `insert into legal_basis (id, case_id, purpose, article, "from", "until", evidence, recorded_oin, recorded_role, recorded_by, recorded_at)
      values ($1, $2, $3, $4, $5::date, $6::date, $7, $8, $9, $10, $11::timestamptz)`,
    [row.id, caseId, row.purpose, row.article, row.from, row.until, row.evidence, by.oin, by.role, by.subject, by.at.toISOString()],
  );
}

/** Makes this day the last one of a legal basis that has not ended; false when it has, or there is none. */
export async function endLegalBasis(sql: Sql, caseId: string, id: string, today: string): Promise<boolean> {
  const rows = await sql(
    `update legal_basis set "until" = greatest($3::date, "from")
      where case_id = $1 and id = $2 and ("until" is null or "until" > $3::date) returning id`,
    [caseId, id, today],
  );
  return rows.length === 1;
}

/** A holder who is set aside, as it is stored; instants are RFC 3339. */
export interface SetAsideRow {
  readonly id: string;
  readonly memberId: string;
  readonly holderId: string;
  readonly reason: string | null;
  readonly recordedAt: string;
  readonly recordedOin: string | null;
  readonly recordedRole: string | null;
  readonly endedAt: string | null;
}

/** Who was set aside about a member, the oldest first. */
export async function readSetAsides(sql: Sql, memberId: string): Promise<SetAsideRow[]> {
  return sql<SetAsideRow>(
    `select id, member_id as "memberId", coalesce(holder_member_id, holder_outside_id) as "holderId", reason,
        ${instantColumn('recorded_at')} as "recordedAt", recorded_oin as "recordedOin", recorded_role as "recordedRole", ${instantColumn('ended_at')} as "endedAt"
      from authority_set_aside where member_id = $1 order by recorded_at, id`,
    [memberId],
  );
}

/** Locks a member until the transaction ends: what may stand once about somebody is then decided by one at a time. */
export async function lockMember(sql: Sql, memberId: string): Promise<void> {
  await sql('select id from family_member where id = $1 for update', [memberId]);
}

/** Sets a holder aside, unless they are already; call it with the member locked. */
export async function insertSetAside(
  sql: Sql,
  row: Pick<SetAsideRow, 'id' | 'memberId'> & {
    readonly reason: string;
    readonly holder: { readonly memberId: string } | { readonly outsideId: string };
  },
  by: ChangedBy,
): Promise<boolean> {
  const [member, outside] = 'memberId' in row.holder ? [row.holder.memberId, null] : [null, row.holder.outsideId];
  const rows = await sql(
    `insert into authority_set_aside (id, member_id, holder_member_id, holder_outside_id, reason, recorded_by, recorded_oin, recorded_role, recorded_at)
      select $1::text, $2::text, $3::text, $4::text, $5::text, $6::text, $7::text, $8::text, $9::timestamptz
        where not exists (select 1 from authority_set_aside s
          where s.member_id = $2 and s.ended_at is null and coalesce(s.holder_member_id, s.holder_outside_id) = coalesce($3::text, $4::text))
      returning id`,
    [row.id, row.memberId, member, outside, row.reason, by.subject, by.oin, by.role, by.at.toISOString()],
  );
  return rows.length === 1;
}

/** Lets a holder decide again; false when they did already. */
export async function endSetAside(sql: Sql, id: string, by: ChangedBy): Promise<boolean> {
  const rows = await sql(
    `update authority_set_aside set ended_at = $2::timestamptz, ended_by = $3 where id = $1 and ended_at is null returning id`,
    [id, by.at.toISOString(), by.subject],
  );
  return rows.length === 1;
}
