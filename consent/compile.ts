import { conditionHolds, type ConditionHolds } from './condition-holds.ts';
import type { Day } from './consent-records.ts';
import { createCell, type TableCell } from './create-cell.ts';
import { createHalfMaker, type HalfMaker } from './create-half-maker.ts';
import type { CompiledPolicy } from './decide.ts';
import { encodeFacts } from './fact-vector.ts';
import { buildHalf, type Half } from './half.ts';
import { aimsAt } from './interpret.ts';
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

function organisationsOf(rules: readonly Rule[]): (string | null)[] {
  const named = [...new Set(rules.flatMap((rule) => rule.target.organisations ?? []))].sort();
  return named.length === 0 ? [null] : [...named, 'other', null];
}

type Made = Pick<AddressedCell, 'purpose' | 'rules' | 'cell'>;

/** One role and class: its cells, one a purpose, for an organisation. Those that no rule here names share theirs: they cannot be told apart. */
interface Row {
  readonly role: Role;
  readonly dataClass: string;
  cellsFor(organisation: string | null): readonly Made[];
}

function createRow(policy: Policy, role: Role, dataClass: string, about: readonly Rule[], half: HalfMaker['half']): Row {
  const named = new Set(about.flatMap((rule) => rule.target.organisations ?? []));
  const known = new Map<string | null, readonly Made[]>();
  const make = (organisation: string | null): readonly Made[] => {
    const aimed = about.filter((rule) => aimsAt(rule, organisation ?? undefined));
    const grantsForRole = aimed.filter((rule) => rule.kind === 'grant');
    return purposes.map((purpose) => {
      const rules = aimed.filter((rule) => rule.target.purposes.includes(purpose));
      return { purpose, rules, cell: createCell(half('grant', rules), half('cap', rules), { policy, purpose, rules, grantsForRole }) };
    });
  };
  const cellsFor = (organisation: string | null): readonly Made[] => {
    const alike = organisation === null || named.has(organisation) ? organisation : 'other';
    const made = known.get(alike) ?? make(alike);
    known.set(alike, made);
    return made;
  };
  return { role, dataClass, cellsFor };
}

function addressCells(policy: Policy, rules: readonly Rule[], holds: ConditionHolds): { cells: AddressedCell[]; halves: Half[] } {
  const { half, all } = createHalfMaker(holds);
  const rows = policy.classes.flatMap(({ name: dataClass }) => {
    const forClass = rules.filter((rule) => rule.target.classes.includes(dataClass));
    return roles.map((role) => {
      const about = forClass.filter((rule) => rule.target.roles.includes(role));
      return createRow(policy, role, dataClass, about, half);
    });
  });
  const cells: AddressedCell[] = [];
  for (const organisation of organisationsOf(rules)) {
    for (const { role, dataClass, cellsFor } of rows) {
      for (const { purpose, rules: own, cell } of cellsFor(organisation))
        cells.push({ role, purpose, dataClass, organisation, rules: own, cell });
    }
  }
  return { cells, halves: all() };
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
