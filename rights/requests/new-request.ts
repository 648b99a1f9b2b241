import type { DeskRequest } from '#audit/desk-request.ts';
import { addMonth } from './add-month.ts';
import type { RightsRequest } from './rights-request.ts';

/** What differs between one new request and another. */
export type RequestTerms = Pick<RightsRequest, 'id' | 'caseId' | 'memberId' | 'kind' | 'state' | 'source' | 'dataClass' | 'statementNl'>;

/** A request as somebody makes it now: its answer is due within a month (AVG 12(3)). */
export function newRequest({ caller, now }: Pick<DeskRequest, 'caller' | 'now'>, terms: RequestTerms): RightsRequest {
  return {
    ...terms,
    revision: 1,
    requestedOin: caller.oin,
    requestedRole: caller.role,
    requestedBy: caller.subject,
    requestedAt: now,
    dueAt: addMonth(now),
    answeredAt: null,
    answerNl: null,
  };
}
