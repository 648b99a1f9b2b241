import { compilePolicy, type PolicyTables } from '#consent/compile.ts';
import type { Day } from '#consent/consent-records.ts';
import { readFacts } from '#consent/facts-text.ts';
import type { Policy } from '#consent/policy.ts';
import type { LevelName, Purpose, Role } from '#consent/vocabulary.ts';

/** What is decided about one line of a record. */
export interface Decided {
  readonly level: LevelName;
  readonly reason: string;
  readonly article: string | null;
  readonly rule: string | null;
}

/** Who asked, for what: as a record says it. */
export interface Asked {
  readonly role: string;
  readonly purpose: string;
  readonly organisation: string;
}

/** Decides one class on recorded facts; null when the facts cannot be read. */
export type DecideAgain = (dataClass: string, facts: string) => Decided | null;

/** Decides recorded lines under one policy version, on any day. */
export interface PolicyOnDays {
  readonly policy: Policy;
  on(day: Day, asked: Asked): DecideAgain;
}

interface InForce {
  readonly tables: PolicyTables;
  /** The first day that this was asked for: the same rules are in force from it until `tables.sameUntil`. */
  readonly deciders: Map<string, DecideAgain>;
}

/** How many different rulebooks over time of one version are kept compiled. */
const keptDays = 8;
/** How many decisions of one recipient and purpose are kept. */
const keptDecisions = 50_000;

/**
 * Prepares one policy version for deciding again: it is compiled once for each run of days with the same rules, and what was decided once for the same
 * recipient, purpose, class and facts is looked up.
 */
export function createPolicyOnDays(policy: Policy): PolicyOnDays {
  let inForce: InForce[] = [];
  const at = (day: Day): InForce => {
    const known = inForce.find(({ tables }) => tables.day <= day && (tables.sameUntil === null || day <= tables.sameUntil));
    if (known !== undefined) return known;
    const compiled = { tables: compilePolicy(policy, day), deciders: new Map<string, DecideAgain>() };
    inForce = [compiled, ...inForce].slice(0, keptDays);
    return compiled;
  };
  return {
    policy,
    on: (day, asked) => {
      const { tables, deciders } = at(day);
      const key = `${asked.role} ${asked.purpose} ${asked.organisation}`;
      const known = deciders.get(key) ?? decider(tables, asked);
      deciders.set(key, known);
      return known;
    },
  };
}

function decider(tables: PolicyTables, { role, purpose, organisation }: Asked): DecideAgain {
  const decisions = new Map<string, Map<string, Decided>>();
  let kept = 0;
  return (dataClass, text) => {
    const ofClass = decisions.get(dataClass) ?? new Map<string, Decided>();
    const known = ofClass.get(text);
    if (known !== undefined) return known;
    const facts = readFacts(text);
    if (facts === null) return null;
    if (kept >= keptDecisions) {
      decisions.clear();
      kept = 0;
    }
    // A role, a purpose or a class that this version does not know is closed, and the record says whatever it says.
    const { level, reason, article, rule } = tables.cell(role as Role, purpose as Purpose, dataClass, organisation).verdict(facts);
    const decided = { level, reason, article, rule };
    ofClass.set(text, decided);
    decisions.set(dataClass, ofClass);
    kept += 1;
    return decided;
  };
}
