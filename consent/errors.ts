/** Everything that can be wrong with a policy, by stable code. */
export type PolicyErrorCode =
  | 'POLICY_YAML' // not YAML 1.2
  | 'POLICY_YAML_UNSAFE' // aliases, tags, other YAML versions, nesting without end
  | 'POLICY_TOO_LARGE' // a file above 1 MiB
  | 'POLICY_SHAPE' // a field that is missing, unknown or has a wrong value
  | 'POLICY_NAMES_UNKNOWN' // a rule that names the value UNKNOWN
  | 'POLICY_UNKNOWN_CLASS' // a class that classes do not declare
  | 'POLICY_UNKNOWN_REGIME' // a secrecy regime that regimes do not declare
  | 'POLICY_UNKNOWN_AGE_RULE' // an age rule that ageRules do not declare
  | 'POLICY_TARGET' // a target that selects nothing, or mixes X and !X
  | 'POLICY_WINDOW' // a rule that ends before it begins
  | 'POLICY_WITHOUT_INVOLVEMENT' // a grant for recipients who are not involved
  | 'POLICY_DUPLICATE' // the same id or section twice
  | 'POLICY_INCOMPLETE' // a section that no file has
  | 'POLICY_CLASS_MISSING' // a class of the schema's vocabulary that the policy does not have, or has otherwise
  | 'POLICY_WIDENS_WITHOUT_REASON' // a version that shows more than the active one, and nobody wrote why
  | 'POLICY_EDIT' // an edit of something that is not there, or that cannot be written
  | 'POLICY_TOO_MANY_DAYS' // rules that begin and end on more days than can be proved
  | 'POLICY_TOO_WIDE'; // a half with more than 65,536 states

/** One thing that is wrong, and where: lines and columns count from 1, and are null where no place in a file is to blame. */
export interface PolicyProblem {
  readonly code: PolicyErrorCode;
  /** In plain Dutch, for the privacy officer: where, what is wrong and what would be right. */
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

/** A problem on one line: `file:line:column CODE what is wrong`. */
export function writeProblem(problem: PolicyProblem): string {
  const { file, line, column, code, message } = problem;
  const place = file === null ? '' : `${file}${line === null ? '' : `:${String(line)}:${String(column ?? 1)}`} `;
  return `${place}${code} ${message}`;
}

/** A policy that cannot be used. Its message has one line per problem: `file:line:column CODE what is wrong`. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly code: PolicyErrorCode;
  readonly problems: readonly PolicyProblem[];

  constructor(problems: readonly [PolicyProblem, ...PolicyProblem[]], options?: ErrorOptions) {
    super(problems.map(writeProblem).join('\n'), options);
    this.code = problems[0].code;
    this.problems = problems;
  }
}
