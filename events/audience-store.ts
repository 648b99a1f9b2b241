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

/** Every recipient (OIN/role) that the hub knows from its register, in order: who is or was involved, directs a case, or raised a signal. */
export async function readRecipients(sql: Sql): Promise<readonly string[]> {
  const rows = await sql<{ recipient: string }>(
    `select recipient from (
      select oin || '/' || role as recipient from involvement union select oin || '/' || role from regisseur union select oin || '/' || role from signal
    ) known where recipient ~ '^[0-9]{20}/[A-Z]{2,10}$' and recipient not like '%/LID' order by recipient collate "C"`,
  );
  return rows.map(({ recipient }) => recipient);
}
