import type { AddressedCell } from './compile.ts';
import { decodeFacts, encodeFacts, factCode, factPosition, type FactVector } from './fact-vector.ts';
import { decidingRule } from './give-verdict.ts';
import { factsIn, type Half } from './half.ts';
import { someState } from './joined-states.ts';
import type { Rule } from './policy.ts';
import { addressOf, distinctCells, levelName, smaller, type Failure } from './property.ts';
import { smallestState } from './smallest-state.ts';
import type { FactName, Facts } from './vocabulary.ts';
import { together } from './would-change.ts';

/** One step that must never raise a level: the fact goes from one value to another. */
export interface Step {
  readonly fact: FactName;
  readonly from: string;
  readonly to: string;
}

/** A property of the form: these steps never raise a level, whatever the other facts are. */
export interface Monotone {
  readonly property: string;
  readonly textNl: string;
  readonly steps: readonly Step[];
}

interface HalfFailure {
  readonly state: number;
  readonly step: Step;
}

/** The states of one half in which a step raises its level. */
function failuresOfHalf(half: Half, steps: readonly Step[]): HalfFailure[] {
  const failures: HalfFailure[] = [];
  for (const step of steps) {
    const at = half.facts.indexOf(step.fact);
    if (at < 0) continue;
    const place = half.places[at] ?? 0;
    const from = factCode(place, step.from);
    const apart = half.steps[at] ?? 1;
    const distance = (factCode(place, step.to) - from) * apart;
    // The states with this value lie in runs, one in each stretch of all values.
    for (let run = from * apart; run < half.table.length; run += apart * (half.sizes[at] ?? 1)) {
      for (let state = run; state < run + apart; state += 1) {
        if ((half.table[state + distance] as number) > (half.table[state] as number)) failures.push({ state, step });
      }
    }
  }
  return failures;
}

/** What a failure says where the step does raise the level of the whole cell, with whatever the other half adds; null where the other half hides it. */
function witnessed(property: Monotone, addressed: AddressedCell, half: Half, { state, step }: HalfFailure): Failure | null {
  const { cell, rules } = addressed;
  const place = factPosition(step.fact);
  const [from, to] = [factCode(place, step.from), factCode(place, step.to)];
  const after = (vector: FactVector): FactVector => {
    const moved = vector.slice();
    moved[place] = to;
    return moved;
  };
  const fails = (vector: FactVector): boolean => vector[place] === from && cell.level(after(vector)) > cell.level(vector);
  const vector = encodeFacts(factsIn(half, state));
  const all = together(cell.grants.facts, cell.caps.facts);
  const free = all.filter((name) => !half.facts.includes(name));
  if (!someState(free, vector, () => fails(vector))) return null;
  const small = smallestState(
    all.filter((name) => name !== step.fact),
    vector,
    fails,
  );
  const moved = after(small);
  const written = (of: FactVector, value: string): Facts => ({ ...decodeFacts(of), [step.fact]: value });
  const against = { facts: written(small, step.from), purpose: addressed.purpose, level: levelName(cell.level(small)) };
  const witness = { ...addressOf(addressed), facts: written(moved, step.to), level: levelName(cell.level(moved)), against };
  return { property: property.property, textNl: property.textNl, witness, rule: culprit(rules, against.facts, witness.facts) };
}

/** The cap that stops closing or the grant that starts opening. */
function culprit(rules: readonly Rule[], before: Facts, after: Facts): string | null {
  const closing = decidingRule(rules, before);
  return (closing?.kind === 'cap' ? closing : decidingRule(rules, after))?.id ?? null;
}

/**
 * Proves that steps never raise a level. What holds of both halves holds of the lower of the two, so each half is enumerated once; the halves of a cell are
 * joined only where one of them fails. Null when it holds, else the smallest failure.
 */
export function proveMonotone(cells: readonly AddressedCell[], property: Monotone): Failure | null {
  const failures = new Map<Half, HalfFailure[]>();
  const failuresOf = (half: Half): HalfFailure[] => {
    const known = failures.get(half);
    if (known !== undefined) return known;
    const found = failuresOfHalf(half, property.steps);
    failures.set(half, found);
    return found;
  };
  let found: Failure | null = null;
  for (const addressed of distinctCells(cells)) {
    const seenSteps = new Set<Step>();
    for (const half of [addressed.cell.grants, addressed.cell.caps]) {
      for (const failure of failuresOf(half)) {
        if (seenSteps.has(failure.step)) continue; // one witness a step: it is the smallest of all states in which this step fails
        const seen = witnessed(property, addressed, half, failure);
        found = smaller(found, seen);
        if (seen !== null) seenSteps.add(failure.step);
      }
    }
  }
  return found;
}
