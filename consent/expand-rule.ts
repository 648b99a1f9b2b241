import type { WrittenRule } from './policy-file-schema.ts';
import type { DataClassInfo, Rule } from './policy.ts';
import { conditionsInOrder, selectTargets, type ItemProblem } from './select-targets.ts';

function windowOf(rule: WrittenRule, problem: ItemProblem): Pick<Rule, 'validFrom' | 'validUntil'> {
  const validFrom = rule.validFrom ?? null;
  const validUntil = rule.validUntil ?? null;
  if (validFrom !== null && validUntil !== null && validUntil < validFrom)
    problem('POLICY_WINDOW', 'de laatste dag ligt voor de eerste dag', ['validUntil']);
  return { validFrom, validUntil };
}

/** A written rule with its selections written out in the order of the vocabulary. Reports, and goes on, where it cannot be used. */
export function expandRule(rule: WrittenRule, classes: readonly DataClassInfo[], problem: ItemProblem): Rule {
  const { id, kind, level, reasonCode, article, textNl, target } = rule;
  const when = conditionsInOrder(rule.when ?? {});
  const window = windowOf(rule, problem);
  if (kind === 'grant' && when.involvement?.includes('ACTIVE') === false) {
    problem('POLICY_WITHOUT_INVOLVEMENT', 'een regel mag niets openen voor wie niet betrokken is (AVG 5(1)(c))', ['when', 'involvement']);
  }
  return {
    id,
    kind,
    level,
    target: {
      ...selectTargets(target, classes, ['target'], problem),
      organisations: target.organisations === undefined ? null : [...new Set(target.organisations)].sort(),
    },
    when,
    reasonCode,
    article,
    textNl,
    ...window,
  };
}
