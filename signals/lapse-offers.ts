import type { Sql } from '#database/create-database.ts';

/** Has the open offers of a triage in which no match is left lapse, with their tasks. */
export async function lapseOffers(sql: Sql, now: Date): Promise<void> {
  const lapsed = await sql<{ id: string }>(
    `update triage_offer t set state = 'LAPSED' where t.state = 'OPEN' and not exists(select from signal_match x where x.offer_id = t.id) returning id`,
  );
  await sql('update task set done_at = $2::timestamptz where about = any($1::text[]) and done_at is null', [
    lapsed.map(({ id }) => `triage-offer:${id}`),
    now.toISOString(),
  ]);
}
