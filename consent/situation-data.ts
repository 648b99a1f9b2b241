import type { Capacity, Custody, Day, Instant, PartialDate, PersonKey, WaiverRecord } from './consent-records.ts';

/** The case as the graph shows it; read together with the facts, so that nobody has to read it twice. */
export interface CaseHeader {
  readonly id: string;
  /** The case reference that the police were given with the request for release. */
  readonly reference: string | null;
  readonly phase: 'SIGNALLED' | 'TRIAGE' | 'ACTIVE' | 'FOLLOW_UP' | 'EVALUATION' | 'CLOSED';
  readonly triage: 'MONO' | 'MULTI_USER' | 'MULTI_PROBLEM' | null;
  readonly triageRationale: string | null;
  readonly openedAt: Day;
  readonly closedAt: Day | null;
}

/** What the BRP said of a member, with when it was last compared. */
export interface CivilFacts {
  readonly birthDate: PartialDate;
  readonly custody: Custody;
  readonly secretAddress: boolean;
  readonly curatele: boolean;
  /** The keyed hash of the address as `<key id>.<hash>`, or null when there is none. */
  readonly addressHash: string | null;
  readonly checkedAt: Instant;
}

/** One member of the case with everything that facts are made from. */
export interface MemberData {
  readonly id: string;
  readonly bsn: string;
  readonly person: PersonKey;
  /** The `sub` of this member's own token. */
  readonly subject: string | null;
  readonly childSafety: boolean;
  /** As a human recorded it; what the BRP says of curatele comes with the civil facts. */
  readonly capacity: Capacity;
  /** Null when they were never read, or cannot be. */
  readonly civil: CivilFacts | null;
  /** The sources whose data about this member may not be used (AVG 18). */
  readonly restrictedSources: readonly string[];
  readonly setAside: readonly PersonKey[];
  /** The waivers and refusals about this member for the caller's recipient. */
  readonly waivers: readonly WaiverRecord[];
}

/** A period of days, both included; no end is null. */
export interface Period {
  readonly from: Day;
  readonly until: Day | null;
}

/** What one statement reads of a case: the case, and what concerns this caller and recipient in it. */
export interface SituationData {
  readonly familyCase: CaseHeader;
  readonly members: readonly MemberData[];
  /** Holders of authority and representatives who are no members. */
  readonly outsiders: readonly { readonly person: PersonKey; readonly subject: string | null }[];
  /** The involvements of this professional, for this recipient. */
  readonly involvements: readonly (Period & { readonly memberId: string })[];
  /** The safety grounds of this recipient; instants. */
  readonly safety: readonly { readonly memberId: string; readonly from: Instant; readonly until: Instant }[];
  readonly escalations: readonly (Period & { readonly level: number })[];
  /** The active goals. */
  readonly goals: readonly { readonly domain: string; readonly about: readonly string[] }[];
  /** The members whom this recipient's own matched signals name. */
  readonly matches: readonly (Period & { readonly memberId: string })[];
  readonly mandatoryCare: readonly (Period & { readonly memberId: string })[];
}
