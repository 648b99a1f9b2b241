import { z } from 'zod';
import type { Sql } from '#database/create-database.ts';
import { type catalogue, definitionOf, type EventType } from './catalogue/catalogue.ts';
import { fields } from './catalogue/fields.ts';
import { EventError } from './errors.ts';
import { type EventFacts, eventFacts } from './event-facts.ts';
import { eventsOfMatches, inSql } from './groups.ts';
import { holdsBsn } from '#database/holds-bsn.ts';

interface EventOf<Type extends EventType> {
  /** Stable and unique in this hub: a UUID, or what identifies the change for ever. */
  readonly id: string;
  readonly type: Type;
  readonly caseId: string | null;
  /** The id of the one thing that it is about, mostly a member; never a BSN. */
  readonly subject: string | null;
  readonly data: Readonly<z.input<(typeof catalogue)[Type]['data']>>;
  /** Of the one record that changed; null or absent for what is not about one record. */
  readonly facts?: EventFacts | null;
  /** Keyed hashes of the objects at their source for which it tells; while it waits or can be told again, newer facts of them take the place of these. */
  readonly objects?: readonly string[];
  /** When the change was made. */
  readonly occurredAt: Date;
  readonly traceId: string;
}

/** A change event that is not written yet; its data are what its type in the catalogue says. */
export type NewEvent = { [Type in EventType]: EventOf<Type> }[EventType];

type WithoutMoment<Event> = Event extends NewEvent ? Omit<Event, 'id' | 'occurredAt' | 'traceId'> : never;

/** What changed, for `tell`. */
export type Told = WithoutMoment<NewEvent>;

/** Any number that no other two-part lock in this database has. */
const locksOfCases = 7_310;

/**
 * Writes an event inside the transaction that makes the change: either both are durable or neither is. Call it last, after `recordChange`: it locks the case until
 * the transaction ends, so that within one case the order of the outbox is the order of the commits; matches of signals are locked together as well. Events of several cases: in the order of their ids, matches last.
 * Throws EventError for an unknown type, data that are not its type's, and anything that may be a BSN; the change is then not made either.
 */
export async function writeEvent(sql: Sql, event: NewEvent): Promise<void> {
  const { data, facts } = check(event);
  const { id, type, caseId, subject, occurredAt, traceId, objects = [] } = event;
  await lock(sql, caseId ?? '');
  if (eventsOfMatches.includes(type)) await lock(sql, eventsOfMatches.join());
  await sql(
    `with event as (insert into outbox (event_id, case_id, type, subject, data, facts, occurred_at, trace_id, objects)
        values ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7::timestamptz, $8, $9::text[]) returning sequence, case_id)
      insert into outbox_waiting (sequence, slot, case_id) select sequence, hashtext(coalesce(case_id, '')) & 15, case_id from event`,
    [id, caseId, type, subject, data, facts, occurredAt.toISOString(), traceId, objects],
  );
}

async function lock(sql: Sql, group: string): Promise<void> {
  await sql(`select pg_advisory_xact_lock(${locksOfCases}, hashtext($1))::text`, [group]);
}

/** Writes the event of a change that a request made, with a new id; see `writeEvent`. */
export async function tell(
  sql: Sql,
  { newId }: { readonly newId: () => string },
  { now, traceId }: { readonly now: Date; readonly traceId: string },
  told: Told,
): Promise<void> {
  await writeEvent(sql, { ...told, id: newId(), occurredAt: now, traceId });
}

/** So many go in one statement, so that none takes long, however much there is. */
const mostAtOnce = 10_000;

/**
 * Deletes the events that were written before this instant and published, and answers how many. What somebody has still to get stays (see `expireWaiting`), unless there is nobody to publish it.
 * Of a case only the oldest go, and so of the matches, with all cases that have one: who has an event of them that is still there can read on from it and misses none.
 */
export async function cleanOutbox(
  sql: Sql,
  before: Date,
  { isPublished = true, atOnce = mostAtOnce }: { readonly isPublished?: boolean; readonly atOnce?: number } = {},
): Promise<number> {
  // What comes after the last old event keeps none of them, and is not read; it is found by its time, and for the sum (+ 0) not from the end of the outbox.
  const [edge] = await sql<{ first: number; last: number | null }>(
    `select (select min(sequence) from outbox)::float8 as first, max(sequence + 0)::float8 as last from outbox where occurred_at < $1::timestamptz`,
    [before.toISOString()],
  );
  if (edge === undefined || edge.last === null) return 0;
  const { first, last } = edge;
  const statement = oldestDue(isPublished);
  let deleted = 0;
  for (let reach = 2 * atOnce; ;) {
    const upTo = Math.min(last, first + reach);
    const gone = (await sql(statement, [before.toISOString(), upTo, atOnce])).length;
    deleted += gone;
    if (gone === atOnce) continue;
    if (upTo === last) return deleted;
    reach = gone > 0 ? reach + 2 * atOnce : 2 * reach;
  }
}

/** Deletes of what was written before $1 and comes no later than the sequence $2 the oldest $3. */
function oldestDue(isPublished: boolean): string {
  const published = 'and not exists (select 1 from outbox_waiting w where w.sequence = o.sequence)';
  const isMatch = `type in (${inSql(eventsOfMatches)})`;
  return `with due as (select o.sequence, (o.occurred_at < $1::timestamptz ${isPublished ? published : ''}) as is_due,
        case when ${isMatch} or case_id in (select case_id from outbox where ${isMatch}) then 'matches' else 'case ' || coalesce(case_id, '') end as kin
        from outbox o where o.sequence <= $2::bigint),
      kept as (select kin, min(sequence) as first from due where not is_due group by kin)
    delete from outbox where sequence = any (array(
      select d.sequence from due d left join kept k on k.kin = d.kin where d.is_due and (k.first is null or d.sequence < k.first) order by d.sequence limit $3))
      returning sequence::text`;
}

/** Deletes the events of cases that are destroyed in the same transaction, published or not: there is nothing left that they could tell. */
export async function forgetEvents(sql: Sql, caseIds: readonly string[]): Promise<void> {
  await sql('delete from outbox where case_id = any($1::text[])', [caseIds]);
}

/** The event's data, and its facts if it has any, as JSON. */
function check({ id, type, caseId, subject, data, facts = null }: NewEvent): { readonly data: string; readonly facts: string | null } {
  const definition = definitionOf(type);
  if (definition === null) throw new EventError('EVENT_UNKNOWN', 'an event of a type that is not in the catalogue');
  const named = z.object({
    id: fields.eventId,
    caseId: fields.id.nullable(),
    subject: fields.id.nullable(),
    data: definition.data,
    facts: eventFacts.nullable(),
  });
  const { data: event, error } = named.safeParse({ id, caseId, subject, data, facts });
  if (error !== undefined) {
    const places = error.issues.map(({ path }) => path.join('.')).join(', ');
    throw new EventError('EVENT_DATA_REFUSED', `an event ${type} is not what the catalogue says, at: ${places}`);
  }
  if (textsIn(event).some(holdsBsn)) throw new EventError('EVENT_HOLDS_BSN', `something in an event ${type} may be a BSN`);
  return { data: JSON.stringify(event.data), facts: event.facts && JSON.stringify(event.facts) };
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
