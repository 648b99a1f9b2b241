import type { Sql } from '#database/create-database.ts';
import type { ChangedBy } from '../store.ts';
import type { WaiverRow } from './waiver.ts';

/** Adds waivers or refusals. */
export async function insertWaivers(sql: Sql, rows: readonly WaiverRow[], by: ChangedBy): Promise<void> {
  for (const row of rows) {
    await sql(
      `insert into secrecy_waiver (id, member_id, giver_member_id, giver_outside_id, kind, regime, classes, recipients, purposes, decided_at, "until",
          withdrawn_at, evidence, recorded_oin, recorded_role, recorded_by, recorded_at)
        values ($1, $2, $3, $4, $5::waiver_kind, $6, $7::text[], $8::text[], $9::text[], $10::timestamptz, $11::date, $12::timestamptz, $13, $14, $15, $16,
          $17::timestamptz)`,
      [
        row.id,
        row.memberId,
        'memberId' in row.giver ? row.giver.memberId : null,
        'outsideId' in row.giver ? row.giver.outsideId : null,
        row.kind,
        row.regime,
        row.classes,
        row.recipients,
        row.purposes,
        row.decidedAt,
        row.until,
        row.withdrawnAt,
        row.evidence,
        by.oin,
        by.role,
        by.subject,
        by.at.toISOString(),
      ],
    );
  }
}

/** Withdraws a waiver that was given: it closes from the next read on. False when it was withdrawn before, which stays as it is. AVG 7(3). */
export async function withdrawWaiver(sql: Sql, waiverId: string, by: ChangedBy): Promise<boolean> {
  const rows = await sql(
    `update secrecy_waiver set withdrawn_at = $2::timestamptz, withdrawn_by = $3 where id = $1 and kind = 'GIVEN' and withdrawn_at is null returning id`,
    [waiverId, by.at.toISOString(), by.subject],
  );
  return rows.length === 1;
}
