import { conditionHolds, type ConditionHolds } from './condition-holds.ts';
import type { Day } from './consent-records.ts';
import { createCell, type TableCell } from './create-cell.ts';
import type { CompiledPolicy } from './decide.ts';
import { encodeFacts } from './fact-vector.ts';
import { buildHalf, type Half } from './half.ts';
import { targets } from './interpret.ts';
import type { Policy, Rule } from './policy.ts';
import { rulesInForce, sameRulesUntil } from './rules-in-force.ts';
import { purposes, roles, type Purpose, type Role } from './vocabulary.ts';

/** One cell with its address, for proofs and comparisons. */
export interface AddressedCell {
  readonly role: Role;
  readonly purpose: Purpose;
  readonly dataClass: string;
  /** The OIN, `other` for organisations that no rule names, or null when the organisation is not stated. */
  readonly organisation: string | null;
  readonly rules: readonly Rule[];
  readonly cell: TableCell;
}

/** A compiled policy with its cells in view. */
export interface PolicyTables extends CompiledPolicy {
  readonly cells: readonly AddressedCell[];
  /** The halves, each once: equal halves are shared. */
  readonly halves: readonly Half[];
  cell(role: Role, purpose: Purpose, dataClass: string, organisation?: string): TableCell;
}

/** The two parts of the engine that proofs must be able to break: how a condition is read, and what every grant demands. */
export interface Engine {
  readonly holds: ConditionHolds;
  readonly inForce: (rules: readonly Rule[], day: Day) => Rule[];
}

const theEngine: Engine = { holds: conditionHolds, inForce: rulesInForce };

/** Builds each half once: first by the rules it is made of, then by its content. */
function halfMaker(holds: ConditionHolds): { half(kind: Half['kind'], rules: readonly Rule[]): Half; all: Map<string, Half> } {
  const byRules = new Map<string, Half>();
  const all = new Map<string, Half>();
  const half = (kind: Half['kind'], rules: readonly Rule[]): Half => {
    const key = `${kind} ${rules
      .filter((rule) => rule.kind === kind)
      .map((rule) => rule.id)
      .join(' ')}`;
    const made = byRules.get(key);
    if (made !== undefined) return made;
    const built = buildHalf(kind, rules, holds);
    const content = `${kind} ${built.facts.join(' ')} ${Buffer.from(built.table).toString('latin1')}`;
    const shared = all.get(content) ?? built;
    all.set(content, shared);
    byRules.set(key, shared);
    return shared;
  };
  return { half, all };
}

function organisationsOf(rules: readonly Rule[]): (string | null)[] {
  const named = [...new Set(rules.flatMap((rule) => rule.target.organisations ?? []))].sort();
  return named.length === 0 ? [null] : [...named, 'other', null];
}

function addressCells(policy: Policy, rules: readonly Rule[], holds: ConditionHolds): { cells: AddressedCell[]; halves: Half[] } {
  const { half, all } = halfMaker(holds);
  const cells: AddressedCell[] = [];
  for (const organisation of organisationsOf(rules)) {
    for (const { name: dataClass } of policy.classes) {
      const forClass = rules.filter((rule) => rule.target.classes.includes(dataClass));
      for (const role of roles) {
        const forRole = forClass.filter((rule) => rule.target.roles.includes(role));
        for (const purpose of purposes) {
          const asked = { role, purpose, dataClass, ...(organisation === null ? {} : { organisation }) };
          const own = forRole.filter((rule) => targets(rule, asked));
          const grantsForRole = forRole.filter(
            (rule) => rule.kind === 'grant' && targets(rule, { ...asked, purpose: rule.target.purposes[0] ?? purpose }),
          );
          const cell = createCell(half('grant', own), half('cap', own), { policy, purpose, rules: own, grantsForRole });
          cells.push({ role, purpose, dataClass, organisation, rules: own, cell });
        }
      }
    }
  }
  return { cells, halves: [...all.values()] };
}

/**
 * Compiles a policy for one day (Europe/Amsterdam) into tables that answer exactly as `interpret` does. Compile again when `sameUntil` has passed.
 * Throws PolicyError with POLICY_TOO_WIDE. `engine` is for showing that proofs fail on a broken one.
 */
export function compilePolicy(policy: Policy, day: Day, engine: Engine = theEngine): PolicyTables {
  const rules = engine.inForce(policy.rules, day);
  const { cells, halves } = addressCells(policy, rules, engine.holds);
  const organisations = new Map(organisationsOf(rules).map((organisation, index) => [organisation, index]));
  const roleIndex = new Map<string, number>(roles.map((role, index) => [role, index]));
  const purposeIndex = new Map<string, number>(purposes.map((purpose, index) => [purpose, index]));
  const classIndex = new Map(policy.classes.map((info, index) => [info.name, index]));
  const nothing = { policy, purpose: 'AUDIT', rules: [], grantsForRole: [] } as const;
  const closed = createCell(buildHalf('grant', [], engine.holds), buildHalf('cap', [], engine.holds), nothing);
  const unstated = organisations.get(null) ?? 0;
  const others = organisations.get('other') ?? unstated;

  const cell = (role: Role, purpose: Purpose, dataClass: string, organisation?: string): TableCell => {
    const atClass = classIndex.get(dataClass);
    const atRole = roleIndex.get(role);
    const atPurpose = purposeIndex.get(purpose);
    if (atClass === undefined || atRole === undefined || atPurpose === undefined) return closed;
    const atOrganisation = organisation === undefined ? unstated : (organisations.get(organisation) ?? others);
    const index = ((atOrganisation * policy.classes.length + atClass) * roles.length + atRole) * purposes.length + atPurpose;
    return cells[index]?.cell ?? closed;
  };

  return {
    hash: policy.hash,
    policy,
    day,
    sameUntil: sameRulesUntil(policy.rules, day),
    classes: new Map(policy.classes.map((info) => [info.name, info])),
    cells,
    halves,
    cell,
    level: (role, purpose, dataClass, facts, organisation) => cell(role, purpose, dataClass, organisation).levelOfFacts(facts),
    ceiling: (role, purpose, dataClass, facts, open, organisation) =>
      cell(role, purpose, dataClass, organisation).ceiling(encodeFacts(facts), open),
    verdict: (role, purpose, dataClass, facts, organisation) => cell(role, purpose, dataClass, organisation).verdict(encodeFacts(facts)),
  };
}
