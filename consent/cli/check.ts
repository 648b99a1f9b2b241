import { sayFailedCase } from '../cases/say-failed-case.ts';
import { checkPolicy, type PolicyCheck } from '../gates/check-policy.ts';
import { loadPolicy } from '../load-policy.ts';
import type { PolicyFile } from '../policy-yaml.ts';
import type { Outcome } from './outcome.ts';
import type { PolicyArguments } from './read-arguments.ts';
import { readFiles } from './read-files.ts';
import { sayChanges } from './say-changes.ts';
import { sayProblems } from './say-problems.ts';

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`), ''];
}

/** Properties that do not hold, in Dutch, each with its smallest case and where the rule at fault stands. */
export function sayFailures({ failures }: Pick<PolicyCheck, 'failures'>): string[] {
  return failures.flatMap(({ property, textNl, witnessNl, place, from }) => [
    `${property} klopt niet vanaf ${from}: ${textNl}`,
    `  ${witnessNl}`,
    ...(place === null ? [] : [`  Deze regel staat in ${place.file}, regel ${String(place.line)}, kolom ${String(place.column)}.`]),
  ]);
}

function sayCases({ policy, cases }: PolicyCheck): string[] {
  return policy === null ? [] : cases.filter(({ passed }) => !passed).map((result) => sayFailedCase(policy, result));
}

function sayCheck(check: PolicyCheck): string {
  const { policy, problems, dead, changes, widenedFacts, publishable, hash } = check;
  return [
    ...section('Wat er mis is:', sayProblems(problems)),
    ...section('Eigenschappen die niet kloppen:', sayFailures(check)),
    ...section('Testgevallen die niet kloppen:', sayCases(check)),
    ...section(
      'Regels zonder effect (deze mogen blijven):',
      dead.map(({ messageNl }) => messageNl),
    ),
    ...section('Wat er verandert tegenover de versie die nu geldt:', [
      ...(policy === null ? [] : sayChanges(policy, changes)),
      ...widenedFacts,
    ]),
    ...(hash === null ? [] : [`Beleidsversie ${hash}`]),
    publishable ? 'Deze versie kan worden voorgesteld.' : 'Deze versie kan zo niet worden voorgesteld.',
  ].join('\n');
}

/** The check without the policy itself, which the machine that asks has already. */
function forMachines({ policy: _policy, cases, ...check }: PolicyCheck): unknown {
  return { ...check, cases: cases.map(({ testCase, passed, verdict }) => ({ id: testCase.id, passed, expect: testCase.expect, verdict })) };
}

function gate(files: readonly PolicyFile[], { day, against, reason }: PolicyArguments): PolicyCheck {
  const active = loadPolicy(readFiles(against === null ? [] : [against]));
  return checkPolicy(files, { active, day, wideningReason: reason });
}

/** `check`: every gate before publishing. */
export function check(args: PolicyArguments): Outcome {
  const checked = gate(readFiles(args.files), args);
  return { holds: checked.publishable, text: sayCheck(checked), json: forMachines(checked) };
}

/** `prove`: the properties P1 to P7 and the officer's own, on every day on which rules begin or end. */
export function proveProperties(args: PolicyArguments): Outcome {
  const checked = checkPolicy(readFiles(args.files), { active: null, day: args.day, wideningReason: null });
  const { policy, problems, failures } = checked;
  const own = policy?.properties ?? [];
  const proved =
    own.length === 0
      ? 'P1 tot en met P7 kloppen.'
      : `P1 tot en met P7 en ${String(own.length)} eigen ${own.length === 1 ? 'eigenschap' : 'eigenschappen'} kloppen.`;
  const broken = policy === null || problems.some(({ code }) => code === 'POLICY_TOO_WIDE' || code === 'POLICY_TOO_MANY_DAYS');
  const lines = broken ? sayProblems(problems) : sayFailures(checked);
  return {
    holds: lines.length === 0,
    text: lines.length === 0 ? proved : lines.join('\n'),
    json: { problems: broken ? problems : [], failures },
  };
}
