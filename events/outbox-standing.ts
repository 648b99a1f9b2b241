import type { Sql } from '#database/create-database.ts';

/** How the outbox stands: what waits, since when, what one topic refuses, and what was set aside. */
export interface OutboxStanding {
  readonly waiting: number;
  /** How long the oldest event waits, in seconds; 0 when none does. */
  readonly oldestSeconds: number;
  readonly setAside: number;
  /** Events that everybody got but one recipient, whose topic refuses; for two recipients two. */
  readonly withheld: number;
}

/** How the outbox stands now. */
export async function readStanding(sql: Sql, now: Date): Promise<OutboxStanding> {
  const [row] = await sql<Omit<OutboxStanding, 'oldestSeconds'> & { readonly oldest: Date | null }>(
    `select w.waiting, w.withheld, a.count as "setAside", (select o.occurred_at from outbox o where o.sequence = w.first) as oldest
      from (select (count(*) filter (where topic = ''))::int as waiting, (count(*) filter (where topic <> ''))::int as withheld,
          min(sequence) filter (where topic = '') as first from outbox_waiting where set_aside_at is null) w,
        (select count(*)::int from outbox_waiting where set_aside_at is not null) a`,
  );
  const { waiting = 0, setAside = 0, withheld = 0, oldest = null } = row ?? {};
  const oldestSeconds = oldest === null ? 0 : Math.max(0, (now.getTime() - oldest.getTime()) / 1000);
  return { waiting, oldestSeconds, setAside, withheld };
}

/** An event that was set aside, and the name of what went wrong. */
export interface SetAsideEvent {
  readonly eventId: string;
  readonly type: string;
  /** The one topic that did not get it; null when nobody did. */
  readonly topic: string | null;
  readonly failure: string;
}

/** The events that were set aside, oldest first; at most a hundred. */
export async function readSetAside(sql: Sql): Promise<readonly SetAsideEvent[]> {
  return sql<SetAsideEvent>(
    `select o.event_id as "eventId", o.type, nullif(w.topic, '') as topic, w.failure from outbox_waiting w join outbox o using (sequence)
      where w.set_aside_at is not null order by w.sequence, w.topic limit 100`,
  );
}

/** A topic that refuses what the relay sends, and what waits for it. */
export interface TopicStanding {
  readonly topic: string;
  /** Kafka's name of the refusal. */
  readonly failure: string;
  readonly since: Date;
  readonly retryAt: Date;
  readonly events: number;
}

/** The topics that refuse, and how many events wait for each. */
export async function readRefusals(sql: Sql): Promise<readonly TopicStanding[]> {
  return sql<TopicStanding>(
    `select t.topic, t.failure, t.since, t.retry_at as "retryAt",
        (select count(*)::int from outbox_waiting w where w.topic = t.topic and w.topic <> '' and w.set_aside_at is null) as events
      from refused_topic t order by t.topic`,
  );
}

/** Lets the relay try again an event that was set aside, or with null all of them; answers how many those are. */
export async function retrySetAside(sql: Sql, eventId: string | null): Promise<number> {
  const rows = await sql(
    `update outbox_waiting w set set_aside_at = null, retry_at = null, attempts = 0 from outbox o
      where o.sequence = w.sequence and w.set_aside_at is not null and ($1::text is null or o.event_id = $1) returning w.sequence::text`,
    [eventId],
  );
  return rows.length;
}
