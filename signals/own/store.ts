import type { Sql } from '#database/create-database.ts';

/** A signal as its own party finds it. */
export interface OwnRow {
  readonly id: string;
  readonly withdrawn: boolean;
  readonly kind: 'WORRIED' | 'ACTIVE' | null;
  /** RFC 3339. */
  readonly raisedAt: string;
  readonly raisedBy: string | null;
}

/** Whose signals: one organisation in one role. */
export interface Party {
  readonly oin: string;
  readonly role: string;
}

const ownColumns = `id, withdrawn_at is not null as withdrawn, kind, subject as "raisedBy",
    to_char(raised_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "raisedAt"`;

/**
 * The signals of a party, the newest first, at most 500: those whose two years are not over, whatever became of them, for how long a signal really counts tells when somebody turns 23.
 */
export async function readOwn(sql: Sql, { oin, role }: Party, today: string): Promise<readonly OwnRow[]> {
  return sql<OwnRow>(
    `select ${ownColumns} from signal where oin = $1 and role = $2 and coalesce(listed_until, "until") >= $3::date order by raised_at desc, id limit 500`,
    [oin, role, today],
  );
}

/** One signal of a party, locked; null when it is not there or not theirs. */
export async function lockOwn(sql: Sql, { oin, role }: Party, id: string): Promise<OwnRow | null> {
  if (id.includes('\0')) return null;
  const [row] = await sql<OwnRow>(`select ${ownColumns} from signal where id = $1 and oin = $2 and role = $3 for update`, [id, oin, role]);
  return row ?? null;
}

/** Notes that a signal was withdrawn: from now on it counts no more. */
export async function markWithdrawn(sql: Sql, id: string, now: Date): Promise<void> {
  await sql('update signal set withdrawn_at = $2::timestamptz, look_at = null where id = $1', [id, now.toISOString()]);
}

/** With whom a signal has a match today. */
export interface ContactRow {
  readonly signalId: string;
  readonly matchId: string;
  readonly oin: string;
  readonly role: string;
  /** Whether the own party heard of a match with this recipient before. */
  readonly heard: boolean;
  readonly organisation: string;
  readonly dutyPhone: string;
  /** The case in which the match shows, and the members of it whom the own signal names. */
  readonly caseId: string | null;
  readonly members: readonly string[];
}

/** The matches of a party's signals that hold today; of one case when it is given. */
export async function readContacts(
  sql: Sql,
  { oin, role }: Party,
  today: string,
  caseId: string | null = null,
): Promise<readonly ContactRow[]> {
  return sql<ContactRow>(
    `select own.id as "signalId", x.id as "matchId", o.oin, o.role, coalesce(t.heard, false) as heard, o.organisation, o.duty_phone as "dutyPhone", x.case_id as "caseId",
        array(select m.id from family_member m where m.case_id = x.case_id and m.id = any(own.members)) as members
      from signal own join signal_match x on own.id in (x.first_id, x.second_id) join signal o on o.id in (x.first_id, x.second_id) and o.id <> own.id
        left join match_told t on t.signal_id = own.id and (t.oin, t.role) = (o.oin, o.role)
      where own.oin = $1 and own.role = $2 and (o.oin, o.role) <> (own.oin, own.role) and x.matched_at <= $3::date
        and least(x."until", own."until", o."until") >= $3::date and own.withdrawn_at is null and o.withdrawn_at is null and ($4::text is null or x.case_id = $4)
      order by own.id, o.organisation, o.duty_phone`,
    [oin, role, today, caseId],
  );
}
