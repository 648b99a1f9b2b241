import { factValues, factPosition, type FactVector } from './fact-vector.ts';
import type { FactName } from './vocabulary.ts';

/**
 * Runs through every combination of the values of these facts, UNKNOWN included, writing each into the vector in turn; the other facts of
 * the vector stay as they are. Stops as soon as `visit` answers true, and says whether it did. The vector ends in its last state.
 */
export function someState(facts: readonly FactName[], vector: FactVector, visit: () => boolean): boolean {
  const walk = (at: number): boolean => {
    const name = facts[at];
    if (name === undefined) return visit();
    const place = factPosition(name);
    const size = factValues.get(name)?.length ?? 1;
    for (let code = 0; code < size; code += 1) {
      vector[place] = code;
      if (walk(at + 1)) return true;
    }
    return false;
  };
  return walk(0);
}
