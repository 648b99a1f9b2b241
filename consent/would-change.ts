import type { WouldChange } from './decide.ts';
import { factNames, factPosition, factValues, type FactVector } from './fact-vector.ts';
import { levels, type FactName, type Level } from './vocabulary.ts';

/** How many facts a change may hold: more than any rule of a sensible policy names. */
const deepest = 5;

function changesOf(facts: readonly FactName[], vector: FactVector, levelOf: (vector: FactVector) => Level, size: number): WouldChange[] {
  const now = levelOf(vector);
  const scan = vector.slice();
  const found: WouldChange[] = [];
  const changed: [FactName, string][] = [];
  const walk = (from: number): void => {
    if (changed.length === size) {
      const level = levelOf(scan);
      if (size === 1 ? level !== now : level > now) found.push({ facts: Object.fromEntries(changed), level: levels[level] });
      return;
    }
    for (let at = from; at < facts.length; at += 1) {
      const name = facts[at] as FactName;
      const place = factPosition(name);
      const before = scan[place] as number;
      const known = (factValues.get(name) ?? []).slice(0, -1);
      for (const [code, value] of known.entries()) {
        if (code === before) continue;
        scan[place] = code;
        changed.push([name, value]);
        walk(at + 1);
        changed.pop();
      }
      scan[place] = before;
    }
  };
  walk(0);
  return found;
}

/**
 * The neighbour scan: every single fact with another known value after which another level comes out, up or down; and where no single one raises it, the
 * smallest sets of facts that do. Empty when nothing would.
 */
export function wouldChange(facts: readonly FactName[], vector: FactVector, levelOf: (vector: FactVector) => Level): WouldChange[] {
  const now = levelOf(vector);
  const single = changesOf(facts, vector, levelOf, 1);
  if (now === 3 || single.some(({ level }) => levels.indexOf(level) > now)) return single;
  for (let size = 2; size <= Math.min(deepest, facts.length); size += 1) {
    const found = changesOf(facts, vector, levelOf, size);
    if (found.length > 0) return [...single, ...found];
  }
  return single;
}

/** Facts of two lists together, each once, in the order of the vocabulary. */
export function together(one: readonly FactName[], other: readonly FactName[]): FactName[] {
  return factNames.filter((name) => one.includes(name) || other.includes(name));
}
