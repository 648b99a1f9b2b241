import type { Sql } from '#database/create-database.ts';

/** The matches of one signal with all the signals of one other recipient: for its party they are one. */
export interface MatchesWith {
  readonly signalId: string;
  readonly oin: string;
  readonly role: string;
}

/** Notes that the party of a signal is told of a match with this recipient, under this id; false when it was told of one before: how many signals another gave is not told. */
export async function noteTold(sql: Sql, { signalId, oin, role }: MatchesWith, matchId: string): Promise<boolean> {
  const rows = await sql(
    'insert into match_told (signal_id, oin, role, match_id) values ($1, $2, $3, $4) on conflict (signal_id, oin, role) do nothing returning match_id',
    [signalId, oin, role, matchId],
  );
  return rows.length === 1;
}

/** Forgets what the party of a signal was told, and answers under which id, when no match with this recipient is left; null when one is, and for who was told nothing. */
export async function forgetTold(sql: Sql, { signalId, oin, role }: MatchesWith): Promise<string | null> {
  const [row] = await sql<{ matchId: string }>(
    `delete from match_told where signal_id = $1 and oin = $2 and role = $3 and not exists (
      select from signal_match x join signal s on s.id in (x.first_id, x.second_id) and s.id <> $1 where $1 in (x.first_id, x.second_id) and s.oin = $2 and s.role = $3)
      returning match_id as "matchId"`,
    [signalId, oin, role],
  );
  return row?.matchId ?? null;
}
