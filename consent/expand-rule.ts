import type { PolicyErrorCode } from './errors.ts';
import { factNames } from './fact-vector.ts';
import type { WrittenRule } from './policy-file-schema.ts';
import type { Conditions, DataClassInfo, Rule } from './policy.ts';
import { facts, purposes, roles } from './vocabulary.ts';

/** Reports what is wrong with a rule, at a path inside it. */
export type RuleProblem = (code: PolicyErrorCode, message: string, path: readonly PropertyKey[]) => void;

function select<T extends string>(all: readonly T[], chosen: '*' | readonly string[], problem: (message: string) => void): T[] {
  if (chosen === '*') return [...all];
  const without = chosen.filter((name) => name.startsWith('!')).map((name) => name.slice(1));
  if (without.length > 0 && without.length < chosen.length) problem('either names or !names, not both');
  const picked = without.length > 0 ? all.filter((name) => !without.includes(name)) : all.filter((name) => chosen.includes(name));
  if (picked.length === 0) problem('selects nothing');
  return picked;
}

function selectClasses(rule: WrittenRule, classes: readonly DataClassInfo[], problem: RuleProblem): string[] {
  const path = ['target', 'classes'];
  const chosen = rule.target.classes;
  if (chosen === '@record') return classes.filter((info) => info.record).map((info) => info.name);
  const names = classes.map((info) => info.name);
  for (const [index, name] of chosen === '*' ? [] : chosen.entries()) {
    if (!names.includes(name.replace('!', ''))) problem('POLICY_UNKNOWN_CLASS', `${name} is no class`, [...path, index]);
  }
  return select(names, chosen === '*' ? '*' : chosen, (message) => problem('POLICY_TARGET', `classes: ${message}`, path));
}

/** The same conditions with facts and values in the order of the vocabulary, each value once. */
function inOrder(when: NonNullable<WrittenRule['when']>): Conditions {
  return Object.fromEntries(
    factNames.flatMap((name) => {
      const allowed: readonly string[] | undefined = when[name];
      return allowed === undefined ? [] : [[name, facts[name].filter((value) => allowed.includes(value))]];
    }),
  );
}

function windowOf(rule: WrittenRule, problem: RuleProblem): Pick<Rule, 'validFrom' | 'validUntil'> {
  const validFrom = rule.validFrom ?? null;
  const validUntil = rule.validUntil ?? null;
  if (validFrom !== null && validUntil !== null && validUntil < validFrom)
    problem('POLICY_WINDOW', 'ends before it begins', ['validUntil']);
  return { validFrom, validUntil };
}

/** A written rule with its selections written out in the order of the vocabulary. Reports, and goes on, where it cannot be used. */
export function expandRule(rule: WrittenRule, classes: readonly DataClassInfo[], problem: RuleProblem): Rule {
  const { id, kind, level, reasonCode, article, textNl, target } = rule;
  const among = <T extends string>(all: readonly T[], name: 'roles' | 'purposes', chosen: '*' | readonly string[]): T[] =>
    select(all, chosen, (message) => problem('POLICY_TARGET', `${name}: ${message}`, ['target', name]));
  const when = inOrder(rule.when ?? {});
  const window = windowOf(rule, problem);
  if (kind === 'grant' && when.involvement?.includes('ACTIVE') === false) {
    problem('POLICY_WITHOUT_INVOLVEMENT', 'a grant only for those who are not involved', ['when', 'involvement']);
  }
  return {
    id,
    kind,
    level,
    target: {
      roles: among(roles, 'roles', target.roles),
      purposes: among(purposes, 'purposes', target.purposes),
      classes: selectClasses(rule, classes, problem),
      organisations: target.organisations === undefined ? null : [...new Set(target.organisations)].sort(),
    },
    when,
    reasonCode,
    article,
    textNl,
    ...window,
  };
}
