import type { RightsRequestKind, RightsRequestState } from '#database/generated/enums.ts';

/** A request as somebody makes it: about which member and which data, in their own words. */
export interface RequestInput {
  readonly caseId: string;
  readonly memberId: string;
  readonly dataClass: string | null;
  readonly source: string | null;
  readonly statementNl: string;
}

/** Why erasure or an objection is refused: a legal task, a duty to keep records, a legal claim (AVG 17(3)), or compelling grounds (AVG 21(1)). */
export type RefusalGround = 'LEGAL_TASK' | 'RECORD_KEEPING' | 'LEGAL_CLAIM' | 'COMPELLING_GROUNDS';

/** The answer to a request at a revision of it. */
export interface AnswerInput {
  readonly id: string;
  readonly revision: number;
  readonly decision: 'GRANTED' | 'REFUSED';
  readonly answerNl: string;
  readonly ground: RefusalGround | null;
}

/** A request as the store keeps it, decrypted. */
export interface RightsRequest {
  readonly id: string;
  readonly caseId: string;
  readonly memberId: string;
  readonly kind: RightsRequestKind;
  readonly state: RightsRequestState;
  readonly revision: number;
  readonly source: string | null;
  readonly dataClass: string | null;
  readonly statementNl: string | null;
  readonly requestedOin: string;
  readonly requestedRole: string;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly dueAt: Date;
  readonly answeredAt: Date | null;
  readonly answerNl: string | null;
}

/** A request as one reader sees it. */
export interface RightsRequestView extends Omit<RightsRequest, 'requestedOin' | 'requestedRole' | 'requestedBy'> {
  /** The data in words. */
  readonly what: string;
  readonly overdue: boolean;
  /** Who must answer, as a role in words. */
  readonly answeredByNl: string;
}
