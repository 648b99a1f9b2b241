/** Does the work as soon as it is its turn. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

/** Makes a gate that lets so many through at once; the others wait, in the order in which they came. */
export const createGate = (most: number): Gate => {
  const waiting: (() => void)[] = [];
  let under = 0;
  return async (work) => {
    if (under >= most) await new Promise<void>((resolve) => void waiting.push(resolve));
    else under += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else under -= 1;
    }
  };
};
