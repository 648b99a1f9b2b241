import type { Sql } from '#database/create-database.ts';
import type { EndReason } from '../archive/store.ts';

/** That there is, or was, a signal about a person. */
export interface SignalAbout {
  readonly id: string;
  readonly oin: string;
  readonly role: string;
  /** The name of the organisation; null when it is in the archive. */
  readonly organisation: string | null;
  readonly raisedAt: Date;
  /** The first day on which it did not count any more (YYYY-MM-DD), and why; null while it does. */
  readonly endedOn: string | null;
  readonly endedBy: EndReason | null;
  /** The day on which what is left of it is destroyed; null while it counts. */
  readonly destroyOn: string | null;
}

/**
 * Finds the signals about a person by the keyed hashes of their BSN under every active key, in the register and in the archive, the newest first, on a day (YYYY-MM-DD). What went to the archive under a key that is no longer active is not
 * found: of it no BSN is left to hash again.
 */
export async function readSignalsAbout(sql: Sql, personHashes: readonly string[], today: string): Promise<readonly SignalAbout[]> {
  return sql<SignalAbout>(
    `select id, oin, role, organisation, raised_at as "raisedAt",
        case when withdrawn_at is not null then (withdrawn_at at time zone 'Europe/Amsterdam')::date when "until" < $2::date then "until" + 1 end::text as "endedOn",
        case when withdrawn_at is not null then 'WITHDRAWN' when "until" < $2::date then case when "until" >= coalesce(listed_until, "until") then 'EXPIRED' else 'AGE' end end as "endedBy",
        null as "destroyOn" from signal where person_lookup = any($1::text[])
      union all
      select id, oin, role, null, raised_at, ended_on::text, ended_by::text, destroy_on::text from signal_archive where person_lookup = any($1::text[])
      order by "raisedAt" desc, id`,
    [personHashes, today],
  );
}
