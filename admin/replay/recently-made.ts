/** What was made lately, by its key; at most twice `keep` of them. */
export interface RecentlyMade<Key, Made> {
  get(key: Key): Made | undefined;
  set(key: Key, made: Made): void;
}

/** Keeps what was made lately in two generations: what nobody asked for during a whole generation is let go. */
export function recentlyMade<Key, Made>(keep: number): RecentlyMade<Key, Made> {
  let young = new Map<Key, Made>();
  let old = new Map<Key, Made>();
  const set = (key: Key, made: Made): void => {
    if (young.size >= keep) {
      old = young;
      young = new Map();
    }
    young.set(key, made);
  };
  return {
    get: (key) => {
      const made = young.get(key);
      if (made !== undefined) return made;
      const before = old.get(key);
      if (before !== undefined) set(key, before);
      return before;
    },
    set,
  };
}
