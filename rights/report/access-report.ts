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

/** A signal (piep) about the member, also one that stands in no case. */
export interface ReportSignal {
  readonly raisedAt: Date;
  /** Organisation and role in Dutch. */
  readonly who: string;
  /** As `OIN/role`. */
  readonly recipient: string;
  /** Since which day (YYYY-MM-DD) it counts no more; null while it does. */
  readonly endedOn: string | null;
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
  /** Every signal that is kept, whatever the period, the newest first. */
  readonly signals: readonly ReportSignal[];
  /** What every reader is told, the same whatever is in the report. */
  readonly notes: readonly string[];
}
