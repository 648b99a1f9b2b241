import type { DeskRequest } from '#audit/desk-request.ts';
import type { AccessReport } from './report/access-report.ts';
import type { RightsProblem } from './problems.ts';
import type { ReportQuestion } from './report/report-question.ts';
import type { AnswerInput, RequestInput, RightsRequestView } from './requests/rights-request.ts';
import type { LiftInput, RestrictionInput, RestrictionView } from './restrictions/restriction.ts';
import type { DestructionRecordView, RetentionPlanView } from './retention/retention-plan.ts';

/** A value, or the problems because of which there is none. */
export type Answer<T> =
  | { readonly value: T; readonly problems: readonly [] }
  | { readonly value: null; readonly problems: readonly [RightsProblem, ...RightsProblem[]] };

/** What was destroyed in one run. */
export interface Destruction {
  readonly runId: string;
  readonly destroyed: readonly DestructionRecordView[];
}

/**
 * The rights of the person (AVG 15, 16, 17, 18 and 21) and the destruction of what is due. Refusals are values; what rejects is the infrastructure. Roles are
 * checked at the door, who somebody is to a case in here.
 */
export interface RightsDesk {
  /** Who looked at what about a member (inzageoverzicht): for the person, for who has authority as far as the viewing rule lets them, and for the FG. */
  accessReport(request: DeskRequest, question: ReportQuestion): Promise<Answer<AccessReport>>;
  /** The same as one printable HTML page without scripts; a refusal is a page too, with the problems beside it. */
  accessReportPage(
    request: DeskRequest,
    question: ReportQuestion,
  ): Promise<{ readonly html: string; readonly problems: readonly RightsProblem[] }>;
  /** The requests that the caller made, must answer, or supervises; of one case or of all. */
  requests(request: DeskRequest, caseId: string | null): Promise<readonly RightsRequestView[]>;
  requestCorrection(request: DeskRequest, input: RequestInput): Promise<Answer<RightsRequestView>>;
  requestErasure(request: DeskRequest, input: RequestInput): Promise<Answer<RightsRequestView>>;
  requestObjection(request: DeskRequest, input: RequestInput): Promise<Answer<RightsRequestView>>;
  answerRequest(request: DeskRequest, input: AnswerInput): Promise<Answer<RightsRequestView>>;
  withdrawRequest(request: DeskRequest, id: string, revision: number): Promise<Answer<RightsRequestView>>;
  /** The restrictions that hold now in a case, about the members whom the caller may speak for. */
  restrictions(request: DeskRequest, caseId: string): Promise<readonly RestrictionView[]>;
  /** Restricts from the next query on; answers what holds for the member now. */
  restrictProcessing(request: DeskRequest, input: RestrictionInput): Promise<Answer<readonly RestrictionView[]>>;
  /** Lifts from the next query on; answers what still holds for the member. */
  liftRestriction(request: DeskRequest, input: LiftInput): Promise<Answer<readonly RestrictionView[]>>;
  retentionDryRun(request: DeskRequest): Promise<RetentionPlanView>;
  /** Destroys exactly what the plan with this hash names, or nothing. */
  executeRetention(request: DeskRequest, planHash: string): Promise<Answer<Destruction>>;
  /** The newest first; of one run or of all, at most 500. */
  destructionRecords(request: DeskRequest, runId: string | null): Promise<readonly DestructionRecordView[]>;
  /** For a background run: a task for the FG for each request whose term has passed; answers how many were raised. Each is raised once. */
  raiseTasks(now: Date): Promise<number>;
}
