import type { DeskRequest } from '#audit/desk-request.ts';
import { recordChange } from '#audit/record-change.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import { yearsAfter } from '#consent/calendar.ts';
import type { Sql } from '#database/create-database.ts';
import { tell } from '#events/outbox.ts';
import { endMatches } from '../end-matches.ts';
import { lockMatching } from '../lock-matching.ts';
import type { SignalDeps } from '../signal-deps.ts';
import { terms } from '../terms.ts';
import { deleteArchived, deleteForgotten, insertArchived, insertDestroyed, readEnded, type EndReason } from './store.ts';

/** How many signals went to the archive, and how many left it for good. */
export interface ArchivedSignals {
  readonly archived: number;
  readonly destroyed: number;
}

/**
 * Moves signals that no longer count to the archive, and destroys what stood there for five years, with a record of each destruction: at the hour when the hub does what it does by itself. That a signal no longer
 * counts is computed by day, so it never waits for this.
 */
export async function archiveSignals(deps: SignalDeps, request: DeskRequest): Promise<ArchivedSignals> {
  const today = amsterdamDay(request.now);
  return deps.database.transaction(async ({ sql }) => {
    await lockMatching(sql);
    const ended = await readEnded(sql, today);
    for (const { id, endedBy, endedOn } of ended) await archiveOne(sql, deps, request, { id, endedBy, endedOn });
    await deleteForgotten(sql, today);
    const destroyed = await destroyDue(sql, deps, request, today);
    return { archived: ended.length, destroyed };
  });
}

/** Archives one signal, within the transaction of the caller, who holds the lock on matching. Its matches end. */
export async function archiveOne(
  sql: Sql,
  deps: SignalDeps,
  request: DeskRequest,
  { id, endedBy, endedOn }: { readonly id: string; readonly endedBy: EndReason; readonly endedOn: string },
): Promise<void> {
  await recordChange(sql, deps.recorder, request, {
    action: 'signal.archive',
    details: { signal: id, endedBy },
    caseId: null,
    members: [],
  });
  await endMatches(sql, deps, request, [id]);
  await insertArchived(sql, [id], { endedBy, endedOn, destroyOn: yearsAfter(endedOn, terms.archiveYears), now: request.now });
}

async function destroyDue(sql: Sql, deps: SignalDeps, request: DeskRequest, today: string): Promise<number> {
  const destroyed = await deleteArchived(sql, today);
  if (destroyed.length === 0) return 0;
  const runId = deps.newId();
  for (const { id, destroyOn } of destroyed) {
    const { hubOin, newId } = deps;
    await insertDestroyed(sql, { id: newId(), runId, signalId: id, dueSince: destroyOn, article: terms.article, hubOin, now: request.now });
  }
  await recordChange(sql, deps.recorder, request, {
    action: 'signal.destroy',
    details: { run: runId, items: String(destroyed.length) },
    caseId: null,
    members: [],
  });
  await tell(sql, deps, request, { type: 'nl.gezinsbeeld.retention.executed.v1', caseId: null, subject: null, data: { run: runId } });
  return destroyed.length;
}
