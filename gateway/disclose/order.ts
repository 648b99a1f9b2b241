import type { AskedField } from './asked.ts';

const compareValues = (a: unknown, b: unknown): number => {
  if (a === b) return 0;
  if (a === null || a === undefined) return 1;
  if (b === null || b === undefined) return -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const left = typeof a === 'string' ? a : JSON.stringify(a);
  const right = typeof b === 'string' ? b : JSON.stringify(b);
  return left < right ? -1 : left > right ? 1 : 0;
};

/** Orders shown objects by what is shown of them, in the order of the asked fields: an order by a hidden field would tell of it. */
export const byShownFields =
  (asked: readonly AskedField[]) =>
  (a: Record<string, unknown>, b: Record<string, unknown>): number => {
    for (const { key } of asked) {
      const order = compareValues(a[key], b[key]);
      if (order !== 0) return order;
    }
    return 0;
  };
