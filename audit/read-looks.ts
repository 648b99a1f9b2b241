import type { Database } from '#database/create-database.ts';
import type { Link } from './chain.ts';
import { isAtDesk } from './is-at-desk.ts';
import { isMessage } from './is-message.ts';
import { readRecord } from './read-record.ts';

/** What one look showed of one class of data about a member. */
export interface LookLine {
  readonly dataClass: string;
  readonly level: string;
  readonly article: string | null;
  /** The facts on which was decided, as they stand in the record; null for a record that has none. */
  readonly facts: string | null;
}

/** One look at a member's data, with what it showed. */
export interface Look {
  readonly oin: string;
  readonly role: string;
  /** The professional or family member, as the token named them; not for showing to family members. */
  readonly subject: string;
  readonly at: Date;
  readonly purpose: string;
  /** Nobody looked: the hub told, by itself, that something had changed. */
  readonly isMessage: boolean;
  /** Somebody read about the member at the hub's own desk (consent, tasks, requests, the log): such a look has no lines. */
  readonly isAtDesk: boolean;
  /** In the order of the record; one class may stand in it at several levels. */
  readonly lines: readonly LookLine[];
}

/** Whose looks, in which case, on which days: YYYY-MM-DD in Europe/Amsterdam, both included. */
export interface LooksQuestion {
  readonly caseId: string;
  readonly memberId: string;
  readonly from: string;
  readonly until: string;
}

/** The place of a record in the order of reading. */
interface Cursor {
  readonly recorded_at: string;
  readonly writer: string;
  readonly sequence: string;
}

interface Row extends Cursor {
  readonly body: string;
}

const beforeAll: Cursor = { recorded_at: 'infinity', writer: '', sequence: '0' };

/** Every look of a period that showed something about one member, in a view or at the desk, newest first, read page by page: stop when you have enough. */
export async function* readLooks({ sql }: Pick<Database, 'sql'>, question: LooksQuestion, pageSize = 200): AsyncGenerator<Look> {
  const { caseId, memberId, from, until } = question;
  let [after, more]: [Cursor, boolean] = [beforeAll, true];
  while (more) {
    const rows = await sql<Row>(
      `select body, recorded_at::text as recorded_at, writer, sequence::text as sequence from audit_record
        where case_id = $1 and (disclosed @> array[$2]::text[] or (disclosed = '{}' and body like '%"action":{"name":"desk.%'))
          and recorded_at >= ($3::date)::timestamp at time zone 'Europe/Amsterdam' and recorded_at < ($4::date + 1)::timestamp at time zone 'Europe/Amsterdam'
          and (recorded_at, writer, sequence) < ($5::timestamptz, $6::text, $7::text::bigint)
        order by audit_record.recorded_at desc, writer desc, audit_record.sequence desc limit $8::int`,
      [caseId, memberId, from, until, after.recorded_at, after.writer, after.sequence, pageSize],
    );
    for (const { body } of rows) {
      const look = lookOf(JSON.parse(body) as Link, memberId);
      if (look !== null) yield look;
    }
    after = rows.at(-1) ?? after;
    more = rows.length === pageSize;
  }
}

/** Null for a visit to the desk that read nothing about this member. */
function lookOf({ record }: Link, memberId: string): Look | null {
  const { action, caller, endedAt, purpose, subjects } = readRecord(record);
  const about = subjects.filter((subject) => subject.memberId === memberId);
  if (about.length === 0) return null;
  const own = about.flatMap(({ lines }) => lines);
  return {
    ...caller,
    at: endedAt,
    purpose,
    isMessage: isMessage(action),
    isAtDesk: isAtDesk(action),
    lines: own.flatMap(({ article, count, dataClass, facts, level }) =>
      level !== 'NONE' && count > 0 ? [{ dataClass, level, article, facts: facts ?? null }] : [],
    ),
  };
}
