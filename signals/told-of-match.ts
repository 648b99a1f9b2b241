import type { Sql } from '#database/create-database.ts';

/** The matches of one signal with all the signals of one other recipient: for its party they are one. */
export interface MatchesWith {
  readonly signalId: string;
  readonly oin: string;
  readonly role: string;
}

/** Notes under which id the party of a signal is to be told of a match with this recipient; false when there was one before: how many signals another gave is not told. */
export async function noteTold(sql: Sql, { signalId, oin, role }: MatchesWith, matchId: string): Promise<boolean> {
  const rows = await sql(
    'insert into match_told (signal_id, oin, role, match_id) values ($1, $2, $3, $4) on conflict (signal_id, oin, role) do nothing returning match_id',
    [signalId, oin, role, matchId],
  );
  return rows.length === 1;
}

/** A match as one recipient (OIN/role) is told of it: the id under which. */
export interface HeardMatch {
  readonly match: string;
  readonly recipient: string;
}

/**
 * Answers whether a recipient may be told now, in an event, that a match began, and notes that they were: ask it last, when nothing else keeps it from them. It must hold on this day (YYYY-MM-DD): no signal of it was withdrawn, has ended or is
 * archived; of another signal of the same other recipient it is the same match. Whom its end is told is told of its beginning too, for what was noted can have been cut off before it was sent.
 */
export async function hearOfMatch(sql: Sql, { match, recipient }: HeardMatch, today: string): Promise<boolean> {
  const [row] = await sql<{ hears: boolean }>(
    `with noted as (update match_told t set heard = true from signal own
        where t.match_id = $1 and own.id = t.signal_id and own.oin || '/' || own.role = $2 and own.withdrawn_at is null and own.archived_at is null
          and exists(select from signal_match x join signal other on other.id in (x.first_id, x.second_id) and other.id <> own.id
            where own.id in (x.first_id, x.second_id) and (other.oin, other.role) = (t.oin, t.role) and least(x."until", own."until", other."until") >= $3::date
              and other.withdrawn_at is null and other.archived_at is null)
        returning t.match_id)
      select exists(select from noted) or exists(select from outbox where type = 'nl.gezinsbeeld.signal.ended.v1' and data->>'match' = $1 and data->'recipients' ? $2) as hears`,
    [match, recipient, today],
  );
  return row?.hears === true;
}

/** Notes that the parties of these signals read in an answer that there is a match with these recipients. One that ended at this moment is left alone. */
export async function noteRead(sql: Sql, read: readonly (MatchesWith & { readonly matchId: string })[]): Promise<void> {
  if (read.length === 0) return;
  await sql(
    `with standing as (select r."signalId", r.oin, r.role, x.id from json_to_recordset($1::json) as r("signalId" text, oin text, role text, "matchId" text)
        join signal_match x on x.id = r."matchId" order by x.id for share of x)
      insert into match_told (signal_id, oin, role, match_id, heard) select "signalId", oin, role, min(id), true from standing group by 1, 2, 3
      on conflict (signal_id, oin, role) do update set heard = true`,
    [JSON.stringify(read)],
  );
}

/** Forgets what the party of a signal was told, when no match with this recipient is left, and answers under which id; null when one is left, and for who never heard of it. */
export async function forgetTold(sql: Sql, { signalId, oin, role }: MatchesWith): Promise<string | null> {
  const [row] = await sql<{ matchId: string; heard: boolean }>(
    `delete from match_told where signal_id = $1 and oin = $2 and role = $3 and not exists (
      select from signal_match x join signal s on s.id in (x.first_id, x.second_id) and s.id <> $1 where $1 in (x.first_id, x.second_id) and s.oin = $2 and s.role = $3)
      returning match_id as "matchId", heard`,
    [signalId, oin, role],
  );
  return row?.heard ? row.matchId : null;
}
