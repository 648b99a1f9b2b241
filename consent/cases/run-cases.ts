import type { PolicyTables } from '../compile.ts';
import { decide, type Question, type Verdict } from '../decide.ts';
import { harmlessFacts } from '../harmless-facts.ts';
import type { PolicyCase } from '../policy.ts';

/** What came out of one test case of a policy. */
export interface CaseResult {
  readonly testCase: PolicyCase;
  readonly passed: boolean;
  /** What the policy decides: the level with its reason, rule and article. */
  readonly verdict: Verdict;
}

/** The question that a case asks: what it does not name is harmless, so that a case says only what matters. */
export function questionOf({ role, purpose, dataClass, organisation, facts }: PolicyCase): Question {
  const asked = { role, purpose, dataClass, facts: { ...harmlessFacts, ...facts } };
  return organisation === null ? asked : { ...asked, organisation };
}

/** Decides every test case that a policy carries, in the order of their ids. A case passes when its level comes out, and its reason if it names one. */
export function runCases(policy: PolicyTables): CaseResult[] {
  return (policy.policy.cases ?? []).map((testCase) => {
    const verdict = decide(policy, questionOf(testCase));
    const { level, reason } = testCase.expect;
    return { testCase, verdict, passed: verdict.level === level && (reason === null || verdict.reason === reason) };
  });
}
