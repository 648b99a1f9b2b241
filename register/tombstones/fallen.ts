import { Level } from '#consent/vocabulary.ts';
import type { Sights } from './read-sights.ts';

/** Who must drop what: per recipient, the classes of which it could see at least SIGNAL and may now see less, sorted; who loses nothing is left out. Pure. */
export function fallen(before: Sights, after: Sights): ReadonlyMap<string, readonly string[]> {
  const lost = [...before].map(([recipient, sight]) => {
    const classes = [...sight].filter(([name, level]) => level >= Level.SIGNAL && (after.get(recipient)?.get(name) ?? Level.NONE) < level);
    return [recipient, classes.map(([name]) => name).toSorted()] as const;
  });
  return new Map(lost.filter(([, classes]) => classes.length > 0).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
