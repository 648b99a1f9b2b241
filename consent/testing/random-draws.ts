/** Draws from a repeatable row of numbers: the same seed gives the same row. */
export interface RandomDraws {
  /** A number in [0, 1). */
  number(): number;
  /** One of these; there must be one. */
  one<T>(items: readonly T[]): T;
  /** So many different ones of these, in their order. */
  some<T>(items: readonly T[], count: number): T[];
}

/** Starts a row (mulberry32). */
export function randomDraws(seed: number): RandomDraws {
  let state = seed;
  const number = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    number,
    one: <T>(items: readonly T[]): T => items[Math.floor(number() * items.length)] as T,
    some: <T>(items: readonly T[], count: number): T[] => {
      let [wanted, left] = [count, items.length];
      return items.filter(() => {
        const taken = number() * left < wanted;
        left -= 1;
        if (taken) wanted -= 1;
        return taken;
      });
    },
  };
}
