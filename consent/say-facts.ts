import { factNl } from './dutch-words.ts';
import { factNames } from './fact-vector.ts';
import type { FactName, Facts } from './vocabulary.ts';

/** Several parts of a sentence as one: "a, b en c", or with another last word. */
export function enumerate(parts: readonly string[], last = 'en'): string {
  const [only = '', ...more] = parts;
  if (more.length === 0) return only;
  return `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1) ?? ''}`;
}

/** One fact with one value as a subordinate clause, what comes after "als". */
export function clauseOf(fact: FactName, value: string): string {
  const clauses: Readonly<Record<string, string>> = factNl[fact].clauses;
  return clauses[value] ?? clauses['UNKNOWN'] ?? '';
}

/** Facts as one subordinate clause, what comes after "als", in the order of the vocabulary; the empty text when there are none. */
export function sayFacts(facts: Facts): string {
  return enumerate(
    factNames.flatMap((name) => {
      const value = facts[name];
      return value === undefined ? [] : [clauseOf(name, value)];
    }),
  );
}

/** A sentence with a capital. */
export function capital(sentence: string): string {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}
