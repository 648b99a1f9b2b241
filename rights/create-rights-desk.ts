import { raiseTasks } from './raise-tasks.ts';
import { makeReport } from './report/make-report.ts';
import { reportPage } from './report/report-page.ts';
import { answerRequest, withdrawRequest } from './requests/answer-request.ts';
import { listRequests } from './requests/list-requests.ts';
import { makeRequest } from './requests/make-request.ts';
import { liftRestriction } from './restrictions/lift-restriction.ts';
import { listRestrictions } from './restrictions/list-restrictions.ts';
import { restrictProcessing } from './restrictions/restrict-processing.ts';
import { executeRetention, retentionDryRun } from './retention/execute-retention.ts';
import { readDestructions } from './retention/store.ts';
import type { RightsDeps } from './rights-deps.ts';
import type { RightsDesk } from './rights-desk.ts';

/** Makes the desk of rights over a database. It keeps nothing itself, so one will do for all requests. */
export function createRightsDesk(deps: RightsDeps): RightsDesk {
  return {
    accessReport: async (request, question) => makeReport(deps, request, question),
    accessReportPage: async (request, question) => reportPage(deps, request, question),
    requests: async (request, caseId) => listRequests(deps, request, caseId),
    requestCorrection: async (request, input) => makeRequest(deps, request, 'CORRECTION', input),
    requestErasure: async (request, input) => makeRequest(deps, request, 'ERASURE', input),
    requestObjection: async (request, input) => makeRequest(deps, request, 'OBJECTION', input),
    answerRequest: async (request, input) => answerRequest(deps, request, input),
    withdrawRequest: async (request, id, revision) => withdrawRequest(deps, request, id, revision),
    restrictions: async (request, caseId) => listRestrictions(deps, request, caseId),
    restrictProcessing: async (request, input) => restrictProcessing(deps, request, input),
    liftRestriction: async (request, input) => liftRestriction(deps, request, input),
    retentionDryRun: async (request) => retentionDryRun(deps, request),
    executeRetention: async (request, planHash) => executeRetention(deps, request, planHash),
    destructionRecords: async (_, runId) => readDestructions(deps.database.sql, runId),
    raiseTasks: async (now) => raiseTasks(deps, now),
  };
}
