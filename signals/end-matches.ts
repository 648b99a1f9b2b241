import type { DeskRequest } from '#audit/desk-request.ts';
import type { Sql } from '#database/create-database.ts';
import { tell } from '#events/outbox.ts';
import type { SignalDeps } from './signal-deps.ts';

interface EndedMatch {
  readonly id: string;
  readonly firstId: string;
  readonly secondId: string;
  readonly first: string;
  readonly second: string;
}

/**
 * Ends every match of these signals, inside the caller's transaction and after its own record: nothing of it is left to be seen. A party whose contact closes by it is told to drop what it holds; an offer
 * of a triage without any match lapses.
 */
export async function endMatches(
  sql: Sql,
  deps: Pick<SignalDeps, 'newId'>,
  request: Pick<DeskRequest, 'now' | 'traceId'>,
  signalIds: readonly string[],
): Promise<void> {
  const ended = await sql<EndedMatch>(
    `select x.id, x.first_id as "firstId", x.second_id as "secondId", a.oin || '/' || a.role as first, b.oin || '/' || b.role as second
      from signal_match x join signal a on a.id = x.first_id join signal b on b.id = x.second_id
      where x.first_id = any($1::text[]) or x.second_id = any($1::text[]) order by x.id`,
    [signalIds],
  );
  if (ended.length === 0) return;
  await sql('delete from signal_match where id = any($1::text[])', [ended.map(({ id }) => id)]);
  for (const match of ended) {
    const recipients = [
      ...((await hasMatchWith(sql, match.firstId, match.second)) ? [] : [match.first]),
      ...((await hasMatchWith(sql, match.secondId, match.first)) ? [] : [match.second]),
    ];
    if (recipients.length === 0) continue;
    await tell(sql, deps, request, {
      type: 'nl.gezinsbeeld.signal.ended.v1',
      caseId: null,
      subject: null,
      data: { match: match.id, recipients: recipients.toSorted() },
    });
  }
  await lapseOffers(sql, request.now);
}

async function hasMatchWith(sql: Sql, signalId: string, recipient: string): Promise<boolean> {
  const rows = await sql(
    `select x.id from signal_match x join signal s on s.id in (x.first_id, x.second_id) and s.id <> $1
      where $1 in (x.first_id, x.second_id) and s.oin || '/' || s.role = $2 limit 1`,
    [signalId, recipient],
  );
  return rows.length > 0;
}

async function lapseOffers(sql: Sql, now: Date): Promise<void> {
  const lapsed = await sql<{ id: string }>(
    `update triage_offer t set state = 'LAPSED' where t.state = 'OPEN' and not exists(select from signal_match x where x.offer_id = t.id) returning id`,
  );
  await sql('update task set done_at = $2::timestamptz where about = any($1::text[]) and done_at is null', [
    lapsed.map(({ id }) => `triage-offer:${id}`),
    now.toISOString(),
  ]);
}
