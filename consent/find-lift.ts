import type { Cell, CompiledPolicy, Question } from './decide.ts';
import { withFacts, type FactVector } from './fact-vector.ts';
import { liftSteps, type LiftStep } from './lift-steps.ts';
import { purposes, type Level, type Purpose } from './vocabulary.ts';

/** The smallest set of steps that opens more, and for which other purpose if not for this one. */
export interface Lift {
  readonly steps: readonly LiftStep[];
  readonly purpose: Purpose | null;
}

/** No step of more than this many parts is worth explaining. */
const mostSteps = 3;

interface Found {
  readonly steps: readonly LiftStep[];
  readonly level: Level;
}

function bestOfSize(cell: Cell, facts: FactVector, level: Level, size: number): Found | null {
  let best: Found | null = null;
  const walk = (from: number, chosen: readonly LiftStep[], current: FactVector): void => {
    if (chosen.length === size) {
      const reached = cell.level(current);
      if (reached > (best?.level ?? level)) best = { steps: chosen, level: reached };
      return;
    }
    for (const [at, step] of liftSteps.entries()) {
      if (at >= from) walk(at + 1, [...chosen, step], withFacts(current, step.facts));
    }
  };
  walk(0, [], facts);
  return best;
}

/** Purposes that are no professional's way to see more of a family. */
const noWayOut: readonly Purpose[] = ['MI', 'RIGHTS', 'AUDIT'];

/** Finds what would open more than `level`: for this purpose, with the fewest steps, or else for another purpose; null when nothing would. */
export function findLift(policy: CompiledPolicy, question: Question, facts: FactVector, level: Level): Lift | null {
  const { role, purpose, dataClass, organisation } = question;
  const own = policy.cell(role, purpose, dataClass, organisation);
  for (let size = 1; size <= mostSteps; size += 1) {
    const found = bestOfSize(own, facts, level, size);
    if (found !== null) return { steps: found.steps, purpose: null };
  }
  const others = purposes.filter((other) => other !== purpose && !noWayOut.includes(other));
  for (let size = 0; size < mostSteps; size += 1) {
    for (const other of others) {
      const found = bestOfSize(policy.cell(role, other, dataClass, organisation), facts, level, size);
      if (found !== null) return { steps: found.steps, purpose: other };
    }
  }
  return null;
}
