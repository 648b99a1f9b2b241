import type { Sql } from '#database/create-database.ts';
import { instantColumn, lockMember } from '../store.ts';
import type { WaiverScope } from '../waivers/waiver.ts';

/** A recipient that is involved with a member now, through one of its professionals. */
export interface InvolvedRecipient {
  readonly oin: string;
  readonly role: string;
  /** One of its professionals who are involved with the member: of each of them the same facts hold. */
  readonly subject: string;
  /** The purposes of their involvements, and SAFETY while the recipient has a safety ground open. */
  readonly purposes: readonly string[];
}

/** Locks a member, and keeps the case from being destroyed, until the transaction ends. The case comes first, as it does for whoever destroys it. */
export async function lockStanding(sql: Sql, caseId: string, memberId: string): Promise<void> {
  await sql('select id from family_case where id = $1 for key share', [caseId]);
  await lockMember(sql, memberId);
}

/** What the waivers about a member are about. */
export async function readWaiverScopes(sql: Sql, memberId: string): Promise<WaiverScope[]> {
  return sql<WaiverScope>(`select regime, classes, recipients, purposes from secrecy_waiver where member_id = $1 and kind = 'GIVEN'`, [
    memberId,
  ]);
}

/** Which of these recipients are involved with a member at `now`, on the day `today`. */
export async function readInvolved(
  sql: Sql,
  at: { readonly memberId: string; readonly recipients: readonly string[]; readonly now: Date; readonly today: string },
): Promise<InvolvedRecipient[]> {
  return sql<InvolvedRecipient>(
    `select i.oin, i.role, min(i.subject) as subject, array_agg(distinct i.purpose) || case when exists (
        select 1 from safety_ground g where g.member_id = $1 and g.oin = i.oin and g.role = i.role and g."from" <= $4::timestamptz
          and $4::timestamptz < least(g."until", g.closed_at, case when g.approved_by is null then g."from" + interval '24 hours' end)) then array['SAFETY'] else '{}'::text[] end as purposes
      from involvement i where i.member_id = $1 and i.oin || '/' || i.role = any($2::text[]) and i."from" <= $3::date and (i."until" is null or $3::date <= i."until")
      group by i.oin, i.role order by i.oin, i.role`,
    [at.memberId, at.recipients, at.today, at.now.toISOString()],
  );
}

/** A tombstone as it is stored; instants are RFC 3339. */
export interface TombstoneRow {
  readonly eventId: string;
  readonly oin: string;
  readonly role: string;
  readonly caseId: string;
  readonly memberId: string;
  readonly classes: readonly string[];
  readonly toldAt: string;
  readonly confirmedAt: string | null;
  readonly confirmedBy: string | null;
}

const select = `select t.event_id as "eventId", t.oin, t.role, t.case_id as "caseId", t.member_id as "memberId", t.classes,
    ${instantColumn('t.told_at')} as "toldAt", ${instantColumn('t.confirmed_at')} as "confirmedAt", t.confirmed_by as "confirmedBy" from tombstone t`;

/** Which tombstones to read: of one case or all, open ones, confirmed ones or both, the newest first, and from where on. */
export interface TombstonePage {
  readonly caseId: string | null;
  readonly open: boolean | null;
  readonly limit: number;
  /** The event id of the last one that was read before. */
  readonly after: string | null;
}

/** Reads tombstones; null when there is none from which to read on. */
export async function readTombstones(sql: Sql, { caseId, open, limit, after }: TombstonePage): Promise<TombstoneRow[] | null> {
  if (after !== null && (await sql('select from tombstone where event_id = $1', [after])).length === 0) return null;
  return sql<TombstoneRow>(
    `${select} where ($1::text is null or t.case_id = $1) and ($2::boolean is null or (t.confirmed_at is null) = $2)
        and ($3::text is null or (t.told_at, t.event_id) < (select a.told_at, a.event_id from tombstone a where a.event_id = $3))
      order by t.told_at desc, t.event_id desc limit $4`,
    [caseId, open, after, limit],
  );
}

/** The tombstones of a case that were sent before this instant and are not confirmed, the oldest first. */
export async function readUnconfirmed(sql: Sql, caseId: string, before: Date): Promise<TombstoneRow[]> {
  return sql<TombstoneRow>(
    `${select} where t.case_id = $1 and t.confirmed_at is null and t.told_at <= $2::timestamptz order by t.told_at, t.event_id`,
    [caseId, before.toISOString()],
  );
}
