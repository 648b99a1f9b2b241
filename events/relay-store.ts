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

/** A place in the queue of a slot: an event, for whoever may hear of it or only for a topic that refused it before. */
export interface QueuedEvent extends WaitingEvent {
  readonly onlyTopic: string | null;
}

/** One slot in the hands of one relay. */
export interface Hold {
  readonly slot: number;
  readonly holder: string;
  readonly leaseMs: number;
}

/** What became of an event that failed: it is tried again at this moment, or set aside. */
export interface Failure {
  /** The name of what went wrong; no content. */
  readonly failure: string;
  /** Null sets it aside. */
  readonly retryAt: Date | null;
}

/** An event that one topic has still to get; with a failure the topic refused this very event, which is set aside for it. */
export interface Withheld {
  readonly sequence: string;
  readonly topic: string;
  readonly failure: string | null;
}

/** A topic that refuses everything. */
export interface RefusedTopic {
  readonly topic: string;
  /** How often it refused so far. */
  readonly attempts: number;
  /** Whether the time has come to try it again. */
  readonly isDue: boolean;
}

/** The line in which a place stands (see `lineOf`); only for what is in no case the event itself is looked at. */
const lineIn = (place: string): string =>
  `coalesce(${place}.case_id, (select coalesce(e.data->>'match', e.event_id) from outbox e where e.sequence = ${place}.sequence))`;

// What may go out now, of a slot, in the order in which it was written: the events of a line whose first one failed wait with it. Asked for with a limit, so that the index is read no further than needed
// (`exists` would read it all, and so would a planner that takes the empty topic for a rare one).
const waiting = (what: string, slot: string, now: string, refused: string): string => `select ${what} from outbox_waiting w
  where w.slot = ${slot} and w.set_aside_at is null and (w.topic = '' or w.topic <> all (${refused}))
    and ${lineIn('w')} <> all (array(
      select ${lineIn('h')} from outbox_waiting h where h.slot = ${slot} and h.retry_at > ${now}::timestamptz and h.set_aside_at is null))
  order by w.sequence`;

const refusedAt = (now: string): string => `array(select t.topic from refused_topic t where t.retry_at > ${now}::timestamptz)`;

/** Makes the slots, of which there are always sixteen. */
export async function makeSlots(sql: Sql): Promise<void> {
  await sql('insert into relay_slot (slot) select generate_series(0, 15) on conflict do nothing');
}

/** Takes the slot with work that was served longest ago and that nobody holds; null when there is none. A hold that is not renewed ends by itself, on the database's clock. */
export async function claimSlot(sql: Sql, { holder, leaseMs }: Omit<Hold, 'slot'>, now: Date): Promise<number | null> {
  const rows = await sql<{ slot: number }>(
    `update relay_slot set holder = $1, held_until = clock_timestamp() + make_interval(secs => $2), served_at = clock_timestamp() where slot = (
      select s.slot from relay_slot s where (s.holder is null or s.held_until < clock_timestamp())
        and (${waiting('w.sequence', 's.slot', '$3', refusedAt('$3'))} limit 1) is not null order by s.served_at limit 1 for update skip locked)
      returning slot`,
    [holder, leaseMs / 1000, now.toISOString()],
  );
  return rows[0]?.slot ?? null;
}

/** The topics that refused everything when they were last tried. */
export async function readRefusedTopics(sql: Sql, now: Date): Promise<readonly RefusedTopic[]> {
  return sql<RefusedTopic>('select topic, attempts, retry_at <= $1::timestamptz as "isDue" from refused_topic', [now.toISOString()]);
}

/** The first events of a slot that may go out now, in the order in which they were written; none that only these topics have still to get. */
export async function readWaiting(
  sql: Sql,
  { slot, limit, refused }: { readonly slot: number; readonly limit: number; readonly refused: readonly string[] },
  now: Date,
): Promise<readonly QueuedEvent[]> {
  // Each event by its own place, for a planner that knows no better reads the whole outbox beside the list; and column by column, which costs both sides half of what rows cost.
  const [columns] = await sql<Columns>(
    `with w as materialized (${waiting('w.sequence, w.topic, w.attempts', '$1', '$2', '$4::text[]')} limit $3)
      select json_agg(o.sequence::text) as sequence, json_agg(o.topic) as topic, json_agg(o.attempts) as attempts, json_agg(o.event_id) as "eventId", json_agg(o.case_id) as "caseId",
        json_agg(o.type) as type, json_agg(o.subject) as subject, json_agg(o.data) as data, json_agg(date_part('epoch', o.occurred_at) * 1000) as time,
        json_agg(o.trace_id) as "traceId", json_agg(o.facts) as facts
      from (select w.topic, w.attempts, e.* from w cross join lateral (select * from outbox x where x.sequence = w.sequence offset 0) e order by w.sequence) o`,
    [slot, now.toISOString(), limit, refused],
  );
  return columns === undefined ? [] : (columns.sequence ?? []).map((sequence, at) => eventAt(columns, sequence, at));
}

