import type { Purpose } from './vocabulary.ts';

/** A calendar day in Europe/Amsterdam, as YYYY-MM-DD. */
export type Day = string;

/** An instant, as RFC 3339 with an offset (what `Date#toISOString` writes). */
export type Instant = string;

/**
 * One natural person under an opaque key: the same string for the same person among members, holders of authority and givers.
 * It must not be a BSN.
 */
export type PersonKey = string;

/**
 * A birth date as the BRP knows it: `YYYY-MM-DD`, `YYYY-MM`, `YYYY` (a part `00` counts as unknown), or null when nothing is known.
 */
export type PartialDate = string | null;

/** One waiver of secrecy (doorbreking geheimhouding) or its refusal, as one person gave it about one member. */
export interface WaiverRecord {
  /** The member whose data it is about. */
  readonly memberId: string;
  /** The person who gave or refused it. */
  readonly giver: PersonKey;
  readonly kind: 'GIVEN' | 'REFUSED';
  /** The whole secrecy regime that it is given for (WGBO, JEUGDWET, WMO …), or null when it lists classes only. */
  readonly regime: string | null;
  /** The data classes that it lists by name. */
  readonly classes: readonly string[];
  /** The recipients, each as `OIN/role`. */
  readonly recipients: readonly string[];
  readonly purposes: readonly Purpose[];
  /** When it was given or refused. */
  readonly decidedAt: Instant;
  /** The last day on which it holds; null is without an end. */
  readonly until: Day | null;
  /** When it was withdrawn; null if it was not. */
  readonly withdrawnAt: Instant | null;
}

/** A waiver as the register keeps it. */
export interface RegisteredWaiver extends WaiverRecord {
  readonly id: string;
  /** Where the evidence lies: a reference, never the document itself. */
  readonly evidence: string | null;
  /** Whose professional recorded it (OIN and role), or LID for the giver; null when it is not known. */
  readonly recordedOin: string | null;
  readonly recordedRole: string | null;
}

/** Who holds authority (gezag) over a minor, as the BRP said it or the regisseur corrected it. */
export interface Custody {
  /** UNDETERMINABLE for TijdelijkGeenGezag, GezagNietTeBepalen and every code that is not understood. */
  readonly state: 'KNOWN' | 'UNDETERMINABLE';
  /** BRP `inOnderzoek` on the custody or on a holder. */
  readonly underInvestigation: boolean;
  /** The holders; null stands for a holder without a BSN, whom nobody can be matched to. */
  readonly holders: readonly (PersonKey | null)[];
  /** When it was last compared with the BRP; what is older than 24 hours counts as UNKNOWN. */
  readonly checkedAt: Instant;
  /** When it last changed; waivers given before are asked again. Null when no change is known. */
  readonly changedAt: Instant | null;
}

/**
 * Whether a person can decide alone. CURATELE (BRP curatele register) and UNKNOWN are never resolved by the program;
 * REPRESENTED names a mentor, curator or proxy whom a human recorded.
 */
export type Capacity =
  | { readonly state: 'CAPABLE' }
  | { readonly state: 'REPRESENTED'; readonly representatives: readonly PersonKey[] }
  | { readonly state: 'CURATELE' }
  | { readonly state: 'UNKNOWN' };

/** Everything about one member that consent and viewing are resolved from. */
export interface ConsentSubject {
  readonly memberId: string;
  readonly person: PersonKey;
  readonly birthDate: PartialDate;
  readonly capacity: Capacity;
  /** Null when it was never read. Of no importance for an adult. */
  readonly custody: Custody | null;
  /** Holders recorded as not compatible with good care (Jeugdwet 7.3.15(4)): they fall away. */
  readonly setAside: readonly PersonKey[];
  /** The waivers and refusals about this member, in any order; those about others are ignored. */
  readonly waivers: readonly WaiverRecord[];
}
