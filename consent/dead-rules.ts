import type { AddressedCell, PolicyTables } from './compile.ts';
import type { Rule } from './policy.ts';
import { createSubsetCells, othersIn, ruleMatters, type SubsetCells } from './rule-matters.ts';

/** A rule that changes no decision in the whole space. */
export interface DeadRule {
  readonly rule: string;
  /**
   * SHADOWED: each of its effects is covered by the rules in `by`. CLOSED: it opens only what the caps in `by` close. NOTHING_TO_CLOSE: no grant opens what
   * it would close. NOTHING_TO_OPEN: a grant of the level NONE. ENDED: its last day has passed (told by `checkPolicy` only).
   */
  readonly why: 'SHADOWED' | 'CLOSED' | 'NOTHING_TO_CLOSE' | 'NOTHING_TO_OPEN' | 'ENDED';
  /** The ids of the rules that make it useless, sorted: together they are enough, and in each cell none of them can be missed. */
  readonly by: readonly string[];
}

const idsOf = (rules: readonly Rule[]): string => rules.map(({ id }) => id).join(' ');

const grantsOf = (rules: readonly Rule[]): Rule[] => rules.filter(({ kind }) => kind === 'grant');

/** Whether a rule matters in a cell. A cap that closes nothing of what the grants alone open closes nothing of what other caps leave of it either. */
function mattersIn(cells: SubsetCells, addressed: AddressedCell, rule: Rule): boolean {
  const others = othersIn(addressed, rule);
  if (rule.kind === 'cap' && !ruleMatters(cells, rule, grantsOf(others))) return false;
  return ruleMatters(cells, rule, others);
}

function aliveRules(
  policy: PolicyTables,
  cells: SubsetCells,
): { readonly alive: ReadonlySet<string>; readonly seen: ReadonlyMap<string, Rule> } {
  const alive = new Set<string>();
  const seen = new Map<string, Rule>();
  const asked = new Set<string>();
  for (const addressed of policy.cells) {
    if (addressed.cell.grants.table.every((level) => level === 0)) {
      for (const rule of addressed.rules) seen.set(rule.id, rule); // nothing opens here, so nothing matters
      continue;
    }
    const all = idsOf(addressed.rules);
    for (const rule of addressed.rules) {
      seen.set(rule.id, rule);
      const key = `${rule.id} in ${all}`;
      if (alive.has(rule.id) || asked.has(key)) continue;
      asked.add(key);
      if (mattersIn(cells, addressed, rule)) alive.add(rule.id);
    }
  }
  return { alive, seen };
}

/** The fewest of `candidates`, going by one, next to `always` with which the rule changes nothing. */
function fewest(cells: SubsetCells, rule: Rule, always: readonly Rule[], candidates: readonly Rule[]): Rule[] {
  const useless = (chosen: readonly Rule[]): boolean => !ruleMatters(cells, rule, [...always, ...chosen]);
  if (useless([])) return [];
  const single = candidates.find((candidate) => useless([candidate]));
  if (single !== undefined) return [single];
  let left = [...candidates];
  for (const candidate of candidates) {
    const without = left.filter((one) => one !== candidate);
    if (useless(without)) left = without;
  }
  return left;
}

function reasonOf(rule: Rule, by: readonly Rule[]): DeadRule['why'] {
  if (by.length === 0) return rule.kind === 'cap' ? 'NOTHING_TO_CLOSE' : 'NOTHING_TO_OPEN';
  return by.every(({ kind }) => kind === 'cap') && rule.kind === 'grant' ? 'CLOSED' : 'SHADOWED';
}

function explainDead(policy: PolicyTables, cells: SubsetCells, rule: Rule): DeadRule {
  const by = new Map<string, Rule>();
  const asked = new Set<string>();
  const places = policy.cells.filter(({ rules }) => rules.some(({ id }) => id === rule.id));
  const add = (addressed: AddressedCell): void => {
    const key = idsOf(addressed.rules);
    if (asked.has(key)) return;
    asked.add(key);
    const others = othersIn(addressed, rule);
    const always = rule.kind === 'cap' ? grantsOf(others) : [];
    const rest = others.filter((one) => !always.includes(one));
    const chosen = rest.filter(({ id }) => by.has(id));
    if (!ruleMatters(cells, rule, [...always, ...chosen])) return;
    // Rules of its own kind first: that another grant opens as much says more than that a cap closes.
    const inOrder = [...rest.filter(({ kind }) => kind === rule.kind), ...rest.filter(({ kind }) => kind !== rule.kind)];
    for (const one of fewest(cells, rule, always, inOrder)) by.set(one.id, one);
  };
  for (const addressed of places) add(addressed);
  return { rule: rule.id, why: reasonOf(rule, [...by.values()]), by: [...by.keys()].sort() };
}

/** The rules in force that change no decision in the whole space, by id: without any one of them every level would be the same. With the reason of each. */
export function deadRules(policy: PolicyTables): DeadRule[] {
  const cells = createSubsetCells(policy.policy);
  const { alive, seen } = aliveRules(policy, cells);
  return [...seen.values()]
    .filter(({ id }) => !alive.has(id))
    .map((rule) => explainDead(policy, cells, rule))
    .sort((one, other) => (one.rule < other.rule ? -1 : 1));
}
