import { authorsOf } from './authors-of.ts';
import { refusal } from './refusals.ts';
import { stateAfter, type VersionState, type VersionStep } from './transitions.ts';
import type { PolicyVersion, SeenVersion, VersionProblem, VersionTransition } from './versions.ts';

/** The steps that an officer takes with a version that is stored. */
export type OfficerStep = Extract<VersionStep, 'propose' | 'withdraw' | 'reject' | 'approve' | 'rollBack'>;

/** A step that an officer asks for, and everything that it is judged on. */
export interface AskedStep {
  readonly step: OfficerStep;
  readonly seen: SeenVersion;
  readonly by: { readonly role: string; readonly subject: string };
  readonly now: Date;
  /** The moment from which an approval is to hold; null is at once. */
  readonly validFrom: Date | null;
  /** The version as it stands now; null when it is not stored. */
  readonly version: PolicyVersion | null;
  readonly history: readonly VersionTransition[];
  /** The hash of the active version. */
  readonly active: string | null;
}

/** How far `validFrom` may lie back: as long as a request may take to arrive. */
const toleranceMs = 5000;

const stateNl: Readonly<Record<VersionState, string>> = {
  DRAFT: 'een concept',
  PROPOSED: 'voorgesteld en wacht op de goedkeuring van een collega',
  APPROVED: 'goedgekeurd en wacht op het moment waarop zij ingaat',
  ACTIVE: 'de versie die nu geldt',
  RETIRED: 'vervallen',
  REJECTED: 'afgewezen',
};

const onlyNl: Readonly<Record<OfficerStep, string>> = {
  propose: 'Alleen een concept kan worden voorgesteld',
  withdraw: 'Alleen wat is voorgesteld, of goedgekeurd en nog niet ingegaan, kan worden ingetrokken',
  reject: 'Alleen een voorstel kan worden afgewezen',
  approve: 'Alleen een voorstel kan worden goedgekeurd',
  rollBack: 'Teruggaan kan alleen naar een versie die eerder gold en nu vervallen is',
};

/** Why a version cannot be drafted (again), proposed, … in its state, in plain Dutch. */
export const stateProblem = (only: string, state: VersionState): VersionProblem => ({
  code: 'POLICY_STATE',
  messageNl: `${only}; deze versie is ${stateNl[state]}.`,
  file: null,
  line: null,
  column: null,
});

const mayApprove = ({ by, history, validFrom, now }: AskedStep): VersionProblem | null => {
  if (authorsOf(history).has(by.subject)) return refusal('POLICY_OWN_PROPOSAL');
  return validFrom !== null && validFrom.getTime() < now.getTime() - toleranceMs ? refusal('POLICY_BACK_DATED') : null;
};

/**
 * Why an officer may not take a step now; null when they may. Nobody decides on a revision that they did not see, approves what is their own, or dates back; and a version only
 * follows the one that it was made on.
 */
export const mayTake = (asked: AskedStep): VersionProblem | null => {
  const { step, seen, by, version, active } = asked;
  if (by.role !== 'FG') return refusal('POLICY_ROLE');
  if (!version) return refusal('POLICY_VERSION_UNKNOWN');
  if (version.revision !== seen.revision) return refusal('POLICY_CHANGED_MEANWHILE');
  if (!stateAfter(step, version.state)) return stateProblem(onlyNl[step], version.state);
  if ((step === 'propose' || step === 'approve') && version.basedOn !== active) return refusal('POLICY_BASE_CHANGED');
  return step === 'approve' ? mayApprove(asked) : null;
};
