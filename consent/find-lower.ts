import type { TableCell } from './create-cell.ts';
import { encodeFacts, type FactVector } from './fact-vector.ts';
import { stateIn, type Half } from './half.ts';
import { someState } from './joined-states.ts';
import { shrink } from './prove-bound.ts';
import { together } from './would-change.ts';

function highest(half: Half): number {
  return half.table.reduce((most, level) => Math.max(most, level), 0);
}

/** Whether some state has `lower` below `higher` while `other`, completed freely, stays above `lower`; leaves the vector in that state. */
function opens(lower: Half, higher: Half, other: Half, vector: FactVector): boolean {
  if (lower === higher) return false;
  const facts = together(lower.facts, higher.facts);
  const free = other.facts.filter((name) => !facts.includes(name));
  const most = highest(other);
  return someState(facts, vector, () => {
    const low = lower.table[stateIn(lower, vector)] as number;
    if (low >= (higher.table[stateIn(higher, vector)] as number) || most <= low) return false;
    return someState(free, vector, () => (other.table[stateIn(other, vector)] as number) > low);
  });
}

/**
 * Finds a state in which `lower` decides a lower level than `higher`, in its smallest form; null when there is none in the whole space. Factored: the two
 * grant halves are compared with each other and so are the two cap halves; the other half of `higher` is only asked to let the difference through.
 */
export function findLower(lower: TableCell, higher: TableCell): FactVector | null {
  const vector = encodeFacts({});
  if (!opens(lower.grants, higher.grants, higher.caps, vector)) {
    vector.set(encodeFacts({}));
    if (!opens(lower.caps, higher.caps, higher.grants, vector)) return null;
  }
  return shrink(together(lower.facts, higher.facts), vector, (one) => lower.level(one) < higher.level(one));
}
