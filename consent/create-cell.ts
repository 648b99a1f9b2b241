import type { Cell, Verdict } from './decide.ts';
import type { FactVector } from './fact-vector.ts';
import { giveVerdict, type VerdictContext } from './give-verdict.ts';
import { stateIn, stateOfFacts, type Half } from './half.ts';
import { someState } from './joined-states.ts';
import { Level, type FactName, type Facts } from './vocabulary.ts';
import { together } from './would-change.ts';

/** Verdicts kept per cell; a family view meets only a few states of each. */
const keptVerdicts = 64;

/** A cell with its halves in view, for proofs, and a look-up straight from facts by name. */
export interface TableCell extends Cell {
  readonly grants: Half;
  readonly caps: Half;
  /** Every fact that a rule of this cell names. */
  readonly facts: readonly FactName[];
  levelOfFacts(facts: Facts): Level;
}

/** A cell over two halves: `level` is the lower of the two look-ups. Verdicts are kept, since equal states have equal verdicts. */
export function createCell(grants: Half, caps: Half, context: Omit<VerdictContext, 'levelOf'>): TableCell {
  let verdicts: Map<number, Verdict> | null = null; // most cells of a policy are never asked
  let facts: readonly FactName[] | null = null;
  const named = (): readonly FactName[] => (facts ??= together(grants.facts, caps.facts));

  const level = (vector: FactVector): Level => {
    const granted = grants.table[stateIn(grants, vector)] as Level;
    if (granted === Level.NONE) return granted;
    const capped = caps.table[stateIn(caps, vector)] as Level;
    return granted < capped ? granted : capped;
  };

  return {
    grants,
    caps,
    get facts() {
      return named();
    },
    level,
    levelOfFacts: (known) => {
      const granted = grants.table[stateOfFacts(grants, known)] as Level;
      if (granted === Level.NONE) return granted;
      const capped = caps.table[stateOfFacts(caps, known)] as Level;
      return granted < capped ? granted : capped;
    },
    ceiling: (vector, open) => {
      const scan = vector.slice();
      const varying = open.filter((name) => named().includes(name));
      let highest: Level = Level.NONE;
      someState(varying, scan, () => {
        const one = level(scan);
        if (one > highest) highest = one;
        return highest === Level.FULL;
      });
      return highest;
    },
    verdict: (vector) => {
      const state = stateIn(grants, vector) * caps.table.length + stateIn(caps, vector);
      verdicts ??= new Map();
      const kept = verdicts.get(state);
      if (kept !== undefined) return kept;
      if (verdicts.size >= keptVerdicts) verdicts.clear();
      const verdict = giveVerdict({ ...context, levelOf: level }, vector);
      verdicts.set(state, verdict);
      return verdict;
    },
  };
}
