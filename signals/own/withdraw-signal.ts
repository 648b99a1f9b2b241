import type { DeskRequest } from '#audit/desk-request.ts';
import { recordChange } from '#audit/record-change.ts';
import type { SignalChange } from '#schema/generated/signals.ts';
import { endMatches } from '../end-matches.ts';
import { lockMatching } from '../lock-matching.ts';
import { problem } from '../problem.ts';
import type { SignalDeps } from '../signal-deps.ts';
import { viewOf } from './show-signals.ts';
import { lockOwn, markWithdrawn } from './store.ts';

/**
 * Withdraws a signal of the caller's own organisation and role. Every match of it ends at once, also one that is being made at this moment at another hub. Another's id is answered exactly as one that does not
 * exist.
 */
export async function withdrawSignal(deps: SignalDeps, request: DeskRequest, signalId: string): Promise<SignalChange> {
  if (request.purpose !== 'SIGNAL') return { signal: null, problems: [problem('PURPOSE_NOT_SIGNAL')] };
  return deps.database.transaction(async ({ sql }) => {
    await lockMatching(sql);
    const own = await lockOwn(sql, request.caller, signalId);
    if (own === null) return { signal: null, problems: [problem('SIGNAL_UNKNOWN')] };
    if (own.withdrawn) return { signal: null, problems: [problem('SIGNAL_WITHDRAWN')] };
    await markWithdrawn(sql, signalId, request.now);
    await recordChange(sql, deps.recorder, request, {
      action: 'signal.withdraw',
      details: { signal: signalId },
      caseId: null,
      members: [],
    });
    await endMatches(sql, deps, request, [signalId]);
    return { signal: { ...viewOf({ ...own, withdrawn: true }, []), contacts: null }, problems: [] };
  });
}
