import type { Sql } from '#database/create-database.ts';
import type { EventFacts } from '../event-facts.ts';
import type { NewEvent } from '../outbox.ts';
import type { FoundMember, Telling, TellingWords } from './inbound-store.ts';

/** The keyed hashes of one object at its source, as far as it is about one member: the one that new events carry first, and those under older keys. */
export type KeysOf = (memberId: string) => readonly string[];

/**
 * Puts what holds now of an object in the place of what held when earlier events about it were written, so that they are decided with that. An event that also tells for other objects keeps their facts, and
 * no longer tells for this one. What is announced later is not covered by an event of which the facts were replaced. Answers whether there was one.
 */
export async function renewFacts(sql: Sql, members: readonly FoundMember[], keysOf: KeysOf, facts: EventFacts): Promise<boolean> {
  const rows = await sql(
    `with changed as (
        select o.sequence, o.event_id, array(select k from unnest(o.objects) k where k <> all ($2::text[])) as others from outbox o
        where o.case_id = any ($1::text[]) and o.objects && $2::text[] and o.facts is distinct from $3::jsonb),
      uncovered as (delete from inbox_told t using changed c where t.event_id = c.event_id and c.others = '{}'::text[])
    update outbox o set objects = case when c.others = '{}'::text[] then o.objects else c.others end, facts = case when c.others = '{}'::text[] then $3::jsonb else o.facts end
      from changed c where o.sequence = c.sequence returning o.sequence::text`,
    [members.map(({ caseId }) => caseId), members.flatMap(({ memberId }) => keysOf(memberId)), JSON.stringify(facts)],
  );
  return rows.length > 0;
}

/** Notes by which events these were told, so that what they cover later is known as theirs. */
export async function noteEvents(
  sql: Sql,
  { change, facts }: Pick<TellingWords, 'change' | 'facts'>,
  tellings: readonly Telling[],
  events: readonly NewEvent[],
): Promise<void> {
  const eventOf = new Map(events.map(({ subject, id }) => [subject, id]));
  await sql(
    `update inbox_told t set event_id = e.id from unnest($1::text[], $2::text[], $3::text[]) e (member_id, data_class, id)
      where t.member_id = e.member_id and t.data_class = e.data_class and t.change = $4 and t.facts = $5`,
    [
      tellings.map(({ memberId }) => memberId),
      tellings.map(({ dataClass }) => dataClass),
      tellings.map(({ memberId }) => eventOf.get(memberId) ?? null),
      change,
      facts,
    ],
  );
}

/** Adds the object to the events that tell of it already. */
export async function coverObject(
  sql: Sql,
  { change, facts }: Pick<TellingWords, 'change' | 'facts'>,
  tellings: readonly Telling[],
  keysOf: KeysOf,
): Promise<void> {
  await sql(
    `update outbox o set objects = o.objects || c.keys from (
        select t.event_id, array_agg(distinct k.key) as keys from unnest($1::text[], $2::text[], $3::text[]) k (member_id, data_class, key)
        join inbox_told t on t.member_id = k.member_id and t.data_class = k.data_class and t.change = $4 and t.facts = $5 group by t.event_id) c
      where o.event_id = c.event_id and not o.objects @> c.keys`,
    [
      tellings.map(({ memberId }) => memberId),
      tellings.map(({ dataClass }) => dataClass),
      tellings.map(({ memberId }) => keysOf(memberId)[0]),
      change,
      facts,
    ],
  );
}
