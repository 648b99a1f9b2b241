import { sayFailedCase } from '../cases/say-failed-case.ts';
import type { Day } from '../consent-records.ts';
import { checkPolicy, type PolicyCheck } from '../gates/check-policy.ts';
import { sayWitness } from '../gates/say-failure.ts';
import { loadPolicy } from '../load-policy.ts';
import type { PolicyFile } from '../policy-yaml.ts';
import { enumerate } from '../say-facts.ts';
import { sayRule } from '../say-sight.ts';
import type { Outcome } from './outcome.ts';
import type { PolicyArguments } from './read-arguments.ts';
import { readFiles } from './read-files.ts';
import { sayChanges } from './say-changes.ts';
import { sayProblems } from './say-problems.ts';

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`), ''];
}

/** Properties that do not hold on the day asked or later, in Dutch, each with its smallest case and where the rule at fault stands. */
function sayFailures({ policy, failures }: PolicyCheck, day: Day): string[] {
  if (policy === null) return [];
  return failures.flatMap(({ property, textNl, witness, rule, place, from }) => [
    `Eigenschap ‘${property}’ klopt niet${from === day ? '' : ` vanaf ${from}`}: ${textNl}`,
    `  Kleinste geval: ${sayWitness(policy, witness)}`,
    `  ${sayRule(policy, rule)}`,
    ...(place === null ? [] : [`  Deze regel staat in ${place.file}, regel ${String(place.line)}, kolom ${String(place.column)}.`]),
  ]);
}

function sayCases({ policy, cases }: PolicyCheck): string[] {
  return policy === null ? [] : cases.filter(({ passed }) => !passed).map((result) => sayFailedCase(policy, result));
}

/** How many of something are wrong, as a part of the last line; nothing for none. */
function tally(count: number, one: string, more: string): string[] {
  return count === 0 ? [] : [`${String(count)} ${count === 1 ? one : more}`];
}

function sayVerdict({ problems, failures, cases, publishable, needsReason }: PolicyCheck, hasReason: boolean): string[] {
  const failed = cases.filter(({ passed }) => !passed).length;
  if (publishable) {
    const tests = cases.length === 0 ? '' : ' Alle testgevallen kloppen.';
    return [`Alle eigenschappen kloppen.${tests}`, 'Deze versie kan worden voorgesteld.'];
  }
  const wrong = [
    ...tally(problems.length, 'fout', 'fouten'),
    ...tally(failures.length, 'eigenschap die niet klopt', 'eigenschappen die niet kloppen'),
    ...tally(failed, 'testgeval dat niet klopt', 'testgevallen die niet kloppen'),
  ];
  const hint = needsReason && !hasReason ? ['Schrijf met --reason op waarom er meer zichtbaar mag worden.'] : [];
  return [`Deze versie kan zo niet worden voorgesteld: ${enumerate(wrong)}.`, ...hint];
}

function sayCheck(check: PolicyCheck, { day, reason }: PolicyArguments): string {
  const { policy, problems, dead, changes, widenedFacts, hash } = check;
  return [
    ...section('Wat er mis is:', sayProblems(problems)),
    ...section('Eigenschappen die niet kloppen:', sayFailures(check, day)),
    ...section('Testgevallen die niet kloppen:', sayCases(check)),
    ...section('Wat er verandert tegenover de versie die nu geldt:', [
      ...(policy === null ? [] : sayChanges(policy, changes)),
      ...widenedFacts,
    ]),
    ...section(
      'Regels zonder effect (deze mogen blijven):',
      dead.map(({ messageNl }) => messageNl),
    ),
    ...(hash === null ? [] : [`Beleidsversie ${hash}`]),
    ...sayVerdict(check, (reason ?? '').trim() !== ''),
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
  return { holds: checked.publishable, text: sayCheck(checked, args), json: forMachines(checked) };
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
  const lines = broken ? sayProblems(problems) : sayFailures(checked, args.day);
  return {
    holds: lines.length === 0,
    text: lines.length === 0 ? proved : lines.join('\n'),
    json: { problems: broken ? problems : [], failures },
  };
}
