import type { Sql } from '#database/create-database.ts';
import type { EventFacts } from '../event-facts.ts';
import type { InboundFormat } from './announcement.ts';
import type { DeadReason } from './errors.ts';

/** A message in the hands of one worker, its body still encrypted. */
export interface HeldMessage {
  readonly id: string;
  /** Its place in the inbox, a whole number as text. */
  readonly sequence: string;
  /** The place of the newest message that had come when this one was taken: before anything was asked about it. */
  readonly newest: string;
  readonly source: string;
  readonly format: InboundFormat;
  readonly body: string;
  readonly receivedAt: Date;
  /** How often it failed by itself. */
  readonly attempts: number;
}

/** Who takes messages, and for how long. */
export interface Claim {
  readonly holder: string;
  readonly leaseMs: number;
  /** The most messages of each source. */
  readonly perSource: number;
  /** Of these sources none. */
  readonly except: readonly string[];
}

/** How a message ended that was handled; one that is about nobody whom the hub knows ends like any other. */
export type Outcome = 'TOLD' | 'COALESCED' | 'STALE' | 'UNKNOWN_PERSON' | 'CONFIRMED' | 'NOTHING';

/** A member of an open case. */
export interface FoundMember {
  readonly memberId: string;
  readonly caseId: string;
}

/** How the inbox stands for one source. */
export interface InboxStanding {
  readonly source: string;
  readonly waiting: number;
  /** How long the oldest message waits, in seconds; 0 when none does. */
  readonly oldestSeconds: number;
  readonly dead: number;
}

/** Takes, of every source, the messages that wait longest and that nobody holds; so that one source that sends much does not keep others waiting. A hold ends by itself, on the database's clock. */
export async function claimMessages(sql: Sql, { holder, leaseMs, perSource, except }: Claim, now: Date): Promise<readonly HeldMessage[]> {
  const rows = await sql<HeldMessage>(
    `update inbox set holder = $1, held_until = clock_timestamp() + make_interval(secs => $2) where id in (
        select w.id from (select distinct source from inbox where state = 'WAITING' and source <> all ($5::text[])) s cross join lateral (
          select i.id from inbox i where i.source = s.source and i.state = 'WAITING' and (i.retry_at is null or i.retry_at <= $3::timestamptz)
            and (i.held_until is null or i.held_until < clock_timestamp()) order by i.sequence limit $4 for update skip locked) w)
      returning id, sequence::text, (select max(m.sequence)::text from inbox m) as newest, source, format, body, received_at as "receivedAt", attempts`,
    [holder, leaseMs / 1000, now.toISOString(), perSource, except],
  );
  return rows.toSorted((a, b) => Number(a.sequence) - Number(b.sequence));
}

/** Locks a message until the transaction ends; false when it is no longer this holder's to handle. */
export async function lockMessage(sql: Sql, id: string, holder: string): Promise<boolean> {
  const rows = await sql(`select id from inbox where id = $1 and holder = $2 and state = 'WAITING' for update`, [id, holder]);
  return rows.length === 1;
}

/** The members of open cases that are this person, by keyed hashes of the BSN, in the case with this reference if one is given. */
export async function findByBsn(sql: Sql, lookups: readonly string[], caseReference: string | null): Promise<readonly FoundMember[]> {
  return sql<FoundMember>(
    `select m.id as "memberId", m.case_id as "caseId" from family_member m join family_case c on c.id = m.case_id
      where m.bsn_lookup = any ($1::text[]) and c.phase <> 'CLOSED' and ($2::text is null or c.reference = $2) order by m.case_id, m.id`,
    [lookups, caseReference],
  );
}

/** The member with this id when its case is open. */
export async function findById(sql: Sql, memberId: string): Promise<readonly FoundMember[]> {
  return sql<FoundMember>(
    `select m.id as "memberId", m.case_id as "caseId" from family_member m join family_case c on c.id = m.case_id
      where m.id = $1 and c.phase <> 'CLOSED'`,
    [memberId],
  );
}

