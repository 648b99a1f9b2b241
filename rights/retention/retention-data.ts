/** A case as far as its destruction depends on it. Days are YYYY-MM-DD in Europe/Amsterdam. */
export interface CaseAge {
  readonly id: string;
  readonly closed: boolean;
  readonly closedAt: string | null;
  /** The last day on which it must be kept, as somebody decided; null when nobody did. */
  readonly retentionUntil: string | null;
  /** Whether youth help was involved, or a member was a minor when the case was closed: then it is a youth help file too. */
  readonly isYouthFile: boolean;
  readonly rows: number;
  /** Requests of the person that still wait for their answer. */
  readonly openRequests: number;
  /** Whether data are needed for a legal claim (AVG 18(1)(c)). */
  readonly claimed: boolean;
}

/** A waiver (GIVEN) or refusal of one giver about one member. */
export interface WaiverAge {
  readonly id: string;
  readonly caseId: string;
  readonly memberId: string;
  readonly giver: string;
  readonly kind: 'GIVEN' | 'REFUSED';
  readonly decidedAt: string;
  /** The day on which it ended, by withdrawal or by its term; null when it has not. */
  readonly endedOn: string | null;
}

/** Something that ended on a day: a safety ground, a task that was done, a request that was answered. */
export interface EndedItem {
  readonly id: string;
  readonly caseId: string;
  readonly endedOn: string;
}

/** A person who is no member, and since which day nothing needs them; null while something does, or while that is not known. */
export interface OutsiderAge {
  readonly id: string;
  readonly caseId: string;
  readonly neededByNobodySince: string | null;
}

/** Everything that destruction is decided on. */
export interface RetentionData {
  readonly cases: readonly CaseAge[];
  readonly waivers: readonly WaiverAge[];
  readonly grounds: readonly EndedItem[];
  readonly tasks: readonly EndedItem[];
  readonly requests: readonly EndedItem[];
  readonly outsiders: readonly OutsiderAge[];
}
