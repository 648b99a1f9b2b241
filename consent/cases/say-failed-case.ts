import type { CaseResult } from '../cases/run-cases.ts';
import { levelNl } from '../dutch-words.ts';
import type { Policy } from '../policy.ts';
import { capital, sayFacts } from '../say-facts.ts';
import { sayRule, saySight } from '../say-sight.ts';

/** A case that failed: what it asks, what should have come out, and what did, by which rule. */
export function sayFailedCase(policy: Policy, { testCase, verdict }: CaseResult): string {
  const { id, textNl, expect, facts } = testCase;
  const asked = `${capital(saySight(policy, testCase, expect.level))}${Object.keys(facts).length === 0 ? '' : `, als ${sayFacts(facts)}`}`;
  const got =
    verdict.level === expect.level
      ? `de reden is ${verdict.reason} en niet ${expect.reason ?? ''}`
      : `nu is het ${levelNl[verdict.level]} zichtbaar`;
  const cause = verdict.rule === null ? verdict.textNl : sayRule(policy, verdict.rule);
  return `Testgeval ‘${id}’${textNl === null ? '' : ` (${textNl})`} klopt niet. Verwacht: ${asked}. Maar ${got}. ${cause}`;
}