/** Keeps for each of these objects that it changed then, and answers those of which no newer change was handled. */
export async function noteObjects(sql: Sql, objects: readonly string[], changedAt: Date, now: Date): Promise<ReadonlySet<string>> {
  const rows = await sql<{ id: string }>(
    `insert into inbox_object (id, changed_at, handled_at) select id, $2::timestamptz, $3::timestamptz from unnest($1::text[]) id order by id
      on conflict (id) do update set changed_at = excluded.changed_at, handled_at = excluded.handled_at
        where inbox_object.changed_at <= excluded.changed_at returning id`,
    [objects, changedAt.toISOString(), now.toISOString()],
  );
  return new Set(rows.map(({ id }) => id));
}

/** What a source said of an object: when it changed, and on which facts the policy decides. */
interface SaidOfObject {
  readonly objects: readonly string[];
  readonly changedAt: Date;
  readonly facts: EventFacts | null;
}

/** Keeps what a source said of these objects, unless it said something newer before, and answers for each what it said last; to say nothing takes nothing back. */
export async function noteFacts(
  sql: Sql,
  { objects, changedAt, facts }: SaidOfObject,
  now: Date,
): Promise<ReadonlyMap<string, EventFacts | null>> {
  const rows = await sql<{ id: string; facts: EventFacts | null }>(
    `insert into inbox_object as o (id, changed_at, handled_at, facts) select id, $2::timestamptz, $3::timestamptz, $4::jsonb from unnest($1::text[]) id order by id
      on conflict (id) do update set handled_at = excluded.handled_at, changed_at = greatest(o.changed_at, excluded.changed_at),
        facts = case when o.changed_at <= excluded.changed_at then coalesce(excluded.facts, o.facts) else coalesce(o.facts, excluded.facts) end returning id, facts`,
    [objects, changedAt.toISOString(), now.toISOString(), facts === null ? null : JSON.stringify(facts)],
  );
  return new Map(rows.map((row) => [row.id, row.facts]));
}

/** In which words an event tells: what changed, on which facts the policy decides, and for which message. */
export interface TellingWords {
  readonly change: string;
  readonly facts: string;
  /** The place of the message. */
  readonly sequence: string;
}

/** What an event tells: a class about a member. */
export interface Telling {
  readonly memberId: string;
  readonly dataClass: string;
}

/** An event tells for so many objects and no more, or a flood would make it heavy: then another one is written. */
const isFull = `(select cardinality(o.objects) >= 500 from outbox o where o.event_id = inbox_told.event_id)`;

/**
 * Of these, the ones that no event tells yet. Those are then told up to the newest message that had come when this one was taken: the event must be written in this transaction. Whoever hears it asks
 * the hub after it, and so sees every change of which the message had come by then, also where the hub decides on what it asked the source itself before it told.
 */
export async function noteTold(
  sql: Sql,
  { change, facts, sequence, newest }: TellingWords & Pick<HeldMessage, 'newest'>,
  tellings: readonly Telling[],
  now: Date,
): Promise<readonly Telling[]> {
  return sql<Telling>(
    `insert into inbox_told (member_id, data_class, change, facts, sequence, told_at)
      select t.m, t.c, $3, $4, $7::bigint, $6::timestamptz from unnest($1::text[], $2::text[]) t (m, c) order by 1, 2
      on conflict (member_id, data_class, change, facts) do update set sequence = excluded.sequence, told_at = excluded.told_at
        where inbox_told.sequence < $5::bigint or ${isFull} returning member_id as "memberId", data_class as "dataClass"`,
    [
      tellings.map(({ memberId }) => memberId),
      tellings.map(({ dataClass }) => dataClass),
      change,
      facts,
      sequence,
      now.toISOString(),
      newest,
    ],
  );
}

/** Whether all of these are told by events that cover this message. */
export async function areTold(sql: Sql, { change, facts, sequence }: TellingWords, tellings: readonly Telling[]): Promise<boolean> {
  const rows = await sql(
    `select 1 from inbox_told join unnest($1::text[], $2::text[]) t (m, c) on member_id = t.m and data_class = t.c where change = $3 and facts = $4 and sequence >= $5::bigint`,
    [tellings.map(({ memberId }) => memberId), tellings.map(({ dataClass }) => dataClass), change, facts, sequence],
  );
  return rows.length === tellings.length;
}

