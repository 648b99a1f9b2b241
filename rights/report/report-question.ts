/** About whom a report is asked, and over which days, YYYY-MM-DD in Europe/Amsterdam, both included; without them the last year. */
export interface ReportQuestion {
  readonly caseId: string;
  readonly memberId: string;
  readonly from: string | null;
  readonly until: string | null;
}
