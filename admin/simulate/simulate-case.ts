import type { CompiledPolicy, Verdict } from '#consent/decide.ts';
import type { DataClassInfo } from '#consent/policy.ts';
import { factsOf, isAttached, type CaseSituation, type SituationQuestion } from '#consent/situation.ts';
import { unseenFacts } from '#consent/unseen-facts.ts';
import type { Facts, Purpose, Role } from '#consent/vocabulary.ts';

/** Somebody's token, in a real case, for a purpose; with facts to put in the place of those that hold. */
export interface CasePersona {
  readonly caller: { readonly oin: string; readonly role: Role; readonly subject: string };
  readonly purpose: Purpose;
  readonly caseId: string;
  /** Laid over the facts of every member, and of what records are taken to be. */
  readonly overrides?: Facts;
}

/** Reads what holds in a case for one question; null when there is no such case. `loadSituation` of consent/store.ts, with its store and the owners of the sources. */
export type LoadCase = (
  caseId: string,
  question: Pick<SituationQuestion, 'caller' | 'purpose' | 'now' | 'policy'>,
) => Promise<CaseSituation | null>;

/** What is decided about one class of data of one member, or of the family as a whole. */
export interface SimulatedRow extends Pick<Verdict, 'level' | 'reason' | 'rule' | 'article' | 'textNl'> {
  /** The member's id, or FAMILY. */
  readonly memberId: string;
  readonly dataClass: string;
  /** The Dutch name of the class. */
  readonly nl: string;
}

/** A whole case as somebody would see it. */
export interface SimulatedCase {
  readonly policy: string;
  /** Whether the case opens to them at all: they are involved, are a member or hold authority, or have a match. */
  readonly opens: boolean;
  /** The members to whom they are attached: nobody else can be listed. */
  readonly attached: readonly string[];
  /** All members of the case. */
  readonly members: readonly string[];
  readonly rows: readonly SimulatedRow[];
}

/**
 * Decides every class of data for everybody in a real case, with its facts of now and with what is put in their place, under any version. Nothing is fetched from a partner:
 * records are taken as open, within their period and not released unless `overrides` say otherwise. Null when there is no such case.
 */
export async function simulateCase(
  loadCase: LoadCase,
  policy: CompiledPolicy,
  { caller, purpose, caseId, overrides = {} }: CasePersona,
  now: Date,
): Promise<SimulatedCase | null> {
  const situation = await loadCase(caseId, { caller: { ...caller, purposes: [purpose] }, purpose, now, policy });
  if (situation === null) return null;
  const members = situation.members.map(({ id }) => id);
  const factsAbout = (subject: string, info: DataClassInfo): Facts => ({
    ...unseenFacts(info, factsOf(situation, subject, info.name)),
    ...overrides,
  });
  const rowsOf = (memberId: string): SimulatedRow[] =>
    [...policy.classes.values()].map((info) => {
      const verdict = policy.verdict(caller.role, purpose, info.name, factsAbout(memberId, info), caller.oin);
      const { level, reason, rule, article, textNl } = verdict;
      return { memberId, dataClass: info.name, nl: info.nl, level, reason, rule, article, textNl };
    });
  return {
    policy: policy.hash,
    opens: situation.opens,
    attached: members.filter((id) => isAttached(situation, id)),
    members,
    rows: [...members, 'FAMILY'].flatMap(rowsOf),
  };
}
