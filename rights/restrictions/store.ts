import type { Sql } from '#database/create-database.ts';
import { placeOf } from '#database/encrypted-columns.ts';
import type { Encryption } from '#database/encryption.ts';
import { sourceNl } from '../words.ts';
import { restrictionReasons, type RestrictionReason, type RestrictionView } from './restriction.ts';

interface Row {
  readonly memberId: string;
  readonly source: string;
  readonly reason: string | null;
  readonly recordedAt: Date | null;
}

/** The restrictions that hold about these members, by member and source; only those that one person asked for, when that is named. */
export async function readRestrictions(
  sql: Sql,
  memberIds: readonly string[],
  askedBy: string | null = null,
): Promise<readonly RestrictionView[]> {
  const rows = await sql<Row>(
    `select member_id as "memberId", source, reason, recorded_at as "recordedAt" from restriction where member_id = any($1::text[])
      and ($2::text is null or requested_by = $2) order by member_id, source`,
    [memberIds, askedBy],
  );
  return rows.map((row) => ({ ...row, reason: reasonOf(row.reason), sourceNl: sourceNl(row.source) }));
}

function reasonOf(reason: string | null): RestrictionReason | null {
  return restrictionReasons.find((known) => known === reason) ?? null;
}

/** Who restricts what, and why. */
export interface NewRestriction {
  readonly memberId: string;
  readonly sources: readonly string[];
  readonly reason: RestrictionReason;
  readonly by: string;
  readonly at: Date;
}

/** Restricts each source that is not restricted yet and answers which those are; what was restricted before keeps its reason. */
export async function insertRestrictions(sql: Sql, { memberId, sources, reason, by, at }: NewRestriction): Promise<readonly string[]> {
  const rows = await sql<{ source: string }>(
    `insert into restriction (member_id, source, reason, requested_by, recorded_by, recorded_at)
      select $1, s, $3, $4, $4, $5::timestamptz from unnest($2::text[]) s on conflict (member_id, source) do nothing returning source`,
    [memberId, sources, reason, by, at.toISOString()],
  );
  return rows.map(({ source }) => source).toSorted();
}

/** Lifts the restriction of one source, or of every one, and answers which were lifted. */
export async function deleteRestrictions(sql: Sql, memberId: string, source: string | null): Promise<readonly string[]> {
  const rows = await sql<{ source: string }>(
    'delete from restriction where member_id = $1 and ($2::text is null or source = $2) returning source',
    [memberId, source],
  );
  return rows.map((row) => row.source).toSorted();
}

/** Writes why a restriction was lifted on the requests for it, for the person to read, and ends their tasks; answers how many there were. */
export async function tellLifted(
  sql: Sql,
  encryption: Encryption,
  lifted: { readonly memberId: string; readonly sources: readonly string[]; readonly nothingLeft: boolean },
  told: {
    readonly text: string;
    readonly by: { readonly oin: string; readonly role: string; readonly subject: string };
    readonly at: Date;
  },
): Promise<number> {
  const rows = await sql<{ id: string }>(
    `select id from rights_request where member_id = $1 and kind = 'RESTRICTION' and answer_nl is null
      and (source = any($2::text[]) or (source is null and $3::boolean)) for update`,
    [lifted.memberId, lifted.sources, lifted.nothingLeft],
  );
  for (const { id } of rows) {
    await sql(
      `update rights_request set revision = revision + 1, answered_oin = $2, answered_role = $3, answered_by = $4, answered_at = $5::timestamptz,
        answer_nl = $6 where id = $1`,
      [
        id,
        told.by.oin,
        told.by.role,
        told.by.subject,
        told.at.toISOString(),
        encryption.encrypt(placeOf('rights_request', 'answer_nl', id), told.text),
      ],
    );
    await sql('update task set done_at = $2::timestamptz, done_by = $3 where about = $1 and done_at is null', [
      `restriction:${id}`,
      told.at.toISOString(),
      told.by.subject,
    ]);
  }
  return rows.length;
}
