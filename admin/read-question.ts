import { facts as vocabulary, purposes, roles, type FactName, type Facts, type Purpose, type Role } from '#consent/vocabulary.ts';
import type { PolicyFactInput, PolicyProblem } from '#schema/generated/admin.ts';

/** Who is supposed to look, for what, and given what, as the officer wrote it. */
export interface WrittenQuestion {
  readonly role: string;
  readonly purpose: string;
  readonly organisation?: string | null;
  readonly facts?: readonly PolicyFactInput[];
}

/** The same in the vocabulary of the policy. */
export interface ReadQuestion {
  readonly role: Role;
  readonly purpose: Purpose;
  readonly organisation?: string;
  readonly facts: Facts;
}

/** A question in the vocabulary, or what is wrong with it. */
export type QuestionRead = { readonly question: ReadQuestion } | { readonly problems: PolicyProblem[] };

/** A problem that stands in no file. */
export function problemWith(code: string, messageNl: string): PolicyProblem {
  return { code, messageNl, file: null, line: null, column: null };
}

function isOneOf<T extends string>(names: readonly T[], name: string): name is T {
  return (names as readonly string[]).includes(name);
}

function problemsOfFact({ name, value }: PolicyFactInput): PolicyProblem[] {
  if (!Object.hasOwn(vocabulary, name)) return [problemWith('FACT_UNKNOWN', 'Een van de feiten bestaat niet. Kies een feit uit de lijst.')];
  const values: readonly string[] = [...vocabulary[name as FactName], 'UNKNOWN'];
  return values.includes(value)
    ? []
    : [problemWith('FACT_VALUE_UNKNOWN', `Het feit ${name} kan deze waarde niet hebben. Kies uit: ${values.join(', ')}.`)];
}

function oinOf(organisation: string | null | undefined, problems: PolicyProblem[]): { readonly organisation?: string } {
  if (typeof organisation !== 'string') return {};
  if (!/^\d{20}$/.test(organisation)) problems.push(problemWith('OIN_UNKNOWN', 'Een OIN bestaat uit twintig cijfers.'));
  return { organisation };
}

/** Reads a question; its facts are those that it names, of which UNKNOWN may be said. */
export function readQuestion({ role, purpose, organisation, facts = [] }: WrittenQuestion): QuestionRead {
  const problems = facts.flatMap(problemsOfFact);
  const asker = oinOf(organisation, problems);
  if (!isOneOf(roles, role))
    return { problems: [problemWith('ROLE_UNKNOWN', 'Deze rol bestaat niet. Kies een rol uit de lijst.'), ...problems] };
  if (!isOneOf(purposes, purpose)) {
    return { problems: [problemWith('PURPOSE_UNKNOWN', 'Dit doel bestaat niet. Kies een doel uit de lijst.'), ...problems] };
  }
  if (problems.length > 0) return { problems };
  const given: Facts = Object.fromEntries(facts.map(({ name, value }) => [name, value]));
  return { question: { role, purpose, facts: given, ...asker } };
}
