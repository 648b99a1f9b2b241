import type { ConditionHolds } from './condition-holds.ts';
import { buildHalf, highestIn, type Half } from './half.ts';
import type { Rule } from './policy.ts';
import { Level } from './vocabulary.ts';

/** The two halves of a cell. */
export interface Halves {
  readonly grants: Half;
  readonly caps: Half;
}

/** Makes the halves of one policy, equal ones only once. */
export interface HalfMaker {
  /** The halves of all grants and of all caps among these rules. Throws PolicyError with POLICY_TOO_WIDE. */
  halves(rules: readonly Rule[]): Halves;
  /** Every half that was made. */
  all(): Half[];
}

/** Answers from the map, and makes what is not there yet. */
function once<T>(made: Map<string, T>, key: string, make: () => T): T {
  const before = made.get(key);
  if (before !== undefined) return before;
  const value = make();
  made.set(key, value);
  return value;
}

/** The half with a level laid over all of its states. */
function laidOver(half: Half, level: number): Half {
  const raises = half.kind === 'grant';
  const table = half.table.slice();
  for (let state = 0; state < table.length; state += 1) {
    const before = table[state] as number;
    if (raises ? level > before : level < before) table[state] = level;
  }
  return { ...half, table, highest: highestIn(table) };
}

/**
 * Creates a maker that shares halves by the rules they are made of, then by their content. Rules without conditions, as most about a purpose are, need no table
 * of their own: they raise or lower one that is there.
 */
export function createHalfMaker(holds: ConditionHolds): HalfMaker {
  const byRules = new Map<string, Halves>();
  const laid = new Map<string, Half>();
  const conditioned = new Map<string, Half>();
  const byContent = new Map<string, Half>();
  const half = (kind: Half['kind'], rules: readonly Rule[]): Half => {
    const own = rules.filter((rule) => rule.kind === kind);
    const named = own.filter((rule) => Object.keys(rule.when).length > 0);
    const flat = own.filter((rule) => !named.includes(rule)).map((rule) => Level[rule.level]);
    const level = kind === 'grant' ? Math.max(Level.NONE, ...flat) : Math.min(Level.FULL, ...flat);
    const key = `${kind} ${named.map((rule) => rule.id).join(' ')}`;
    return once(laid, `${String(level)} ${key}`, () => {
      const base = once(conditioned, key, () => buildHalf(kind, named, holds));
      const built = flat.length === 0 ? base : laidOver(base, level);
      return once(byContent, `${kind} ${built.facts.join(' ')} ${Buffer.from(built.table).toString('latin1')}`, () => built);
    });
  };
  return {
    halves: (rules) =>
      once(byRules, rules.map((rule) => rule.id).join(' '), () => ({ grants: half('grant', rules), caps: half('cap', rules) })),
    all: () => [...byContent.values()],
  };
}
