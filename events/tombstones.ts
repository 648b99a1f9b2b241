import type { Sql } from '#database/create-database.ts';

/** That one recipient is told to drop what it holds of some classes about a member. */
export interface Tombstone {
  /** The id of the event that tells it. */
  readonly eventId: string;
  /** As `OIN/role`. */
  readonly recipient: string;
  readonly caseId: string;
  readonly memberId: string;
  readonly classes: readonly string[];
  readonly toldAt: Date;
}

/** The answer of a consumer: it dropped what the event says. */
export interface TombstoneReceipt {
  readonly eventId: string;
  /** Who answers, as `OIN/role`. */
  readonly recipient: string;
  readonly at: Date;
  /** The `sub` of the professional, or `OIN/role` when a system of the recipient's answered. */
  readonly by: string;
}

/** Keeps that a recipient is told to drop something, in the transaction that writes the event; the receipt is then waited for. */
export async function noteTombstone(sql: Sql, { eventId, recipient, caseId, memberId, classes, toldAt }: Tombstone): Promise<void> {
  const [oin = '', role = ''] = recipient.split('/');
  await sql(
    `insert into tombstone (event_id, oin, role, case_id, member_id, classes, told_at) values ($1, $2, $3, $4, $5, $6::text[], $7::timestamptz)`,
    [eventId, oin, role, caseId, memberId, classes, toldAt.toISOString()],
  );
}

/** What was confirmed, and when it first was. */
export interface ConfirmedTombstone {
  readonly caseId: string;
  readonly memberId: string;
  readonly confirmedAt: Date;
  /** Whether this answer is the first. */
  readonly isFirst: boolean;
}

/**
 * Keeps that a recipient dropped what an event told it to. The first answer stays, and every later one is true as well; null for an event that was not sent
 * to this recipient, that is no tombstone, or that does not exist: to whoever asks these are the same.
 */
export async function confirmTombstone(sql: Sql, { eventId, recipient, at, by }: TombstoneReceipt): Promise<ConfirmedTombstone | null> {
  const [oin = '', role = ''] = recipient.split('/');
  const [known] = await sql<Pick<ConfirmedTombstone, 'caseId' | 'memberId'> & { readonly confirmedAt: Date | null }>(
    `select case_id as "caseId", member_id as "memberId", confirmed_at as "confirmedAt" from tombstone
      where event_id = $1 and oin = $2 and role = $3 for update`,
    [eventId, oin, role],
  );
  if (known === undefined) return null;
  if (known.confirmedAt !== null) return { ...known, confirmedAt: known.confirmedAt, isFirst: false };
  await sql('update tombstone set confirmed_at = $2::timestamptz, confirmed_by = $3 where event_id = $1', [eventId, at.toISOString(), by]);
  return { ...known, confirmedAt: at, isFirst: true };
}
