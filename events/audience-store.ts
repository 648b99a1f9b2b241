import type { Sql } from '#database/create-database.ts';

/** Somebody through whom a recipient may hear of changes in a case: a professional under the purpose of their involvement, or the recipient itself through a match of signals. */
export interface InvolvedPerson {
  readonly caseId: string;
  readonly oin: string;
  readonly role: string;
  /** The `sub` of the professional's token; null for a recipient that only has a match. */
  readonly subject: string | null;
  readonly purpose: string;
}

/** A match of signals that still holds, and the parties for whom it does, as OIN/role. */
export interface StandingMatch {
  readonly id: string;
  readonly recipients: readonly string[];
}

/**
 * Names everybody through whom a recipient may hear of changes in these cases on this day (YYYY-MM-DD): who is involved then, and who has a match. Members of the family are
 * none of them: they have no topic.
 */
export async function readInvolved(sql: Sql, caseIds: readonly string[], today: string): Promise<readonly InvolvedPerson[]> {
  return sql<InvolvedPerson>(
    `select distinct case_id as "caseId", oin, role, subject, purpose from involvement
      where case_id = any($1::text[]) and role <> 'LID' and "from" <= $2::date and ("until" is null or "until" >= $2::date)
    union
    select x.case_id, s.oin, s.role, null, 'SIGNAL' from signal_match x join signal s on s.id in (x.first_id, x.second_id) where x.case_id = any($1::text[])
    order by 1, 2, 3, 4, 5`,
    [caseIds, today],
  );
}

/**
 * Those of these matches that still hold on this day, and for whom: no signal in it was withdrawn, has ended or is archived. For who was told of it under this id it also holds as long as another match does of the same
 * signal with the same recipient, for of that one they are not told.
 */
export async function readStandingMatches(sql: Sql, matchIds: readonly string[], today: string): Promise<readonly StandingMatch[]> {
  return sql<StandingMatch>(
    `select known.id, array_agg(distinct own.oin || '/' || own.role) as recipients
      from (select x.id, s.id as signal_id, null as oin, null as role from signal_match x join signal s on s.id in (x.first_id, x.second_id) where x.id = any($1::text[])
        union all select t.match_id, t.signal_id, t.oin, t.role from match_told t where t.match_id = any($1::text[])) known
      join signal own on own.id = known.signal_id join signal_match x on own.id in (x.first_id, x.second_id)
      join signal other on other.id in (x.first_id, x.second_id) and other.id <> own.id
      where (x.id = known.id or (other.oin, other.role) = (known.oin, known.role)) and least(x."until", own."until", other."until") >= $2::date
        and own.withdrawn_at is null and other.withdrawn_at is null and own.archived_at is null and other.archived_at is null
      group by known.id`,
    [matchIds, today],
  );
}

/** Every recipient (OIN/role) that the hub knows from its register, in order: who is or was involved, directs a case, or raised a signal. */
export async function readRecipients(sql: Sql): Promise<readonly string[]> {
  const rows = await sql<{ recipient: string }>(
    `select recipient from (
      select oin || '/' || role as recipient from involvement union select oin || '/' || role from regisseur union select oin || '/' || role from signal
    ) known where recipient ~ '^[0-9]{20}/[A-Z]{2,10}$' and recipient not like '%/LID' order by recipient collate "C"`,
  );
  return rows.map(({ recipient }) => recipient);
}
