import type { VersionTransition } from './versions.ts';

/**
 * Who made the version what it is now: everybody who drafted or proposed it since it was last rejected or retired. None of them may approve it. People are compared by the
 * subject of their token alone, which one issuer gives to one person, whatever organisation or client the token is for.
 */
export const authorsOf = (history: readonly VersionTransition[]): ReadonlySet<string> => {
  const since = history.findLastIndex(({ to }) => to === 'RETIRED' || to === 'REJECTED');
  const authored = history
    .slice(since + 1)
    .filter(({ from, to }) => to === 'PROPOSED' || (to === 'DRAFT' && from !== 'PROPOSED' && from !== 'APPROVED'));
  return new Set(authored.map(({ bySubject }) => bySubject));
};
