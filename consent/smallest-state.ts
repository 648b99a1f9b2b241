import { factCode, factPosition, factValues, type FactVector } from './fact-vector.ts';
import type { FactName } from './vocabulary.ts';

/** What makes a case strange is tried last, so that of two equally small cases the more common one is told. */
const strange: readonly FactName[] = ['safety', 'escalation', 'match', 'source', 'self'];

const unknownOf = (name: FactName): number => factCode(factPosition(name), 'UNKNOWN');

/** The fewest known facts, taking away one at a time from a vector with which `fails` answers true. */
function shrink(facts: readonly FactName[], vector: FactVector, fails: (vector: FactVector) => boolean): FactVector {
  const small = vector.slice();
  for (const name of facts) {
    const place = factPosition(name);
    const before = small[place] as number;
    small[place] = unknownOf(name);
    if (!fails(small)) small[place] = before;
  }
  return small;
}

/** The first failing vector in which exactly `size` of the facts are known, or null; all other facts stay as they are in `base`. */
function ofSize(facts: readonly FactName[], base: FactVector, size: number, fails: (vector: FactVector) => boolean): FactVector | null {
  const scan = base.slice();
  const walk = (from: number, left: number): boolean => {
    if (left === 0) return fails(scan);
    for (let at = from; at <= facts.length - left; at += 1) {
      const name = facts[at] as FactName;
      const place = factPosition(name);
      const known = (factValues.get(name)?.length ?? 1) - 1;
      for (let code = 0; code < known; code += 1) {
        scan[place] = code;
        if (walk(at + 1, left - 1)) return true;
      }
      scan[place] = unknownOf(name);
    }
    return false;
  };
  return walk(0, size) ? scan : null;
}

/**
 * The smallest vector, by its number of known facts, with which `fails` answers true, starting from one with which it does. Only these facts are varied.
 * It shrinks first, and then looks through everything that is no larger than what that gives: so no smaller one exists.
 */
export function smallestState(facts: readonly FactName[], vector: FactVector, fails: (vector: FactVector) => boolean): FactVector {
  const small = shrink(facts, vector, fails);
  const empty = small.slice();
  for (const name of facts) empty[factPosition(name)] = unknownOf(name);
  const commonFirst = [...facts].sort((one, other) => strange.indexOf(one) - strange.indexOf(other));
  const size = facts.filter((name) => small[factPosition(name)] !== unknownOf(name)).length;
  for (let fewer = 0; fewer <= size; fewer += 1) {
    const found = ofSize(commonFirst, empty, fewer, fails);
    if (found !== null) return found;
  }
  return small;
}
