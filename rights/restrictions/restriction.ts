/** Why processing is restricted: the four cases of AVG 18(1). */
export const restrictionReasons = ['ACCURACY_CONTESTED', 'UNLAWFUL', 'LEGAL_CLAIM', 'OBJECTION_PENDING'] as const;
/** One of them. */
export type RestrictionReason = (typeof restrictionReasons)[number];

/** A restriction to set: of one source, or of every one when none is named. */
export interface RestrictionInput {
  readonly caseId: string;
  readonly memberId: string;
  readonly source: string | null;
  readonly reason: RestrictionReason;
}

/** A restriction to lift, with why, and the day (YYYY-MM-DD) on which the person was told (AVG 18(3)). */
export interface LiftInput {
  readonly caseId: string;
  readonly memberId: string;
  readonly source: string | null;
  readonly reasonNl: string;
  readonly personToldOn: string;
}

/** A restriction that holds now. */
export interface RestrictionView {
  readonly memberId: string;
  readonly source: string;
  /** The source in words. */
  readonly sourceNl: string;
  /** Null for one that was recorded without a reason. */
  readonly reason: RestrictionReason | null;
  readonly recordedAt: Date | null;
}
