import type { DeskRequest } from '#audit/desk-request.ts';
import type { Sql } from '#database/create-database.ts';
import { endMatches } from './end-matches.ts';
import type { SignalDeps } from './signal-deps.ts';

/**
 * Takes the matches of signals out of cases that are destroyed after it, in the same transaction. A signal is about a person and outlives a case, so its matches go on outside of it, with no trace of the case; one that was recorded in the
 * case itself goes with it, and who heard of a match of it is told that it ended. The caller holds the lock on matching since its beginning, and has recorded its change.
 */
export async function leaveCases(
  sql: Sql,
  deps: Pick<SignalDeps, 'newId'>,
  request: Pick<DeskRequest, 'now' | 'traceId'>,
  caseIds: readonly string[],
): Promise<void> {
  if (caseIds.length === 0) return;
  const recorded = await sql<{ id: string }>('select id from signal where case_id = any($1::text[]) order by id', [caseIds]);
  await endMatches(
    sql,
    deps,
    request,
    recorded.map(({ id }) => id),
  );
  await sql('update signal_match set case_id = null where case_id = any($1::text[])', [caseIds]);
  await sql(
    `update signal s set members = array(select m from unnest(s.members) m where m <> all (gone.ids) order by m)
      from (select coalesce(array_agg(id), '{}') as ids from family_member where case_id = any($1::text[])) gone where s.members && gone.ids`,
    [caseIds],
  );
}
