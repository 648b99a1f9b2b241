import type { Day } from '#consent/consent-records.ts';
import { diffPolicies, type CellChange as Changed, type Difference } from '#consent/diff-policies.ts';
import { compilePolicy } from '#consent/compile.ts';
import type { Policy } from '#consent/policy.ts';
import type { CellChange, LevelChange, PolicyComparison, PolicyFact } from '#schema/generated/admin.ts';
import type { Facts } from '#consent/vocabulary.ts';

/** A cell that changes, with the first day on which it does where that is known. */
export type DatedChange = Changed & { readonly from?: Day };

/** The facts of a case, by name, in the order in which they are given. */
export function factList(facts: Facts): PolicyFact[] {
  return Object.entries(facts).map(([name, value]) => ({ name, value }));
}

function levelChange(difference: Difference | null): LevelChange | null {
  return difference && { facts: factList(difference.facts), from: difference.from, to: difference.to };
}

function cellChange({ role, purpose, dataClass, organisation, widened, narrowed, from }: DatedChange): CellChange {
  return { role, purpose, dataClass, organisation, widened: levelChange(widened), narrowed: levelChange(narrowed), from: from ?? null };
}

/** What a heat map is drawn from: every cell that changes between two versions, and how many widen and narrow. */
export function describeComparison(before: string | null, after: string, changes: readonly DatedChange[]): PolicyComparison {
  return {
    before,
    after,
    widened: changes.filter(({ widened }) => widened !== null).length,
    narrowed: changes.filter(({ narrowed }) => narrowed !== null).length,
    cells: changes.map(cellChange),
  };
}

/** Compares two versions as their rules are in force on one day; exact, so no cells means that they decide alike on that day. */
export function comparePolicies(before: Policy, after: Policy, day: Day): PolicyComparison {
  return describeComparison(before.hash, after.hash, diffPolicies(compilePolicy(before, day), compilePolicy(after, day)));
}
