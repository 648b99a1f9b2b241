import type { Sql } from '#database/create-database.ts';

/** Why a signal no longer counts. */
export type EndReason = 'EXPIRED' | 'AGE' | 'WITHDRAWN' | 'NOT_FOUND';

/** Puts signals in the archive, and takes everything off them that says about whom they were. Days are YYYY-MM-DD. */
export async function insertArchived(
  sql: Sql,
  ids: readonly string[],
  {
    endedBy,
    endedOn,
    destroyOn,
    now,
  }: { readonly endedBy: EndReason; readonly endedOn: string; readonly destroyOn: string; readonly now: Date },
): Promise<void> {
  await sql(
    `insert into signal_archive (id, oin, role, subject, kind, person_lookup, raised_at, ended_on, ended_by, archived_at, destroy_on)
      select id, oin, role, subject, kind, person_lookup, raised_at, $2::date, $3::signal_end, $4::timestamptz, $5::date from signal where id = any($1::text[])`,
    [ids, endedOn, endedBy, now.toISOString(), destroyOn],
  );
  await sql(
    `update signal set archived_at = $2::timestamptz, bsn = null, person_lookup = null, household = '{}', members = '{}', look_at = null, claimed_until = null, held = false
      where id = any($1::text[])`,
    [ids, now.toISOString()],
  );
}

/** A signal that no longer counts and is not in the archive yet. */
export interface EndedSignal {
  readonly id: string;
  readonly endedBy: EndReason;
  /** The first day on which it does not count. */
  readonly endedOn: string;
}

/** Finds them. */
export async function readEnded(sql: Sql, today: string): Promise<readonly EndedSignal[]> {
  return sql<EndedSignal>(
    `select id, case when withdrawn_at is not null then 'WITHDRAWN' when "until" >= coalesce(listed_until, "until") then 'EXPIRED' else 'AGE' end as "endedBy",
        (coalesce((withdrawn_at at time zone 'Europe/Amsterdam')::date, "until" + 1))::text as "endedOn"
      from signal where archived_at is null and (withdrawn_at is not null or "until" < $1::date) order by id for update`,
    [today],
  );
}

/** Removes what is left of archived signals that their own party need not find any more: its two years are over, or it withdrew them. */
export async function deleteForgotten(sql: Sql, today: string): Promise<number> {
  const rows = await sql(
    `delete from signal where archived_at is not null and (withdrawn_at is not null or coalesce(listed_until, "until") < $1::date) returning id`,
    [today],
  );
  return rows.length;
}

/** Destroys what stood in the archive for its time, and answers the ids, each with the day since which it was due. */
export async function deleteArchived(sql: Sql, today: string): Promise<readonly { readonly id: string; readonly destroyOn: string }[]> {
  return sql(`delete from signal_archive where destroy_on <= $1::date returning id, destroy_on::text as "destroyOn"`, [today]);
}

/** Keeps that an archived signal was destroyed (verklaring van vernietiging). */
export async function insertDestroyed(
  sql: Sql,
  record: {
    readonly id: string;
    readonly runId: string;
    readonly signalId: string;
    readonly dueSince: string;
    readonly article: string;
    readonly hubOin: string;
    readonly now: Date;
  },
): Promise<void> {
  const { id, runId, signalId, dueSince, article, hubOin, now } = record;
  await sql(
    `insert into destruction_record (id, run_id, what, subject_id, rows, due_since, article, decided_oin, decided_by, destroyed_at)
      values ($1, $2, 'SIGNAL', $3, 1, $4::date, $5, $6, 'hub', $7::timestamptz)`,
    [id, runId, signalId, dueSince, article, hubOin, now.toISOString()],
  );
}

/** An archived signal as the privacy officer reads it. */
export interface ArchivedRow {
  readonly id: string;
  readonly oin: string;
  readonly role: string;
  readonly raisedBy: string | null;
  readonly raisedAt: string;
  readonly endedOn: string;
  readonly endedBy: EndReason;
  readonly destroyOn: string;
}

/** The newest of them, at most 500. */
export async function readArchived(sql: Sql): Promise<readonly ArchivedRow[]> {
  return sql<ArchivedRow>(
    `select id, oin, role, subject as "raisedBy", to_char(raised_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "raisedAt",
        ended_on::text as "endedOn", ended_by as "endedBy", destroy_on::text as "destroyOn"
      from signal_archive order by raised_at desc, id limit 500`,
  );
}
