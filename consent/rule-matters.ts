import type { AddressedCell } from './compile.ts';
import { conditionHolds } from './condition-holds.ts';
import { createCell, type TableCell } from './create-cell.ts';
import { isLowerSomewhere } from './find-lower.ts';
import { buildHalf, type Half } from './half.ts';
import type { Policy, Rule } from './policy.ts';

/** Cells and halves of subsets of rules, built once: by the ids of the rules that they are made of. */
export interface SubsetCells {
  cell(rules: readonly Rule[]): TableCell;
}

/** Makes the cells of subsets of a policy's rules, for asking what a rule adds to others. */
export function createSubsetCells(policy: Policy): SubsetCells {
  const halves = new Map<string, Half>();
  const half = (kind: Half['kind'], rules: readonly Rule[]): Half => {
    const own = rules.filter((rule) => rule.kind === kind);
    const key = `${kind} ${own.map(({ id }) => id).join(' ')}`;
    const built = halves.get(key) ?? buildHalf(kind, own, conditionHolds);
    halves.set(key, built);
    return built;
  };
  return { cell: (rules) => createCell(half('grant', rules), half('cap', rules), { policy, purpose: 'AUDIT', rules, grantsForRole: [] }) };
}

/** Whether some decision changes in the whole space when this rule joins these others. */
export function ruleMatters(cells: SubsetCells, rule: Rule, others: readonly Rule[]): boolean {
  const without = cells.cell(others);
  const withRule = cells.cell([...others, rule]);
  return rule.kind === 'grant' ? isLowerSomewhere(without, withRule) : isLowerSomewhere(withRule, without);
}

/** The other rules of a cell. */
export function othersIn({ rules }: AddressedCell, rule: Rule): Rule[] {
  return rules.filter(({ id }) => id !== rule.id);
}
