import type { TableCell } from './create-cell.ts';
import { encodeFacts, type FactVector } from './fact-vector.ts';
import { stateIn, type Half } from './half.ts';
import { someState } from './joined-states.ts';
import { smallestState } from './smallest-state.ts';
import { together } from './would-change.ts';

/** Whether some state has `lower` below `higher` while `other`, completed freely, stays above `lower`; leaves the vector in that state. */
function opens(lower: Half, higher: Half, other: Half, vector: FactVector): boolean {
  if (lower === higher) return false;
  const facts = together(lower.facts, higher.facts);
  const free = other.facts.filter((name) => !facts.includes(name));
  return someState(facts, vector, () => {
    const low = lower.table[stateIn(lower, vector)] as number;
    if (low >= (higher.table[stateIn(higher, vector)] as number) || other.highest <= low) return false;
    return someState(free, vector, () => (other.table[stateIn(other, vector)] as number) > low);
  });
}

function anyState(lower: TableCell, higher: TableCell): FactVector | null {
  const vector = encodeFacts({});
  if (opens(lower.grants, higher.grants, higher.caps, vector)) return vector;
  vector.set(encodeFacts({}));
  return opens(lower.caps, higher.caps, higher.grants, vector) ? vector : null;
}

/**
 * Whether there is a state in the whole space in which `lower` decides a lower level than `higher`. Factored: the two grant halves are compared with each
 * other and so are the two cap halves; the other half of `higher` is only asked to let the difference through.
 */
export function isLowerSomewhere(lower: TableCell, higher: TableCell): boolean {
  return anyState(lower, higher) !== null;
}

/** The smallest state in which `lower` decides a lower level than `higher`; null when there is none in the whole space. */
export function findLower(lower: TableCell, higher: TableCell): FactVector | null {
  const vector = anyState(lower, higher);
  if (vector === null) return null;
  return smallestState(together(lower.facts, higher.facts), vector, (one) => lower.level(one) < higher.level(one));
}
