import type { Membership } from './store.ts';

/** The case in which the persons of most of these signals are members, the oldest of equals; null when none is in any. */
export function caseOfMost(memberships: readonly Membership[]): string | null {
  const counted = [...Map.groupBy(memberships, ({ caseId }) => caseId)].map(([caseId, of]) => ({
    caseId,
    signals: new Set(of.map(({ signalId }) => signalId)).size,
  }));
  const most = Math.max(...counted.map(({ signals }) => signals));
  return counted.find(({ signals }) => signals === most)?.caseId ?? null;
}
