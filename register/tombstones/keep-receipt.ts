import type { DeskRequest } from '#audit/desk-request.ts';
import { recordChange, type ChangeRecorder } from '#audit/record-change.ts';
import type { Sql } from '#database/create-database.ts';
import { confirmTombstone, type ConfirmedTombstone, type TombstoneReceipt } from '#events/tombstones.ts';

/**
 * Keeps that a recipient dropped what an event told it to, inside the caller's transaction and with the record of it: the same for an answer at the desk as for one over Kafka. The first answer stays, and is on
 * record once; null for what was not sent to this recipient.
 */
export async function keepReceipt(
  sql: Sql,
  recorder: ChangeRecorder,
  request: DeskRequest,
  receipt: TombstoneReceipt,
): Promise<ConfirmedTombstone | null> {
  const confirmed = await confirmTombstone(sql, receipt);
  if (confirmed?.isFirst) {
    await recordChange(sql, recorder, request, {
      action: 'tombstone.confirm',
      details: { event: receipt.eventId },
      caseId: confirmed.caseId,
      members: [confirmed.memberId],
    });
  }
  return confirmed;
}
