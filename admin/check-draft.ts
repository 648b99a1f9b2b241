import type { PolicyProblem as Problem } from '#consent/errors.ts';
import { checkPolicy, type CheckedFailure, type CheckSettings } from '#consent/gates/check-policy.ts';
import type { CaseResult } from '#consent/cases/run-cases.ts';
import type { PolicyFile } from '#consent/policy-yaml.ts';
import { levelNl } from '#consent/dutch-words.ts';
import type { FailedCase, PolicyCheck, PolicyProblem, PropertyFailure } from '#schema/generated/admin.ts';
import { describeComparison } from './compare-policies.ts';

function problemOf({ code, message, file, line, column }: Problem): PolicyProblem {
  return { code, messageNl: message, file, line, column };
}

function failureOf({ property, textNl, witnessNl, rule, place, from }: CheckedFailure): PropertyFailure {
  return { property, textNl, witnessNl, rule, file: place?.file ?? null, line: place?.line ?? null, column: place?.column ?? null, from };
}

function failedCase({ testCase, verdict }: CaseResult): FailedCase {
  const { level, reason } = testCase.expect;
  const wanted = reason === null ? levelNl[level] : `${levelNl[level]}, met als reden ${reason}`;
  const got = reason === null ? levelNl[verdict.level] : `${levelNl[verdict.level]}, met als reden ${verdict.reason}`;
  const rule = verdict.rule === null ? 'geen enkele regel staat dit toe' : `regel ‘${verdict.rule}’ beslist`;
  return {
    id: testCase.id,
    messageNl: `Verwacht: ${wanted}. Er komt uit: ${got} (${rule}).`,
  };
}

/** Runs every gate of publishing on files, in the shape of the admin subgraph; nothing is stored. */
export function checkDraft(files: readonly PolicyFile[], settings: CheckSettings): PolicyCheck {
  const check = checkPolicy(files, settings);
  return {
    hash: check.hash,
    publishable: check.publishable,
    problems: check.problems.map(problemOf),
    failures: check.failures.map(failureOf),
    failedCases: check.cases.filter(({ passed }) => !passed).map(failedCase),
    deadRules: check.dead.map(({ rule, why, by, messageNl }) => ({ rule, why, by: [...by], messageNl })),
    widenedFactsNl: [...check.widenedFacts],
    comparison: check.hash === null ? null : describeComparison(settings.active?.hash ?? null, check.hash, check.changes),
  };
}
