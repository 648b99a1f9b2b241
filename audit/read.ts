import type { Database } from '#database/create-database.ts';
import type { Link } from './chain.ts';
import { isMessage } from './is-message.ts';
import { readRecord } from './read-record.ts';

/** One look at a member's data: by which organisation and role, when, for which purpose and on which grounds. */
export interface Access {
  readonly oin: string;
  readonly role: string;
  /** The professional or family member, as the token named them; not for showing to family members. */
  readonly subject: string;
  readonly at: Date;
  readonly purpose: string;
  /** Nobody looked: the hub told, by itself, that something had changed. */
  readonly isMessage: boolean;
  /** The articles behind what was shown, sorted, each once. */
  readonly articles: readonly string[];
}

/**
 * The access log (inzageregister) of one member in one case, newest first: every operation that showed something about this person, and every message of the hub that told of it. Asking
 * and seeing nothing leaves no entry here, though it is on record. At most `limit` entries.
 */
export async function readAccessLog(
  { sql }: Pick<Database, 'sql'>,
  caseId: string,
  memberId: string,
  limit = 200,
): Promise<readonly Access[]> {
  const rows = await sql<{ body: string }>(
    `select body from audit_record where case_id = $1 and disclosed @> array[$2]::text[] order by recorded_at desc, writer, sequence desc limit $3`,
    [caseId, memberId, limit],
  );
  return rows.map(({ body }) => accessOf(JSON.parse(body) as Link, memberId));
}

function accessOf({ record }: Link, memberId: string): Access {
  const { action, caller, endedAt, purpose, subjects } = readRecord(record);
  const own = subjects.filter((subject) => subject.memberId === memberId).flatMap(({ lines }) => lines);
  const articles = own.flatMap(({ article, level }) => (level !== 'NONE' && article !== null ? [article] : []));
  return { ...caller, at: endedAt, purpose, isMessage: isMessage(action), articles: [...new Set(articles)].toSorted() };
}
