import type { Sql } from '#database/create-database.ts';
import { separateParties } from './separate-parties.ts';

/** A signal that is being looked at. */
export interface DueSignal {
  readonly id: string;
  /** Encrypted. */
  readonly bsn: string;
  readonly looks: number;
}

/**
 * Takes one signal that is to be looked at by now, for a minute by the database's own clock: another hub leaves it alone meanwhile, and when this one is killed the signal is free again. What was taken before and came to nothing goes last, so
 * that one signal which cannot be looked at holds up no other. Null when nothing is due.
 */
export async function claimDue(sql: Sql, now: Date): Promise<DueSignal | null> {
  const [row] = await sql<DueSignal>(
    `update signal set claimed_until = clock_timestamp() + interval '1 minute'
      where id = (select id from signal
        where look_at <= $1::timestamptz and withdrawn_at is null and (claimed_until is null or claimed_until < clock_timestamp())
        order by claimed_until nulls first, look_at, id limit 1 for update skip locked)
      returning id, bsn, looks`,
    [now.toISOString()],
  );
  return row ?? null;
}

/** A signal that still counts or may come to count, locked. */
export interface OpenSignal {
  readonly id: string;
  readonly oin: string;
  readonly role: string;
  readonly personLookup: string;
  /** The last day of its two years. */
  readonly listedUntil: string;
  readonly ageUntil: string | null;
  readonly livesHere: boolean | null;
  readonly household: readonly string[];
  readonly raisedAt: Date;
}

/** Reads and locks a signal, unless it was withdrawn or archived in the meantime. */
export async function readOpen(sql: Sql, id: string): Promise<OpenSignal | null> {
  const [row] = await sql<OpenSignal>(
    `select id, oin, role, person_lookup as "personLookup", listed_until::text as "listedUntil", age_until::text as "ageUntil", lives_here as "livesHere", household, raised_at as "raisedAt"
      from signal where id = $1 and withdrawn_at is null and archived_at is null for update`,
    [id],
  );
  return row ?? null;
}

/** What other signals about the same person were told of their age: of a birth date that was corrected the earliest counts. Null when none was. */
export async function readKnownAge(sql: Sql, personHashes: readonly string[]): Promise<string | null> {
  const [row] = await sql<{ ageUntil: string | null }>(
    `select min(age_until)::text as "ageUntil" from signal where person_lookup = any($1::text[])`,
    [personHashes],
  );
  return row?.ageUntil ?? null;
}

/** What looking at a signal came to. */
export interface Looked {
  readonly id: string;
  readonly household: readonly string[];
  readonly ageUntil: string | null;
  /** Whether the person lives in a municipality of this hub; null is not known. */
  readonly livesHere: boolean | null;
  /** The last day on which it counts. */
  readonly until: string;
  readonly lookAt: Date;
  readonly looks: number;
}

/** Keeps it, and lets go of the signal. */
export async function updateLooked(sql: Sql, { id, household, ageUntil, livesHere, until, lookAt, looks }: Looked): Promise<void> {
  await sql(
    `update signal set household = $2::text[], age_until = $3::date, "until" = $4::date, look_at = $5::timestamptz, looks = $6, lives_here = $7, held = false, claimed_until = null
      where id = $1`,
    [id, household, ageUntil, until, lookAt.toISOString(), looks, livesHere],
  );
}

/** A signal of another recipient about the same household that counts today, and with which there is no match yet. */
export interface OtherSignal {
  readonly id: string;
  readonly oin: string;
  readonly role: string;
  readonly personLookup: string;
  readonly until: string;
  readonly raisedAt: Date;
}

/** Finds them, the oldest first: of other organisations, and of the same one between roles that are parties of their own. What one and the same professional gave in two roles is no match: there is nobody to call. */
export async function findOthers(sql: Sql, id: string, today: string): Promise<readonly OtherSignal[]> {
  return sql<OtherSignal>(
    `select o.id, o.oin, o.role, o.person_lookup as "personLookup", o."until"::text as "until", o.raised_at as "raisedAt"
      from signal own join signal o on o.household && own.household
        and (o.oin <> own.oin or (o.role <> own.role and o.role = any($3::text[]) and own.role = any($3::text[])))
      where own.id = $1 and o.age_until is not null and o.withdrawn_at is null and o.archived_at is null and o."until" >= $2::date
        and (o.oin, o.subject) is distinct from (own.oin, own.subject)
        and not exists (select from signal_match x where (x.first_id, x.second_id) in ((own.id, o.id), (o.id, own.id)))
      order by o.raised_at, o.id`,
    [id, today, separateParties],
  );
}

/** A match as it is made. */
export interface NewMatch {
  readonly id: string;
  readonly kind: 'SAME_PERSON' | 'SAME_HOUSEHOLD';
  readonly firstId: string;
  readonly secondId: string;
  readonly today: string;
  readonly until: string;
  readonly caseId: string | null;
}

/** Keeps it. */
export async function insertMatch(sql: Sql, { id, kind, firstId, secondId, today, until, caseId }: NewMatch): Promise<void> {
  await sql(
    `insert into signal_match (id, case_id, kind, first_id, second_id, matched_at, "until") values ($1, $2, $3::match_kind, $4, $5, $6::date, $7::date)`,
    [id, caseId, kind, firstId, secondId, today, until],
  );
}

/** That the person of a signal is a member of an open case. */
export interface Membership {
  readonly signalId: string;
  readonly memberId: string;
  readonly caseId: string;
}

/** Finds where the persons of these signals are members, the oldest open case first. */
export async function findMemberships(sql: Sql, signalIds: readonly string[]): Promise<readonly Membership[]> {
  return sql<Membership>(
    `select s.id as "signalId", m.id as "memberId", c.id as "caseId"
      from signal s join family_member m on m.bsn_lookup = s.person_lookup join family_case c on c.id = m.case_id
      where s.id = any($1::text[]) and c.phase <> 'CLOSED' order by c.opened_at, c.id, m.id`,
    [signalIds],
  );
}

/** Names on a signal the members about whom it is. */
export async function nameMembers(sql: Sql, signalId: string, memberIds: readonly string[]): Promise<void> {
  await sql('update signal set members = $2::text[] where id = $1', [signalId, memberIds]);
}
