import type { Sql } from '#database/create-database.ts';

/** The held signals of one professional. */
export interface HeldRow {
  readonly oin: string;
  readonly role: string;
  readonly subject: string;
  readonly count: number;
  /** RFC 3339: when the first of them is looked at. */
  readonly heldUntil: string;
}

/** How many signals wait, per professional; the most first. */
export async function readHeld(sql: Sql): Promise<readonly HeldRow[]> {
  return sql<HeldRow>(
    `select oin, role, subject, count(*)::int as count, to_char(min(look_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "heldUntil"
      from signal where held and withdrawn_at is null and subject is not null group by oin, role, subject order by count(*) desc, oin, role, subject`,
  );
}

/** The held signals of one professional, locked. */
export async function lockHeld(
  sql: Sql,
  { oin, role, subject }: { readonly oin: string; readonly role: string; readonly subject: string },
): Promise<readonly string[]> {
  if ([oin, role, subject].some((text) => text.includes('\0'))) return [];
  const rows = await sql<{ id: string }>(
    `select id from signal where held and withdrawn_at is null and oin = $1 and role = $2 and subject = $3 order by id for update`,
    [oin, role, subject],
  );
  return rows.map(({ id }) => id);
}
