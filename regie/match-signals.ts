/** One signal, as far as matching needs it; `until` is the last day on which it counts. */
export interface SignalFacts {
  readonly id: string;
  readonly oin: string;
  readonly role: string;
  readonly members: readonly string[];
  readonly until: string;
}

/** A match to be made between an earlier signal and the new one. */
export interface NewMatch {
  readonly firstId: string;
  readonly kind: 'SAME_PERSON' | 'SAME_HOUSEHOLD';
  readonly until: string;
}

/**
 * The matches of a new signal with those raised before about the same household: only with other recipients, only while both count. It is SAME_PERSON when both name the
 * same member. A match lasts as long as the signal that ends first.
 */
export function matchSignals(earlier: readonly SignalFacts[], signal: SignalFacts, today: string): readonly NewMatch[] {
  return earlier
    .filter((one) => one.until >= today && (one.oin !== signal.oin || one.role !== signal.role))
    .map((one) => ({
      firstId: one.id,
      kind: one.members.some((member) => signal.members.includes(member)) ? 'SAME_PERSON' : 'SAME_HOUSEHOLD',
      until: one.until < signal.until ? one.until : signal.until,
    }));
}
