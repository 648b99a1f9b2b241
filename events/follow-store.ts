import type { Sql } from '#database/create-database.ts';
import { eventsOfMatches, eventsOfPolicies, inSql } from './groups.ts';
import type { WaitingEvent } from './relay-store.ts';

/**
 * Events within which the order of the outbox is the order of the commits, because `writeEvent` locks the group: those of one case, the matches of signals, and the steps
 * of policies. So who has read up to an event of a group has missed none before it, and what commits late comes after.
 */
export type EventGroup = { readonly kind: 'CASE'; readonly caseId: string } | { readonly kind: 'MATCHES' } | { readonly kind: 'POLICIES' };

/** An event of the outbox, as it is followed. */
export type FollowedEvent = Omit<WaitingEvent, 'attempts'>;

/** Where an event of the outbox stands; what it says is read when it is told, for it may be decided otherwise by then. */
export type EventPlace = Pick<FollowedEvent, 'sequence' | 'eventId'>;

/** A place in a group: everything after this sequence is wanted. */
export interface PlaceInGroup {
  readonly group: EventGroup;
  readonly after: string;
}

const columns = `o.sequence::text, o.event_id as "eventId", o.case_id as "caseId", o.type, o.subject, o.data, o.facts, o.occurred_at as "occurredAt", o.trace_id as "traceId"`;

/** What is of a group, by the columns of `f`: its kind and its case. */
const within: Readonly<Record<EventGroup['kind'], string>> = {
  CASE: 'o.case_id = f.case_id',
  MATCHES: `o.type in (${inSql(eventsOfMatches)})`,
  POLICIES: `o.case_id is null and o.type in (${inSql(eventsOfPolicies)})`,
};

const eachGroup = (select: (kind: string, condition: string) => string): string =>
  Object.entries(within)
    .map(([kind, condition]) => `(${select(kind, condition)})`)
    .join(' union all ');

const placesStatement = `select f.place, e.* from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as f(place, kind, case_id, after), lateral (
  ${eachGroup((kind, condition) => `select o.sequence::text, o.event_id as "eventId" from outbox o where f.kind = '${kind}' and ${condition} and o.sequence > f.after::bigint order by o.sequence limit $5`)}
) e order by e.sequence::bigint`;

const lastStatement = `select coalesce(max(e.sequence), 0)::text as last from (values ($1::text, $2::text)) as f(kind, case_id), lateral (
  ${eachGroup((kind, condition) => `select max(o.sequence) as sequence from outbox o where f.kind = '${kind}' and ${condition}`)}
) e`;

const caseOf = (group: EventGroup): string => (group.kind === 'CASE' ? group.caseId : '');

/** Reads what comes after each place, at most so many events of each, in one statement; the answers stand in the order of the places. */
export async function readAfter(sql: Sql, places: readonly PlaceInGroup[], limit: number): Promise<readonly (readonly EventPlace[])[]> {
  const rows = await sql<EventPlace & { readonly place: string }>(placesStatement, [
    places.map((_, place) => String(place)),
    places.map(({ group }) => group.kind),
    places.map(({ group }) => caseOf(group)),
    places.map(({ after }) => after),
    limit,
  ]);
  const read: EventPlace[][] = places.map(() => []);
  for (const { place, ...event } of rows) read[Number(place)]?.push(event);
  return read;
}

/** Reads the events at these places as they are now, in their order; what was cleaned or destroyed is not among them. */
export async function readEvents(sql: Sql, places: readonly EventPlace[]): Promise<readonly FollowedEvent[]> {
  return sql<FollowedEvent>(`select ${columns} from outbox o where o.sequence = any($1::bigint[]) order by o.sequence`, [
    places.map(({ sequence }) => sequence),
  ]);
}

/** The sequence of the newest event of a group, `0` when there is none: what comes after it is new. */
export async function lastOf(sql: Sql, group: EventGroup): Promise<string> {
  const [row] = await sql<{ last: string }>(lastStatement, [group.kind, caseOf(group)]);
  return row?.last ?? '0';
}

/** The event of a group by its id; null when the outbox does not have it (any more), or it is of another group. */
export async function findEvent(sql: Sql, group: EventGroup, eventId: string): Promise<FollowedEvent | null> {
  const statement = `select ${columns} from outbox o, (values ($2::text, $3::text)) as f(kind, case_id) where o.event_id = $1 and ${within[group.kind]}`;
  const [row] = await sql<FollowedEvent>(statement, [eventId, group.kind, caseOf(group)]);
  return row ?? null;
}
