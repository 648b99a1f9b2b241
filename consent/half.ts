import type { ConditionHolds } from './condition-holds.ts';
import { PolicyError } from './errors.ts';
import { factCode, factNames, factPosition, factValues, type FactVector } from './fact-vector.ts';
import type { Rule } from './policy.ts';
import { Level, type FactName, type Facts } from './vocabulary.ts';

/** The most states that one half may have. */
const widestHalf = 65_536;

/** Half of a cell: a table of levels, indexed only by the facts that its own rules name. */
export interface Half {
  readonly kind: 'grant' | 'cap';
  readonly facts: readonly FactName[];
  /** Per fact named: its place in a fact vector, its number of values (UNKNOWN included) and the step of one value in the table. */
  readonly places: Uint8Array;
  readonly sizes: Uint8Array;
  readonly steps: Uint32Array;
  /** The level of each state. */
  readonly table: Uint8Array;
  /** The highest of them. */
  readonly highest: Level;
}

/** The highest level in a table. */
export function highestIn(table: Uint8Array): Level {
  return [Level.FULL, Level.COARSE, Level.SIGNAL].find((level) => table.includes(level)) ?? Level.NONE;
}

/** The index in the table of a half of the state that a fact vector is in. */
export function stateIn(half: Half, vector: FactVector): number {
  const { places, steps } = half;
  let index = 0;
  for (let at = 0; at < places.length; at += 1) index += (steps[at] as number) * (vector[places[at] as number] as number);
  return index;
}

/** The same, straight from facts by name. */
export function stateOfFacts(half: Half, facts: Facts): number {
  let index = 0;
  for (let at = 0; at < half.facts.length; at += 1) {
    index += (half.steps[at] as number) * factCode(half.places[at] as number, facts[half.facts[at] as FactName]);
  }
  return index;
}

/** The code of fact number `at` of a half in one of its states. */
export function codeIn(half: Half, at: number, state: number): number {
  return Math.floor(state / (half.steps[at] ?? 1)) % (half.sizes[at] ?? 1);
}

/** The facts of one state of a half; UNKNOWN is written out. */
export function factsIn(half: Half, state: number): Facts {
  return Object.fromEntries(half.facts.map((name, at) => [name, factValues.get(name)?.[codeIn(half, at, state)]]));
}

/** Writes one state of a half into a fact vector; the facts that the half does not name stay as they are. */
export function layState(half: Half, state: number, vector: FactVector): void {
  for (let at = 0; at < half.places.length; at += 1) vector[half.places[at] as number] = codeIn(half, at, state);
}

/** The facts that rules name, in the order of the vocabulary. */
export function factsNamed(rules: readonly Rule[]): FactName[] {
  return factNames.filter((name) => rules.some((rule) => rule.when[name] !== undefined));
}

/** Marks, per rule and fact named, which codes satisfy the condition; a fact that a rule does not name it leaves out. */
function satisfying(rule: Rule, named: readonly FactName[], holds: ConditionHolds): (readonly boolean[] | null)[] {
  return named.map((name) => {
    const allowed = rule.when[name];
    return allowed === undefined ? null : (factValues.get(name) ?? []).map((value) => holds(rule.kind, allowed, value));
  });
}

/** Per fact of a half, how far in the table each code lies at which a rule still matches. */
function offsetsOf(half: Pick<Half, 'facts' | 'sizes' | 'steps'>, rule: Rule, holds: ConditionHolds): number[][] {
  return satisfying(rule, half.facts, holds).map((test, at) => {
    const codes = Array.from({ length: half.sizes[at] ?? 0 }, (_, code) => code);
    return codes.filter((code) => test === null || test[code] === true).map((code) => code * (half.steps[at] ?? 0));
  });
}

/** Every sum of one number out of each list. */
function sums(lists: readonly (readonly number[])[]): number[] {
  return lists.reduce<number[]>((before, list) => list.flatMap((one) => before.map((sum) => sum + one)), [0]);
}

/** Lays a rule's level over the states in which it matches: those of the facts in the first half of its list beside those of the second. */
function lay(half: Omit<Half, 'highest'>, rule: Rule, holds: ConditionHolds): void {
  const level = Level[rule.level];
  const { table, kind } = half;
  const offsets = offsetsOf(half, rule, holds);
  const middle = Math.ceil(offsets.length / 2);
  const near = sums(offsets.slice(0, middle));
  for (const from of sums(offsets.slice(middle))) {
    for (const offset of near) {
      const before = table[from + offset] as number;
      if (kind === 'grant' ? level > before : level < before) table[from + offset] = level;
    }
  }
}

/** Builds the half of all grants, or of all caps, among the rules of one cell. Throws PolicyError with POLICY_TOO_WIDE above 65,536 states. */
export function buildHalf(kind: 'grant' | 'cap', rules: readonly Rule[], holds: ConditionHolds): Half {
  const own = rules.filter((rule) => rule.kind === kind);
  const named = factsNamed(own);
  const sizes = Uint8Array.from(named, (name) => factValues.get(name)?.length ?? 1);
  const states = sizes.reduce((product, size) => product * size, 1);
  if (states > widestHalf) {
    const message = `regels over hetzelfde gegeven noemen samen te veel feiten (${String(states)} combinaties, hoogstens ${String(widestHalf)}): ${named.join(', ')}; in de regels ${own.map((rule) => rule.id).join(', ')}`;
    throw new PolicyError([{ code: 'POLICY_TOO_WIDE', message, file: null, line: null, column: null }]);
  }
  const steps = new Uint32Array(named.length);
  let step = 1;
  for (let at = 0; at < named.length; at += 1) {
    steps[at] = step;
    step *= sizes[at] ?? 1;
  }
  const table = new Uint8Array(states).fill(kind === 'grant' ? Level.NONE : Level.FULL);
  const half: Omit<Half, 'highest'> = { kind, facts: named, places: Uint8Array.from(named, factPosition), sizes, steps, table };
  for (const rule of own) lay(half, rule, holds);
  return { ...half, highest: highestIn(table) };
}