/** When the newest of the events was written that told of one of these after which this message came; null when there is none. */
export async function lastTold(sql: Sql, { change, facts, sequence }: TellingWords, tellings: readonly Telling[]): Promise<Date | null> {
  const [row] = await sql<{ at: Date | null }>(
    `select max(told_at) as at from inbox_told join unnest($1::text[], $2::text[]) t (m, c) on member_id = t.m and data_class = t.c
      where change = $3 and facts = $4 and sequence < $5::bigint`,
    [tellings.map(({ memberId }) => memberId), tellings.map(({ dataClass }) => dataClass), change, facts, sequence],
  );
  return row?.at ?? null;
}

/** Ends a message that was handled, and forgets what it said. */
export async function markDone(sql: Sql, id: string, outcome: Outcome, now: Date): Promise<void> {
  await sql(
    `update inbox set state = 'DONE', outcome = $2, body = null, handled_at = $3::timestamptz, retry_at = null, holder = null, held_until = null where id = $1`,
    [id, outcome, now.toISOString()],
  );
}

/** Ends a message that cannot be handled; false when somebody else has it by now. */
export async function markDead(
  sql: Sql,
  {
    id,
    holder,
    reason,
    place,
  }: { readonly id: string; readonly holder: string; readonly reason: DeadReason; readonly place: string | null },
  now: Date,
): Promise<boolean> {
  const rows = await sql(
    `update inbox set state = 'DEAD', outcome = $3, place = $4, handled_at = $5::timestamptz, retry_at = null, holder = null, held_until = null
      where id = $1 and holder = $2 and state = 'WAITING' returning id`,
    [id, holder, reason, place, now.toISOString()],
  );
  return rows.length === 1;
}

/** Lets a message wait until then; `failed` counts it as a failure of its own. */
export async function postpone(
  sql: Sql,
  { id, holder, retryAt, failed }: { readonly id: string; readonly holder: string; readonly retryAt: Date; readonly failed: boolean },
): Promise<void> {
  await sql(
    `update inbox set retry_at = $3::timestamptz, attempts = attempts + $4::int, holder = null, held_until = null where id = $1 and holder = $2 and state = 'WAITING'`,
    [id, holder, retryAt.toISOString(), failed ? 1 : 0],
  );
}

/** Lets go of what this holder did not come to. */
export async function releaseMessages(sql: Sql, holder: string): Promise<void> {
  await sql(`update inbox set holder = null, held_until = null where holder = $1 and state = 'WAITING'`, [holder]);
}

/** How the inbox stands, by source. */
export async function readInboxStanding(sql: Sql, now: Date): Promise<readonly InboxStanding[]> {
  // Each half reads an index of what has not ended well, and not the whole table.
  const rows = await sql<{ source: string; waiting: number; oldest: Date | null; dead: number }>(
    `select source, sum(waiting)::int as waiting, min(oldest) as oldest, sum(dead)::int as dead from (
        select source, count(*) as waiting, min(received_at) as oldest, 0 as dead from inbox where state = 'WAITING' group by source
        union all select source, 0, null, count(*) from inbox where state = 'DEAD' group by source) each group by source order by source collate "C"`,
  );
  return rows.map(({ source, waiting, oldest, dead }) => ({
    source,
    waiting,
    oldestSeconds: oldest === null ? 0 : Math.max(0, (now.getTime() - oldest.getTime()) / 1000),
    dead,
  }));
}

/** Forgets messages that ended before then, dead ones too and of those all but the newest so many of each source, and what was kept to judge others by. Answers how many messages. */
export async function cleanInbox(sql: Sql, before: Date, mostDead: number): Promise<number> {
  const rows = await sql(
    `delete from inbox where (state <> 'WAITING' and handled_at < $1::timestamptz) or (state = 'DEAD' and sequence in (
      select d.sequence from (select sequence, row_number() over (partition by source order by sequence desc) as place from inbox where state = 'DEAD') d where d.place > $2::int)) returning id`,
    [before.toISOString(), mostDead],
  );
  await sql('delete from inbox_object where handled_at < $1::timestamptz', [before.toISOString()]);
  await sql(
    `delete from inbox_told t where t.told_at < $1::timestamptz or not exists (select from inbox i where i.state in ('WAITING', 'DEAD') and i.sequence <= t.sequence)`,
    [before.toISOString()],
  );
  return rows.length;
}
