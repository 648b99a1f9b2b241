import type { Sql } from '#database/create-database.ts';

/** A signal that is being looked at. */
export interface DueSignal {
  readonly id: string;
  /** Encrypted. */
  readonly bsn: string;
  readonly looks: number;
}

/**
 * Takes one signal that is to be looked at by now, for a minute by the database's own clock: another hub leaves it alone meanwhile, and when this one is killed the signal is free again. Null when nothing is
 * due.
 */
export async function claimDue(sql: Sql, now: Date): Promise<DueSignal | null> {
  const [row] = await sql<DueSignal>(
    `update signal set claimed_until = clock_timestamp() + interval '1 minute'
      where id = (select id from signal
        where look_at <= $1::timestamptz and withdrawn_at is null and (claimed_until is null or claimed_until < clock_timestamp())
        order by look_at, id limit 1 for update skip locked)
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
  readonly household: readonly string[];
  readonly raisedAt: Date;
}

/** Reads and locks a signal, unless it was withdrawn or archived in the meantime. */
export async function readOpen(sql: Sql, id: string): Promise<OpenSignal | null> {
  const [row] = await sql<OpenSignal>(
    `select id, oin, role, person_lookup as "personLookup", listed_until::text as "listedUntil", age_until::text as "ageUntil", household, raised_at as "raisedAt"
      from signal where id = $1 and withdrawn_at is null and archived_at is null for update`,
    [id],
  );
  return row ?? null;
}

/** What another signal about the same person was told of their age: a birth date does not change. Null when none was. */
export async function readKnownAge(sql: Sql, personHashes: readonly string[]): Promise<string | null> {
  const [row] = await sql<{ ageUntil: string }>(
    `select age_until::text as "ageUntil" from signal where person_lookup = any($1::text[]) and age_until is not null limit 1`,
    [personHashes],
  );
  return row?.ageUntil ?? null;
}

/** What looking at a signal came to. */
export interface Looked {
  readonly id: string;
  readonly household: readonly string[];
  readonly ageUntil: string | null;
  /** The last day on which it counts. */
  readonly until: string;
  readonly lookAt: Date;
  readonly looks: number;
}

/** Keeps it, and lets go of the signal. */
export async function updateLooked(sql: Sql, { id, household, ageUntil, until, lookAt, looks }: Looked): Promise<void> {
  await sql(
    `update signal set household = $2::text[], age_until = $3::date, "until" = $4::date, look_at = $5::timestamptz, looks = $6, held = false, claimed_until = null where id = $1`,
    [id, household, ageUntil, until, lookAt.toISOString(), looks],
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

/** Finds them, the oldest first. What one and the same professional gave in two roles is no match: there is nobody to call. */
export async function findOthers(sql: Sql, id: string, today: string): Promise<readonly OtherSignal[]> {
  return sql<OtherSignal>(
    `select o.id, o.oin, o.role, o.person_lookup as "personLookup", o."until"::text as "until", o.raised_at as "raisedAt"
      from signal own join signal o on o.household && own.household and (o.oin, o.role) <> (own.oin, own.role)
      where own.id = $1 and o.age_until is not null and o.withdrawn_at is null and o.archived_at is null and o."until" >= $2::date
        and (o.oin, o.subject) is distinct from (own.oin, own.subject)
        and not exists (select from signal_match x where (x.first_id, x.second_id) in ((own.id, o.id), (o.id, own.id)))
      order by o.raised_at, o.id`,
    [id, today],
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
  readonly offerId: string;
}

/** Keeps it. */
export async function insertMatch(sql: Sql, { id, kind, firstId, secondId, today, until, caseId, offerId }: NewMatch): Promise<void> {
  await sql(
    `insert into signal_match (id, case_id, kind, first_id, second_id, matched_at, "until", offer_id)
      values ($1, $2, $3::match_kind, $4, $5, $6::date, $7::date, $8)`,
    [id, caseId, kind, firstId, secondId, today, until, offerId],
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

/** The offer of a triage to which a match of one of these signals belongs, and that is open or was accepted; the newest. */
export async function findOffer(
  sql: Sql,
  signalIds: readonly string[],
): Promise<{ readonly id: string; readonly caseId: string | null } | null> {
  const [row] = await sql<{ id: string; caseId: string | null }>(
    `select t.id, t.case_id as "caseId" from triage_offer t left join family_case c on c.id = t.case_id
      where (t.state = 'OPEN' or (t.state = 'ACCEPTED' and c.phase <> 'CLOSED'))
        and exists(select from signal_match x where x.offer_id = t.id and (x.first_id = any($1::text[]) or x.second_id = any($1::text[])))
      order by t.offered_at desc, t.id limit 1`,
    [signalIds],
  );
  return row ?? null;
}

/** Makes an offer, with the task for the regisseurs of the municipality. */
export async function insertOffer(
  sql: Sql,
  offer: {
    readonly id: string;
    readonly caseId: string | null;
    readonly taskId: string;
    readonly hubOin: string;
    readonly textNl: string;
    readonly now: Date;
  },
): Promise<void> {
  const { id, caseId, taskId, hubOin, textNl, now } = offer;
  await sql(`insert into triage_offer (id, state, offered_at, case_id) values ($1, 'OPEN', $2::timestamptz, $3)`, [
    id,
    now.toISOString(),
    caseId,
  ]);
  await sql(
    `insert into task (id, case_id, kind, about, text_nl, oin, role, raised_at) values ($1, $2, 'TRIAGE_OFFER', $3, $4, $5, 'REG', $6::timestamptz)`,
    [taskId, caseId, `triage-offer:${id}`, textNl, hubOin, now.toISOString()],
  );
}

/** Ties an offer to a case, unless it is tied already. */
export async function tieOffer(sql: Sql, offerId: string, caseId: string): Promise<void> {
  await sql('update triage_offer set case_id = coalesce(case_id, $2) where id = $1', [offerId, caseId]);
}
