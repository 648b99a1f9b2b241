import type { Cell, CompiledPolicy, Question } from './decide.ts';
import { encodeFacts, type FactVector } from './fact-vector.ts';
import { findLift } from './find-lift.ts';
import type { LiftedBy } from './lift-steps.ts';
import { levels, type Facts, type LevelName, type recordFacts } from './vocabulary.ts';

/** What a caller reads about one class of one visible member: an entry of `extensions.withheld`. */
export interface Withheld {
  readonly level: LevelName;
  /** The reason code of the rule that decides, or DEFAULT_DENY. */
  readonly reason: string;
  readonly article: string;
  readonly textNl: string;
  /** Everything that is needed together to see more. */
  readonly liftedBy: readonly LiftedBy[];
  /** Whom to ask, in plain Dutch sentences. */
  readonly askWhom: string;
}

/** What a caller says of a record that they hold themselves. */
export type HeldRecord = Required<Pick<Facts, (typeof recordFacts)[number]>>;

/** What a caller may know of a record before it is fetched. */
const unseen: HeldRecord = { release: 'NOT_RELEASED', confidentiality: 'OPEN', retention: 'WITHIN' };

/**
 * The facts as a caller may know them: the waiver VALID or else NONE, and a record that is not released, open and within its period unless they hold it
 * themselves. So what is explained is the same whatever refusal, withdrawal or release lies behind it.
 */
function factsForCaller(facts: Facts, { release, confidentiality, retention }: HeldRecord): Facts {
  const valid = facts.waiver === 'VALID';
  return {
    ...facts,
    waiver: valid ? 'VALID' : 'NONE',
    waiverNamesClass: valid && facts.waiverNamesClass === 'YES' ? 'YES' : 'NO',
    release,
    confidentiality,
    retention,
  };
}

const keeper: Readonly<Record<string, string>> = {
  police: 'de politie',
  ggz: 'de GGZ',
  cjg: 'het CJG',
  wmo: 'de Wmo',
  wi: 'werk en inkomen',
  brp: 'de gemeente',
  school: 'de school',
  vt: 'Veilig Thuis',
};

function nobody(policy: CompiledPolicy, { role, dataClass }: Question): string {
  const keeps = keeper[policy.classes.get(dataClass)?.source ?? 'hub'] ?? 'de regisseur';
  const closed = 'Het gezinsbeeld toont hiervan niet meer.';
  return role === 'REG' && keeps === 'de regisseur' ? closed : `${closed} Vraag het aan ${keeps} zelf.`;
}

/** The article behind a default deny: the duty of confidentiality of the class. */
function articleOf(policy: CompiledPolicy, dataClass: string): string {
  const regime = policy.policy.regimes.find(({ id }) => id === policy.classes.get(dataClass)?.regime);
  return regime?.article ?? 'AVG 5(1)(c)';
}

function explain(policy: CompiledPolicy, question: Question, facts: FactVector): Withheld {
  const { role, purpose, dataClass, organisation } = question;
  const cell = policy.cell(role, purpose, dataClass, organisation);
  const level = cell.level(facts);
  const verdict = cell.verdict(facts);
  const lift = findLift(policy, question, facts, level);
  const otherPurpose = lift?.purpose ?? null;
  const asks = [
    ...(otherPurpose === null ? [] : [`Dit kan alleen voor een ander doel: ${policy.policy.purposes[otherPurpose]}.`]),
    ...(lift?.steps.map((step) => step.askWhom(role)) ?? [nobody(policy, question)]),
  ];
  const codes: LiftedBy[] = lift === null ? ['NOTHING'] : lift.steps.map((step) => step.code);
  return {
    level: levels[level],
    reason: verdict.reason,
    article: verdict.article ?? articleOf(policy, dataClass),
    textNl: verdict.textNl,
    liftedBy: otherPurpose === null ? codes : ['OTHER_PURPOSE', ...codes],
    askWhom: asks.join(' '),
  };
}

/** Explanations kept per cell; equal facts have equal explanations, and a policy version lives as long as its cells. */
const keptPerCell = 64;
const kept = new WeakMap<Cell, Map<string, Withheld>>();

/**
 * What a caller may read about what one class withholds, from facts known before the fetch. The gateway shows it where a selected field needs more than
 * `level`. Null for a family member about somebody else: they get no reason about others. `held` is what the caller says of a record that they hold themselves.
 */
export function explainWithheld(policy: CompiledPolicy, question: Question, held: HeldRecord = unseen): Withheld | null {
  if (question.role === 'LID' && question.facts.self !== 'SELF') return null;
  const facts = encodeFacts(factsForCaller(question.facts, held));
  const cell = policy.cell(question.role, question.purpose, question.dataClass, question.organisation);
  const key = `${question.role} ${question.purpose} ${question.dataClass} ${question.organisation ?? ''} ${facts.join('')}`;
  const known = kept.get(cell) ?? new Map<string, Withheld>();
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= keptPerCell) known.clear();
  const explained = explain(policy, question, facts);
  known.set(key, explained);
  kept.set(cell, known);
  return explained;
}
