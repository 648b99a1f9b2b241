import type { PolicyProblem } from '../errors.ts';
import { capital } from '../say-facts.ts';

/** Problems for people: place, what is wrong and what would be right, and the code that can be looked up; one a line. */
export function sayProblems(problems: readonly (Omit<PolicyProblem, 'code'> & { readonly code: string })[]): string[] {
  return problems.map(({ file, line, column, code, message }) => {
    const place = file === null ? '' : `${file}${line === null ? '' : `, regel ${String(line)}, kolom ${String(column ?? 1)}`}: `;
    return `${place}${place === '' ? capital(message) : message} [${code}]`;
  });
}
