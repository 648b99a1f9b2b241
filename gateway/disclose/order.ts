import type { AskedField } from './asked.ts';

/** A value that is not there comes last. */
const rankOf = (value: unknown): number => (value === null || value === undefined ? 1 : 0);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const compareTexts = (left: string, right: string): number => {
  if (left === right) return 0;
  return left < right ? -1 : 1;
};

const compareValues = (a: unknown, b: unknown): number => {
  if (a === b) return 0;
  const rank = rankOf(a) - rankOf(b);
  if (rank !== 0 || rankOf(a) === 1) return rank;
  return typeof a === 'number' && typeof b === 'number' ? a - b : compareTexts(textOf(a), textOf(b));
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
