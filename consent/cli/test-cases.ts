import { runCases } from '../cases/run-cases.ts';
import { sayFailedCase } from '../cases/say-failed-case.ts';
import { load } from './load.ts';
import type { Outcome } from './outcome.ts';
import type { PolicyArguments } from './read-arguments.ts';

function sayCount(all: number, failed: number): string {
  if (all === 0) return 'Dit beleid heeft geen testgevallen.';
  if (failed > 0) return `${String(failed)} van de ${String(all)} testgevallen ${failed === 1 ? 'klopt' : 'kloppen'} niet.`;
  return all === 1 ? 'Het testgeval klopt.' : `Alle ${String(all)} testgevallen kloppen.`;
}

/** `test`: the test cases that a policy carries. A policy without any holds, and is told to have none. */
export function testCases(args: PolicyArguments): Outcome {
  const tables = load(args.files, args);
  const results = runCases(tables);
  const failed = results.filter(({ passed }) => !passed);
  const count = sayCount(results.length, failed.length);
  return {
    holds: failed.length === 0,
    text: [...failed.map((result) => sayFailedCase(tables.policy, result)), count].join('\n'),
    json: results.map(({ testCase, passed, verdict }) => ({ id: testCase.id, passed, expect: testCase.expect, verdict })),
  };
}
