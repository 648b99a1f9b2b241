import { conditionHolds, type ConditionHolds } from './condition-holds.ts';
import type { Day } from './consent-records.ts';
import { createCell, type TableCell } from './create-cell.ts';
import { createHalfMaker, type HalfMaker } from './create-half-maker.ts';
import type { CompiledPolicy } from './decide.ts';
import { encodeFacts } from './fact-vector.ts';
import { createRow, type Row } from './create-row.ts';
import { buildHalf, type Half } from './half.ts';
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

/** A row for each class and role, in that order; stops after each of them. */
function* rowsOf(policy: Policy, rules: readonly Rule[], maker: HalfMaker): Generator<undefined, Row[]> {
  const rows: Row[] = [];
  for (const { name: dataClass } of policy.classes) {
    const forClass = rules.filter((rule) => rule.target.classes.includes(dataClass));
    for (const role of roles) {
      const about = forClass.filter((rule) => rule.target.roles.includes(role));
      rows.push(createRow(policy, role, dataClass, about, maker));
      yield;
    }
  }
  return rows;
}

function addressed(rows: readonly Row[], organisations: readonly (string | null)[]): AddressedCell[] {
  return organisations.flatMap((organisation) =>
    rows.flatMap(({ role, dataClass, cellsFor }) =>
      cellsFor(organisation).map(({ purpose, rules, cell }) => ({ role, purpose, dataClass, organisation, rules, cell })),
    ),
  );
}

/**
 * Compiles a policy for one day (Europe/Amsterdam) into tables that answer exactly as `interpret` does. Compile again when `sameUntil` has passed.
 * Throws PolicyError with POLICY_TOO_WIDE. `engine` is for showing that proofs fail on a broken one.
 */
export function compilePolicy(policy: Policy, day: Day, engine: Engine = theEngine): PolicyTables {
  const steps = compileInSteps(policy, day, engine);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Does what `compilePolicy` does in small steps, so that whoever has other work to do can do it in between. */
export function* compileInSteps(policy: Policy, day: Day, engine: Engine = theEngine): Generator<undefined, PolicyTables> {
  const rules = engine.inForce(policy.rules, day);
  const maker = createHalfMaker(engine.holds);
  const rows = yield* rowsOf(policy, rules, maker);
  const roleIndex = new Map<string, number>(roles.map((role, index) => [role, index]));
  const purposeIndex = new Map<string, number>(purposes.map((purpose, index) => [purpose, index]));
  const classIndex = new Map(policy.classes.map((info, index) => [info.name, index]));
  const nothing = { policy, purpose: 'AUDIT', rules: [], grantsForRole: [] } as const;
  const closed = createCell(buildHalf('grant', [], engine.holds), buildHalf('cap', [], engine.holds), nothing);
  let cells: readonly AddressedCell[] | null = null;

  const cell = (role: Role, purpose: Purpose, dataClass: string, organisation?: string): TableCell => {
    const atClass = classIndex.get(dataClass);
    const atRole = roleIndex.get(role);
    const atPurpose = purposeIndex.get(purpose);
    if (atClass === undefined || atRole === undefined || atPurpose === undefined) return closed;
    return rows[atClass * roles.length + atRole]?.cellsFor(organisation ?? null)[atPurpose]?.cell ?? closed;
  };

  return {
    hash: policy.hash,
    policy,
    day,
    sameUntil: sameRulesUntil(policy.rules, day),
    classes: new Map(policy.classes.map((info) => [info.name, info])),
    get cells() {
      cells ??= addressed(rows, organisationsOf(rules)); // only proofs and comparisons ask
      return cells;
    },
    halves: maker.all(),
    cell,
    level: (role, purpose, dataClass, facts, organisation) => cell(role, purpose, dataClass, organisation).levelOfFacts(facts),
    ceiling: (role, purpose, dataClass, facts, open, organisation) =>
      cell(role, purpose, dataClass, organisation).ceiling(encodeFacts(facts), open),
    verdict: (role, purpose, dataClass, facts, organisation) => cell(role, purpose, dataClass, organisation).verdict(encodeFacts(facts)),
  };
}
