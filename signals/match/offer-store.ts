import type { Sql } from '#database/create-database.ts';
import { raiseTask } from '#regie/raise-task.ts';

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
  const task = { id: taskId, caseId, memberId: null, kind: 'TRIAGE_OFFER', about: `triage-offer:${id}`, textNl } as const;
  await raiseTask(sql, { ...task, oin: hubOin, role: 'REG', raisedAt: now, dueAt: null });
}

/** Puts matches in an offer, and both in the case that there is already, unless they are tied to one. */
export async function tieOffer(
  sql: Sql,
  { offerId, caseId, matchIds }: { readonly offerId: string; readonly caseId: string | null; readonly matchIds: readonly string[] },
): Promise<void> {
  await sql('update triage_offer set case_id = coalesce(case_id, $2) where id = $1', [offerId, caseId]);
  await sql('update signal_match set offer_id = $1, case_id = coalesce(case_id, $2) where id = any($3::text[])', [
    offerId,
    caseId,
    matchIds,
  ]);
}

/** A match that stands in no offer yet. */
export interface UnofferedMatch {
  readonly id: string;
  readonly signalIds: readonly string[];
}

/** The matches of a signal that hold today, stand in no offer yet, and of which both persons are known to live in a municipality of this hub. */
export async function readUnoffered(sql: Sql, signalId: string, today: string): Promise<readonly UnofferedMatch[]> {
  return sql<UnofferedMatch>(
    `select x.id, array[x.first_id, x.second_id] as "signalIds" from signal_match x join signal a on a.id = x.first_id join signal b on b.id = x.second_id
      where $1 in (x.first_id, x.second_id) and x.offer_id is null and x."until" >= $2::date and a.lives_here and b.lives_here order by x.id`,
    [signalId, today],
  );
}

/** An offer about which nobody decided yet, with the matches of one signal in it. */
export interface OfferToLeave {
  readonly id: string;
  readonly caseId: string | null;
  readonly matchIds: readonly string[];
}

/** Finds those of a signal. */
export async function readToLeave(sql: Sql, signalId: string): Promise<readonly OfferToLeave[]> {
  return sql<OfferToLeave>(
    `select t.id, t.case_id as "caseId", array_agg(x.id order by x.id) as "matchIds" from triage_offer t join signal_match x on x.offer_id = t.id
      where t.state = 'OPEN' and $1 in (x.first_id, x.second_id) group by t.id order by t.id`,
    [signalId],
  );
}

/** Takes matches out of the offer in which they stand. */
export async function leaveOffer(sql: Sql, matchIds: readonly string[]): Promise<void> {
  await sql('update signal_match set offer_id = null where id = any($1::text[])', [matchIds]);
}
