/** For whom a report was made: the person, who has authority over a child, or the privacy officer (FG). */
export type ReportAudience = 'SELF' | 'HOLDER' | 'OFFICER';

/** What was shown of one class of data. */
export interface ReportLine {
  readonly dataClass: string;
  /** The Dutch name of the class. */
  readonly what: string;
  /** How much of it, in words. */
  readonly extent: string;
  readonly article: string | null;
}

/** One look: who, when, for which purpose, and what there was to see. */
export interface ReportEntry {
  readonly at: Date;
  /** Role and organisation in Dutch; `u zelf` for a reader's own look. */
  readonly who: string;
  /** As `OIN/role`. */
  readonly recipient: string;
  /** Who it was, for the privacy officer only. */
  readonly subject: string | null;
  /** The purpose in words; null when the policy shows who and when only. */
  readonly purpose: string | null;
  readonly seen: readonly ReportLine[];
}

/** An access report (inzageoverzicht, AVG 15), newest look first. */
export interface AccessReport {
  readonly caseId: string;
  readonly memberId: string;
  readonly audience: ReportAudience;
  /** YYYY-MM-DD, both included. */
  readonly from: string;
  readonly until: string;
  readonly madeAt: Date;
  /** False when there are more looks in this period than fit. */
  readonly complete: boolean;
  readonly entries: readonly ReportEntry[];
  /** What every reader is told, the same whatever is in the report. */
  readonly notes: readonly string[];
}