/** The events of the places in a queue, by column; null when there are none. An event can stand in several places. */
interface Columns {
  readonly sequence: readonly string[] | null;
  /** The topic that the place is for, or an empty text. */
  readonly topic: readonly string[];
  readonly attempts: readonly number[];
  readonly eventId: readonly string[];
  readonly caseId: readonly (string | null)[];
  readonly type: readonly WaitingEvent['type'][];
  readonly subject: readonly (string | null)[];
  readonly data: readonly WaitingEvent['data'][];
  readonly time: readonly number[];
  readonly traceId: readonly string[];
  readonly facts: readonly WaitingEvent['facts'][];
}

function eventAt(columns: Columns, sequence: string, at: number): QueuedEvent {
  // Every column is as long as the first.
  const of = <Value>(column: readonly Value[]): Value => column[at] as Value;
  const topic = of(columns.topic);
  return {
    sequence,
    eventId: of(columns.eventId),
    caseId: of(columns.caseId),
    type: of(columns.type),
    subject: of(columns.subject),
    data: of(columns.data),
    occurredAt: new Date(of(columns.time)),
    traceId: of(columns.traceId),
    attempts: of(columns.attempts),
    facts: of(columns.facts),
    onlyTopic: topic === '' ? null : topic,
  };
}

/**
 * Strikes off places whose event was published, except for the topics that have still to get it, and renews the hold; false when somebody else has the slot by now. Other places of the same event stay: a batch
 * can end between them.
 */
export async function settle(
  sql: Sql,
  { slot, holder, leaseMs }: Hold,
  done: readonly Pick<QueuedEvent, 'sequence' | 'onlyTopic'>[],
  refused: readonly string[],
): Promise<boolean> {
  const rows = await sql(
    `with gone as (delete from outbox_waiting w using unnest(string_to_array($1, ',')::bigint[], $2::text[]) d (sequence, topic)
        where w.sequence = any (string_to_array($1, ',')::bigint[]) and w.sequence = d.sequence and w.topic = d.topic and w.set_aside_at is null and w.topic <> all ($3::text[]))
      update relay_slot set held_until = clock_timestamp() + make_interval(secs => $4) where slot = $5 and holder = $6 returning slot`,
    [done.map(({ sequence }) => sequence).join(','), done.map(({ onlyTopic }) => onlyTopic ?? ''), refused, leaseMs / 1000, slot, holder],
  );
  return rows.length > 0;
}

/** Writes down which topics have still to get which events; before `settle`, so that a relay that is killed in between rather sends twice than never. */
export async function withhold(sql: Sql, slot: number, withheld: readonly Withheld[], now: Date): Promise<void> {
  await sql(
    `insert into outbox_waiting (sequence, topic, slot, case_id, failure, set_aside_at)
      select o.sequence, e->>'topic', $1, o.case_id, e->>'failure', case when e->>'failure' is not null then $2::timestamptz end
      from jsonb_array_elements($3::jsonb) e join outbox o on o.sequence = (e->>'sequence')::bigint
      on conflict (sequence, topic) do update set failure = excluded.failure, set_aside_at = excluded.set_aside_at`,
    [slot, now.toISOString(), JSON.stringify(withheld)],
  );
}

/** Writes down that a topic refuses everything, until when it is left alone. */
export async function noteRefusal(
  sql: Sql,
  topic: string,
  { failure, retryAt }: { readonly failure: string; readonly retryAt: Date },
  now: Date,
): Promise<void> {
  await sql(
    `insert into refused_topic (topic, failure, attempts, since, retry_at) values ($1, $2, 1, $3::timestamptz, $4::timestamptz)
      on conflict (topic) do update set failure = excluded.failure, attempts = refused_topic.attempts + 1, retry_at = excluded.retry_at`,
    [topic, failure, now.toISOString(), retryAt.toISOString()],
  );
}

/** Writes down that these topics take messages again. */
export async function noteAcceptance(sql: Sql, topics: readonly string[]): Promise<void> {
  await sql('delete from refused_topic where topic = any ($1::text[])', [topics]);
}

/** Writes down that an event failed. */
export async function noteFailure(
  sql: Sql,
  { sequence, onlyTopic }: Pick<QueuedEvent, 'sequence' | 'onlyTopic'>,
  { failure, retryAt }: Failure,
  now: Date,
): Promise<void> {
  await sql(
    `update outbox_waiting set attempts = attempts + 1, failure = $1, retry_at = $2::timestamptz,
      set_aside_at = case when $2::timestamptz is null then $3::timestamptz end where sequence = $4::bigint and topic = $5`,
    [failure, retryAt?.toISOString() ?? null, now.toISOString(), sequence, onlyTopic ?? ''],
  );
}

/** Lets go of a slot, for the next one to take. */
export async function releaseSlot(sql: Sql, { slot, holder }: Hold): Promise<void> {
  await sql('update relay_slot set holder = null, held_until = null where slot = $1 and holder = $2', [slot, holder]);
}
