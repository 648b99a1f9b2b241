import type { Day } from './consent-records.ts';
import type { Conditions, Rule } from './policy.ts';
import type { FactValue } from './vocabulary.ts';

function onlyAmong(allowed: readonly FactValue[] | undefined, values: readonly FactValue[]): boolean {
  return allowed?.every((value) => values.includes(value)) ?? false;
}

/** Whether a grant may stand without involvement: on own data, on the person or a holder of authority, or on a mutual match. */
function standsAlone(when: Conditions): boolean {
  return onlyAmong(when.source, ['OWN']) || onlyAmong(when.self, ['SELF', 'HOLDER']) || onlyAmong(when.match, ['MUTUAL']);
}

/** The rule with what every grant demands: `involvement: ACTIVE`, unless it is on own data, on self or on a match. A policy cannot leave it out. */
function demandInvolvement(rule: Rule): Rule {
  if (rule.kind === 'cap' || standsAlone(rule.when)) return rule;
  return { ...rule, when: { ...rule.when, involvement: ['ACTIVE'] } };
}

/** The rules in force on a day (Europe/Amsterdam, both ends included), with what every grant demands. */
export function rulesInForce(rules: readonly Rule[], day: Day): Rule[] {
  const holds = (rule: Rule): boolean => (rule.validFrom ?? day) <= day && day <= (rule.validUntil ?? day);
  return rules.filter(holds).map(demandInvolvement);
}

function dayBefore(day: Day): Day {
  return new Date(Date.parse(day) - 24 * 3_600_000).toISOString().slice(0, 10);
}

/** The last day, from `day` on, on which the same rules are in force; null when nothing changes any more. */
export function sameRulesUntil(rules: readonly Rule[], day: Day): Day | null {
  const lastDays = rules.flatMap((rule) => [
    ...(rule.validFrom !== null && rule.validFrom > day ? [dayBefore(rule.validFrom)] : []),
    ...(rule.validUntil !== null && rule.validUntil >= day ? [rule.validUntil] : []),
  ]);
  return lastDays.sort()[0] ?? null;
}
