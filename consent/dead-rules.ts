import type { AddressedCell, PolicyTables } from './compile.ts';
import { conditionHolds } from './condition-holds.ts';
import { createCell } from './create-cell.ts';
import { findLower } from './find-lower.ts';
import { buildHalf } from './half.ts';
import type { Rule } from './policy.ts';

function matters(policy: PolicyTables, rule: Rule, { cell, purpose, rules }: AddressedCell): boolean {
  if (cell.grants.table.every((level) => level === 0)) return false;
  const rest = rules.filter((other) => other.id !== rule.id);
  const grants = rule.kind === 'grant' ? buildHalf('grant', rest, conditionHolds) : cell.grants;
  const caps = rule.kind === 'cap' ? buildHalf('cap', rest, conditionHolds) : cell.caps;
  const without = createCell(grants, caps, { policy: policy.policy, purpose, rules: rest, grantsForRole: [] });
  return (rule.kind === 'grant' ? findLower(without, cell) : findLower(cell, without)) !== null;
}

/** The ids of the rules in force that change no decision in the whole space: without them every level would be the same. */
export function deadRules(policy: PolicyTables): string[] {
  const alive = new Set<string>();
  const seen = new Set<string>();
  for (const addressed of policy.cells) {
    for (const rule of addressed.rules) {
      seen.add(rule.id);
      if (!alive.has(rule.id) && matters(policy, rule, addressed)) alive.add(rule.id);
    }
  }
  return [...seen].filter((id) => !alive.has(id)).sort();
}
