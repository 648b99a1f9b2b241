import type { DeskRequest } from '#audit/desk-request.ts';
import type { TombstoneReceipt } from '#schema/generated/register.ts';
import { isIdentifier } from '../open-case.ts';
import { problem } from '../problem.ts';
import type { RegisterDeps } from '../register-deps.ts';
import { keepReceipt } from './keep-receipt.ts';

/**
 * Keeps that the caller's organisation dropped, in the caller's role, what an event told it to: for who has no consumer at the broker. The first answer stays, and a later one
 * is no mistake. An event that was sent to somebody else is answered as one that does not exist.
 */
export async function confirmTombstone(deps: RegisterDeps, request: DeskRequest, eventId: string): Promise<TombstoneReceipt> {
  const { oin, role, subject } = request.caller;
  const unknown = { eventId: null, confirmedAt: null, problems: [problem('TOMBSTONE_UNKNOWN')] };
  if (!isIdentifier(eventId)) return unknown;
  return deps.database.transaction(async ({ sql }) => {
    const confirmed = await keepReceipt(sql, deps.recorder, request, {
      eventId,
      recipient: `${oin}/${role}`,
      at: request.now,
      by: subject,
    });
    return confirmed === null ? unknown : { eventId, confirmedAt: confirmed.confirmedAt.toISOString(), problems: [] };
  });
}
