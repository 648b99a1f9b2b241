import type { Sql } from '#database/create-database.ts';
import { lockMember } from '../store.ts';

/** What a waiver or refusal is about and for whom, whoever decided it. */
export interface WaiverScope {
  readonly regime: string | null;
  readonly classes: readonly string[];
  /** Each as `OIN/role`. */
  readonly recipients: readonly string[];
}

/** One purpose for which a recipient is involved with a member, and a professional who is. */
export interface InvolvedFor {
  readonly oin: string;
  readonly role: string;
  readonly subject: string;
  readonly purpose: string;
}

/** Locks a member, and keeps the case from being destroyed, until the transaction ends. The case comes first, as it does for whoever destroys it. */
export async function lockStanding(sql: Sql, caseId: string, memberId: string): Promise<void> {
  await sql('select id from family_case where id = $1 for key share', [caseId]);
  await lockMember(sql, memberId);
}

/** What the waivers about a member are about. */
export async function readWaiverScopes(sql: Sql, memberId: string): Promise<WaiverScope[]> {
  return sql<WaiverScope>(`select regime, classes, recipients from secrecy_waiver where member_id = $1 and kind = 'GIVEN'`, [memberId]);
}

/**
 * Who of these recipients are involved with a member on a day, once for each purpose: of a recipient's professionals who are involved with the member for the same purpose
 * the same facts hold.
 */
export async function readInvolvedFor(
  sql: Sql,
  { memberId, recipients, today }: { readonly memberId: string; readonly recipients: readonly string[]; readonly today: string },
): Promise<InvolvedFor[]> {
  return sql<InvolvedFor>(
    `select oin, role, purpose, min(subject) as subject from involvement
      where member_id = $1 and oin || '/' || role = any($2::text[]) and "from" <= $3::date and ("until" is null or $3::date <= "until")
      group by oin, role, purpose order by oin, role, purpose`,
    [memberId, recipients, today],
  );
}
