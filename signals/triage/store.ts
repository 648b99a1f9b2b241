import type { Sql } from '#database/create-database.ts';

/** An offer that waits for a regisseur. */
export interface OfferRow {
  readonly id: string;
  readonly offeredAt: Date;
  readonly samePerson: boolean;
  readonly caseId: string | null;
}

/** Who reads the offers: one regisseur. */
export interface Reader {
  readonly oin: string;
  readonly role: string;
  readonly subject: string;
}

const isRegisseur = `exists(select from regisseur r where r.case_id = c.id and r.oin = $1 and r.role = $2 and r.subject = $3
  and r."from" <= $4::date and (r."until" is null or r."until" >= $4::date))`;

const offers = `select t.id, t.offered_at as "offeredAt", c.id as "caseId", bool_or(x.kind = 'SAME_PERSON') as "samePerson"
  from triage_offer t join signal_match x on x.offer_id = t.id left join family_case c on c.id = t.case_id and c.phase <> 'CLOSED'
  where t.state = 'OPEN' and x."until" >= $4::date and (c.id is null or ${isRegisseur})`;

/** The open offers that this regisseur may take: those about which there is no case, and those about their own case. */
export async function readOffers(sql: Sql, { oin, role, subject }: Reader, today: string): Promise<readonly OfferRow[]> {
  return sql<OfferRow>(`${offers} group by t.id, c.id order by t.offered_at, t.id`, [oin, role, subject, today]);
}

/** One of them. */
export async function readOffer(sql: Sql, { oin, role, subject }: Reader, today: string, id: string): Promise<OfferRow | null> {
  if (id.includes('\0')) return null;
  const [row] = await sql<OfferRow>(`${offers} and t.id = $5 group by t.id, c.id`, [oin, role, subject, today, id]);
  return row ?? null;
}

/** A signal whose match belongs to an offer; its BSN is encrypted. */
export interface OfferedSignal {
  readonly id: string;
  readonly bsn: string | null;
  readonly personLookup: string | null;
}

/** The signals of an offer. */
export async function readOffered(sql: Sql, offerId: string): Promise<readonly OfferedSignal[]> {
  return sql<OfferedSignal>(
    `select distinct s.id, s.bsn, s.person_lookup as "personLookup" from signal s join signal_match x on s.id in (x.first_id, x.second_id)
      where x.offer_id = $1 order by s.id`,
    [offerId],
  );
}

/** The open cases of which one of these persons is a member, the oldest first. */
export async function findOpenCases(sql: Sql, personHashes: readonly string[]): Promise<readonly string[]> {
  const rows = await sql<{ id: string }>(
    `select distinct c.id, c.opened_at from family_member m join family_case c on c.id = m.case_id
      where m.bsn_lookup = any($1::text[]) and c.phase <> 'CLOSED' order by c.opened_at, c.id`,
    [personHashes],
  );
  return rows.map(({ id }) => id);
}

/** Notes that there is a case of an offer already: from now on it is for the regisseurs of that case. */
export async function tieOfferTo(sql: Sql, offerId: string, caseId: string): Promise<void> {
  await sql(`update triage_offer set case_id = $2 where id = $1 and state = 'OPEN'`, [offerId, caseId]);
  await sql(`update task set case_id = $2 where about = $1`, [`triage-offer:${offerId}`, caseId]);
}

/** Decides an offer, with its task. */
export async function decideOffer(
  sql: Sql,
  offer: {
    readonly id: string;
    readonly state: 'ACCEPTED' | 'DECLINED';
    readonly caseId: string | null;
    readonly reason: string | null;
    readonly by: Reader;
    readonly now: Date;
  },
): Promise<void> {
  const { id, state, caseId, reason, by, now } = offer;
  await sql(
    `update triage_offer set state = $2::triage_offer_state, case_id = $3, decline_reason = $4, decided_at = $5::timestamptz, decided_oin = $6, decided_by = $7
      where id = $1`,
    [id, state, caseId, reason, now.toISOString(), by.oin, by.subject],
  );
  await sql(`update task set case_id = $2, done_at = $3::timestamptz, done_by = $4 where about = $1 and done_at is null`, [
    `triage-offer:${id}`,
    caseId,
    now.toISOString(),
    by.subject,
  ]);
}

/** Makes the matches of an offer show in its case: at the members whom its signals are about. */
export async function tieMatches(sql: Sql, offerId: string, caseId: string): Promise<void> {
  await sql('update signal_match set case_id = $2 where offer_id = $1', [offerId, caseId]);
  await sql(
    `update signal s set members = array(select m.id from family_member m join family_case c on c.id = m.case_id
        where m.bsn_lookup = s.person_lookup and c.phase <> 'CLOSED' order by m.id)
      where s.person_lookup is not null and exists(select from signal_match x where x.offer_id = $1 and s.id in (x.first_id, x.second_id))`,
    [offerId],
  );
}
