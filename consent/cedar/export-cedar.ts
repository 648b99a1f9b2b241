import type { Day } from '../consent-records.ts';
import type { Policy, Rule } from '../policy.ts';
import { rulesInForce } from '../rules-in-force.ts';
import { comment, quote } from './cedar-text.ts';
import { writeCedarPolicy } from './write-cedar-policy.ts';
import { writeCedarSchema } from './write-cedar-schema.ts';

/** A policy version in Cedar's own syntax: two texts, to be read by people and by Cedar's engine. The schema uses enumerated entity types (Cedar RFC 53). */
export interface CedarExport {
  readonly policies: string;
  readonly schema: string;
}

function head({ version, hash }: Policy, day: Day): string[] {
  return [
    comment(`Gezinsbeeld policy ${quote(version)}, ${quote(hash)},`),
    comment(
      `as it holds on ${quote(day)} (Europe/Amsterdam). Rules that begin or end on another day are not in force here: export again on that day.`,
    ),
  ];
}

const meaning = [
  '// The level is the highest of "signal", "coarse" and "full" that is allowed, and NONE where none of them is.',
  '// A permit opens up to its level, a forbid closes above its level, and nothing is open by itself. Order never matters.',
  '// A fact that is left out of the context is not known: it never fulfils a permit, and it never lifts a forbid.',
  '// An organisation that is left out has no permit for named organisations, and every forbid for them.',
].join('\n');

function section(title: string, rules: readonly Rule[], policy: Policy): string[] {
  const written = rules.map(
    (rule) => writeCedarPolicy(rule, policy.classes) ?? comment(`${quote(rule.id)} (${rule.kind} ${rule.level}) changes nothing.`),
  );
  return written.length === 0 ? [] : [`// ${title}`, ...written];
}

function outOfForce(policy: Policy, inForce: readonly Rule[]): string[] {
  const ids = new Set(inForce.map(({ id }) => id));
  const others = policy.rules.filter(({ id }) => !ids.has(id));
  const dates = ({ id, validFrom, validUntil }: Rule): string =>
    comment(`${quote(id)}: from ${quote(validFrom ?? '')} until ${quote(validUntil ?? '')}`);
  return others.length === 0 ? [] : [['// Not in force on this day', ...others.map(dates)].join('\n')];
}

/**
 * Writes a policy version, as it holds on one day (Europe/Amsterdam), as Cedar policies and the Cedar schema of their requests: principal a role, action a level,
 * resource a data class, context the purpose, the organisation and the facts. Cedar answers from it exactly what `compilePolicy` does for that day, also with
 * facts absent or foreign, and whether or not it validates requests. The hash and the day stand in the head of both.
 */
export function exportCedar(policy: Policy, day: Day): CedarExport {
  const rules = rulesInForce(policy.rules, day);
  const of = (kind: Rule['kind']): Rule[] => rules.filter((rule) => rule.kind === kind);
  const policies = [
    [...head(policy, day), '//', meaning].join('\n'),
    ...section('What closes', of('cap'), policy),
    ...section('What opens', of('grant'), policy),
    ...outOfForce(policy, rules),
  ];
  return { policies: `${policies.join('\n\n')}\n`, schema: `${[...head(policy, day), '', writeCedarSchema(policy.classes)].join('\n')}\n` };
}
