import type { PolicyProblem } from '../errors.ts';
import { capital } from '../say-facts.ts';

type SaidProblem = Omit<PolicyProblem, 'code'> & { readonly code: string };

/** Codes of which one cause gives many problems in a file: the first says what to put right. */
const cascading = new Set(['POLICY_YAML', 'POLICY_YAML_UNSAFE']);

function sayProblem({ file, line, column, code, message }: SaidProblem): string {
  const place = file === null ? '' : `${file}${line === null ? '' : `, regel ${String(line)}, kolom ${String(column ?? 1)}`}: `;
  return `${place}${place === '' ? capital(message) : message} [${code}]`;
}

/**
 * Problems for people: place, what is wrong and what would be right, and the code that can be looked up; one a line. Of what makes a file unreadable as YAML only
 * the first is said, with how many there are: the others mostly follow from it.
 */
export function sayProblems(problems: readonly SaidProblem[]): string[] {
  const groups = new Map<string, SaidProblem[]>();
  for (const [index, problem] of problems.entries()) {
    const key = cascading.has(problem.code) ? `${problem.file ?? ''} ${problem.code}` : String(index);
    groups.set(key, [...(groups.get(key) ?? []), problem]);
  }
  return [...groups.values()].flatMap(([first, ...more]) => {
    if (first === undefined) return [];
    const rest = more.length === 1 ? 'is nog 1 melding' : `zijn nog ${String(more.length)} meldingen`;
    return [
      sayProblem(first),
      ...(more.length === 0 ? [] : [`  Over ditzelfde bestand ${rest}. Los eerst deze op en controleer opnieuw.`]),
    ];
  });
}
