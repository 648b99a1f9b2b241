import type { FactVector } from './fact-vector.ts';
import type { DataClassInfo, Policy } from './policy.ts';
import type { FactName, Facts, Level, LevelName, Purpose, Role } from './vocabulary.ts';

/** One question to the policy: may this role, for this purpose, see this class of data about a subject of whom these facts hold? */
export interface Question {
  readonly role: Role;
  readonly purpose: Purpose;
  readonly dataClass: string;
  readonly facts: Facts;
  /** The OIN of the asking organisation; left out, no grant for named organisations holds and every such cap does. */
  readonly organisation?: string;
}

/** A change of facts, as small as possible, after which another level would be decided. */
export interface WouldChange {
  readonly facts: Facts;
  readonly level: LevelName;
}

/** The grant that comes nearest when nothing is granted: what it still needs, and for which purposes it holds. */
export interface NearestGrant {
  readonly rule: string;
  readonly article: string;
  readonly level: LevelName;
  readonly purposes: readonly Purpose[];
  readonly needs: { readonly [F in FactName]?: readonly string[] };
}

/** A decision with its reasons: for the audit record and the privacy officer (FG), never for the caller (that is `explainWithheld`). */
export interface Verdict {
  readonly level: LevelName;
  /** The reason code of the rule that decided, or DEFAULT_DENY. */
  readonly reason: string;
  /** The id of the rule that decided; null when no rule grants anything. */
  readonly rule: string | null;
  readonly article: string | null;
  readonly textNl: string;
  /** The hash of the policy version. */
  readonly policy: string;
  readonly whatWouldChange: readonly WouldChange[];
  /** Only where nothing is granted. */
  readonly nearestGrant: NearestGrant | null;
}

/** Everything decided about one (role, purpose, class): for hot paths that encode facts once and ask often. */
export interface Cell {
  level(facts: FactVector): Level;
  /** The highest level over all values of the open facts. */
  ceiling(facts: FactVector, open: readonly FactName[]): Level;
  verdict(facts: FactVector): Verdict;
}

/** A policy version compiled to tables for one day; pure, and safe to share between requests. */
export interface CompiledPolicy {
  readonly hash: string;
  readonly policy: Policy;
  /** The day it was compiled for, and the last day on which the same rules are in force (null: no end). */
  readonly day: string;
  readonly sameUntil: string | null;
  readonly classes: ReadonlyMap<string, DataClassInfo>;
  /** The level; NONE for an unknown role, purpose or class. */
  level(role: Role, purpose: Purpose, dataClass: string, facts: Facts, organisation?: string): Level;
  /** The highest level over all values of the open facts: what may be asked for before the fetch. */
  ceiling(role: Role, purpose: Purpose, dataClass: string, facts: Facts, open: readonly FactName[], organisation?: string): Level;
  verdict(role: Role, purpose: Purpose, dataClass: string, facts: Facts, organisation?: string): Verdict;
  /** The prepared form; a cell that is closed for ever stands for everything unknown. */
  cell(role: Role, purpose: Purpose, dataClass: string, organisation?: string): Cell;
}

/**
 * Answers the one question of this project: at which level may this recipient, for this purpose, see this class of data about this subject, now?
 * Pure: facts and policy come in. `level = min(max of matching grants (default NONE), min of matching caps (default FULL))`, and what is not known never widens.
 */
export function decide(policy: CompiledPolicy, question: Question): Verdict {
  const { role, purpose, dataClass, facts, organisation } = question;
  return policy.verdict(role, purpose, dataClass, facts, organisation);
}
