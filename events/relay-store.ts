import type { Sql } from '#database/create-database.ts';
import type { OutboxRow } from './envelope.ts';
import type { EventFacts } from './event-facts.ts';

/** An event that waits in the outbox. */
export interface WaitingEvent extends OutboxRow {
  /** Its place in the outbox, a whole number as text. */
  readonly sequence: string;
  readonly traceId: string;
  /** How often it failed. */
  readonly attempts: number;
  /** Of the one record that changed, for deciding; null when it is not about one record. */
  readonly facts: EventFacts | null;
}

/** How the outbox stands: what waits, since when, and what was set aside after too many failures. */
export interface OutboxStanding {
  readonly waiting: number;
  /** How long the oldest event waits, in seconds; 0 when none does. */
  readonly oldestSeconds: number;
  readonly setAside: number;
}

/** One slot in the hands of one relay. */
export interface Hold {
  readonly slot: number;
  readonly holder: string;
  readonly leaseMs: number;
}

/** What became of an event that failed: it is tried again at this moment, or set aside. */
export interface Failure {
  readonly sequence: string;
  /** The name of what went wrong; no content. */
  readonly failure: string;
  /** Null sets it aside. */
  readonly retryAt: Date | null;
}

// What may go out now, of a slot: the events of a case whose first one failed wait with it. Written so that the index in the order of slot and sequence is read from its
// beginning and no further than needed.
const waiting = (slot: string, now: string): string => `from outbox o where (hashtext(coalesce(o.case_id, '')) & 15) = ${slot}
  and o.published_at is null and o.set_aside_at is null and coalesce(o.case_id, '') <> all (array(
    select coalesce(w.case_id, '') from outbox w where w.retry_at > ${now}::timestamptz and w.published_at is null)) order by o.sequence`;

/** Makes the slots, of which there are always sixteen. */
export async function makeSlots(sql: Sql): Promise<void> {
  await sql('insert into relay_slot (slot) select generate_series(0, 15) on conflict do nothing');
}

/** Takes the slot with work that was served longest ago and that nobody holds; null when there is none. A hold that is not renewed ends by itself, on the database's clock. */
export async function claimSlot(sql: Sql, { holder, leaseMs }: Omit<Hold, 'slot'>, now: Date): Promise<number | null> {
  const rows = await sql<{ slot: number }>(
    `update relay_slot set holder = $1, held_until = clock_timestamp() + make_interval(secs => $2), served_at = clock_timestamp() where slot = (
      select s.slot from relay_slot s where (s.holder is null or s.held_until < clock_timestamp())
        and (select o.sequence ${waiting('s.slot', '$3')} limit 1) is not null order by s.served_at limit 1 for update skip locked)
      returning slot`,
    [holder, leaseMs / 1000, now.toISOString()],
  );
  return rows[0]?.slot ?? null;
}

/** The first events of a slot that may go out now, in the order in which they were written. */
export async function readWaiting(sql: Sql, slot: number, limit: number, now: Date): Promise<readonly WaitingEvent[]> {
  return sql<WaitingEvent>(
    `select o.sequence::text, o.event_id as "eventId", o.case_id as "caseId", o.type, o.subject, o.data, o.occurred_at as "occurredAt", o.trace_id as "traceId", o.attempts, o.facts
      ${waiting('$1', '$2')} limit $3`,
    [slot, now.toISOString(), limit],
  );
}

/** Marks events as published and renews the hold; false when somebody else has the slot by now. */
export async function settle(sql: Sql, { slot, holder, leaseMs }: Hold, sequences: readonly string[], now: Date): Promise<boolean> {
  const rows = await sql(
    `with marked as (update outbox set published_at = $1::timestamptz, retry_at = null where sequence = any (string_to_array($2, ',')::bigint[]))
      update relay_slot set held_until = clock_timestamp() + make_interval(secs => $3) where slot = $4 and holder = $5 returning slot`,
    [now.toISOString(), sequences.join(','), leaseMs / 1000, slot, holder],
  );
  return rows.length > 0;
}

/** Writes down that an event failed. */
export async function noteFailure(sql: Sql, { sequence, failure, retryAt }: Failure, now: Date): Promise<void> {
  await sql(
    `update outbox set attempts = attempts + 1, failure = $1, retry_at = $2::timestamptz,
      set_aside_at = case when $2::timestamptz is null then $3::timestamptz end where sequence = $4::bigint`,
    [failure, retryAt?.toISOString() ?? null, now.toISOString(), sequence],
  );
}

/** Lets go of a slot, for the next one to take. */
export async function releaseSlot(sql: Sql, { slot, holder }: Hold): Promise<void> {
  await sql('update relay_slot set holder = null, held_until = null where slot = $1 and holder = $2', [slot, holder]);
}

/** How the outbox stands now. */
export async function readStanding(sql: Sql, now: Date): Promise<OutboxStanding> {
  const [row] = await sql<{ waiting: number; oldest: Date | null; setAside: number }>(
    `select w.waiting, w.oldest, a.count as "setAside"
      from (select count(*)::int as waiting, min(occurred_at) as oldest from outbox where published_at is null and set_aside_at is null) w,
        (select count(*)::int from outbox where set_aside_at is not null and published_at is null) a`,
  );
  const oldestSeconds = row?.oldest ? Math.max(0, (now.getTime() - row.oldest.getTime()) / 1000) : 0;
  return { waiting: row?.waiting ?? 0, oldestSeconds, setAside: row?.setAside ?? 0 };
}

/** An event that was set aside, and the name of what went wrong. */
export interface SetAsideEvent {
  readonly eventId: string;
  readonly type: string;
  readonly failure: string;
}

/** The events that were set aside, oldest first; at most a hundred. */
export async function readSetAside(sql: Sql): Promise<readonly SetAsideEvent[]> {
  return sql<SetAsideEvent>(
    `select event_id as "eventId", type, failure from outbox where set_aside_at is not null and published_at is null order by sequence limit 100`,
  );
}

/** Lets the relay try again an event that was set aside, or with null all of them; answers how many those are. */
export async function retrySetAside(sql: Sql, eventId: string | null): Promise<number> {
  const rows = await sql(
    `update outbox set set_aside_at = null, retry_at = null, attempts = 0
      where set_aside_at is not null and published_at is null and ($1::text is null or event_id = $1) returning sequence::text`,
    [eventId],
  );
  return rows.length;
}
