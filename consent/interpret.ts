import { conditionHolds } from './condition-holds.ts';
import type { Question } from './decide.ts';
import type { Rule } from './policy.ts';
import { Level, type FactName } from './vocabulary.ts';

/** Whether a rule is about this organisation; of one that is not stated, a cap is and a grant is not. */
export function aimsAt({ kind, target: { organisations } }: Rule, organisation: string | undefined): boolean {
  return organisations === null || (organisation === undefined ? kind === 'cap' : organisations.includes(organisation));
}

/** Whether a rule is about this role, purpose, class and organisation. */
export function targets(rule: Rule, { role, purpose, dataClass, organisation }: Omit<Question, 'facts'>): boolean {
  const { roles, purposes, classes } = rule.target;
  return aimsAt(rule, organisation) && roles.includes(role) && purposes.includes(purpose) && classes.includes(dataClass);
}

/** Whether all conditions of a rule hold. */
export function matches(rule: Rule, facts: Question['facts']): boolean {
  return Object.entries(rule.when).every(([fact, allowed]) => conditionHolds(rule.kind, allowed, facts[fact as FactName] ?? 'UNKNOWN'));
}

/** The meaning of a policy, as plainly as it can be said: the reference that every compiled table must equal. `rules` are those in force. */
export function interpret(rules: readonly Rule[], question: Question): Level {
  let granted: Level = Level.NONE;
  let capped: Level = Level.FULL;
  for (const rule of rules) {
    if (!targets(rule, question) || !matches(rule, question.facts)) continue;
    const level = Level[rule.level];
    if (rule.kind === 'grant' && level > granted) granted = level;
    if (rule.kind === 'cap' && level < capped) capped = level;
  }
  return granted < capped ? granted : capped;
}
