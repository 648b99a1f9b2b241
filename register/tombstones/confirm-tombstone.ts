import type { DeskRequest } from '#audit/desk-request.ts';
import { recordChange } from '#audit/record-change.ts';
import { confirmTombstone as storeReceipt } from '#events/tombstones.ts';
import type { TombstoneReceipt } from '#schema/generated/register.ts';
import { isIdentifier } from '../open-case.ts';
import { problem } from '../problem.ts';
import type { RegisterDeps } from '../register-deps.ts';
import { readTombstone } from './store.ts';

/**
 * Keeps that the caller's organisation dropped, in the caller's role, what an event told it to: for who has no consumer at the broker. The first answer stays, and a later one
 * is no mistake. An event that was sent to somebody else is answered as one that does not exist.
 */
export async function confirmTombstone(deps: RegisterDeps, request: DeskRequest, eventId: string): Promise<TombstoneReceipt> {
  const { oin, role, subject } = request.caller;
  const unknown = { eventId: null, confirmedAt: null, problems: [problem('TOMBSTONE_UNKNOWN')] };
  if (!isIdentifier(eventId)) return unknown;
  return deps.database.transaction(async ({ sql }) => {
    const row = await readTombstone(sql, eventId, true);
    if (row === null || row.oin !== oin || row.role !== role) return unknown;
    const { caseId, memberId, confirmedAt } = row;
    if (confirmedAt !== null) return { eventId, confirmedAt, problems: [] };
    await storeReceipt(sql, { eventId, recipient: `${oin}/${role}`, at: request.now, by: subject });
    await recordChange(sql, deps.recorder, request, {
      action: 'tombstone.confirm',
      details: { event: eventId },
      caseId,
      members: [memberId],
    });
    return { eventId, confirmedAt: request.now.toISOString(), problems: [] };
  });
}
