import { provenanceOf } from './provenance.ts';
import type { SignalMatchView } from './reader.ts';
import type { CaseRows } from './rows.ts';

/** One question about matches: those of one member, for one recipient, on one day. */
export interface MatchQuestion {
  readonly matches: readonly CaseRows['matches'][];
  readonly memberId: string;
  /** The caller, as `OIN/role`. */
  readonly recipient: string;
  readonly today: string;
}

/**
 * The valid matches of a member, each with whom this recipient can call: a party calls the other party, anybody else the party that
 * signalled first. A party finds a match only at a member whom its own signal names, so it does not learn about whom the other signalled.
 */
export function matchesFor({ matches, memberId, recipient, today }: MatchQuestion): readonly SignalMatchView[] {
  return matches.flatMap((match) => {
    const own = match.signals.find((signal) => `${signal.oin}/${signal.role}` === recipient);
    const other = match.signals.find((signal) => signal !== own);
    const concerned = own === undefined ? match.signals : [own];
    if (other === undefined || match.until < today || match.matchedAt > today) return [];
    if (!concerned.some((signal) => signal.members.includes(memberId))) return [];
    const { matchedAt, until } = match;
    const { organisation, dutyPhone } = other;
    const provenance = provenanceOf({ recordedAt: matchedAt, owner: null, about: [memberId] }, null);
    return [{ matchedAt, until, contact: { organisation, dutyPhone }, provenance }];
  });
}
