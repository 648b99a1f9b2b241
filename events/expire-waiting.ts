import type { Sql } from '#database/create-database.ts';

/**
 * Lets go of what was set aside, and of what only a topic that refuses it has still to get, of events that were written before this instant: a topic would have kept them no longer. Answers how many of
 * such events nobody will hear of any more, for two recipients two. What merely waits for the broker stays. A topic that refused, and for which nothing came since, is forgotten too.
 */
export async function expireWaiting(sql: Sql, before: Date): Promise<number> {
  const rows = await sql(
    `delete from outbox_waiting w using outbox o where o.sequence = w.sequence and (w.topic <> '' or w.set_aside_at is not null) and o.occurred_at < $1::timestamptz
      returning w.sequence::text`,
    [before.toISOString()],
  );
  await sql(
    `delete from refused_topic t where t.retry_at < $1::timestamptz and not exists (select 1 from outbox_waiting w where w.topic = t.topic and w.topic <> '')`,
    [before.toISOString()],
  );
  return rows.length;
}
