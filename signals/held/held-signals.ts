import type { DeskRequest } from '#audit/desk-request.ts';
import { recordChange } from '#audit/record-change.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import type { HeldSignals, HeldSignalsChange, HeldSignalsInput } from '#schema/generated/signals.ts';
import { archiveOne } from '../archive/archive-signals.ts';
import { lockMatching } from '../lock-matching.ts';
import { problem } from '../problem.ts';
import type { SignalDeps } from '../signal-deps.ts';
import { lockHeld, readHeld } from './store.ts';

/** Who gave so many signals that they wait, and how many: for the privacy officer, who sees nobody whom they are about. */
export async function showHeld({ database }: SignalDeps): Promise<readonly HeldSignals[]> {
  return readHeld(database.sql);
}

/** Has the waiting signals of one professional lapse: they go to the archive as if they had been withdrawn, and are never matched. Who gave them finds them as they were. */
export async function dropHeld(deps: SignalDeps, request: DeskRequest, held: HeldSignalsInput): Promise<HeldSignalsChange> {
  return deps.database.transaction(async ({ sql }) => {
    await lockMatching(sql);
    const ids = await lockHeld(sql, held);
    if (ids.length === 0) return { dropped: null, problems: [problem('HELD_UNKNOWN')] };
    await recordChange(sql, deps.recorder, request, {
      action: 'signal.drop-held',
      details: { recipient: `${held.oin}/${held.role}`, subject: held.subject, signals: String(ids.length) },
      caseId: null,
      members: [],
    });
    for (const id of ids) await archiveOne(sql, deps, request, { id, endedBy: 'WITHDRAWN', endedOn: amsterdamDay(request.now) });
    return { dropped: ids.length, problems: [] };
  });
}
