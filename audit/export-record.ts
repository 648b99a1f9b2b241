import type { RecordedOperation } from './read-record.ts';
import type { DisclosureLine } from './record.ts';

/** A log line of the standard Logboek Dataverwerkingen; one per data subject. */
export interface LogLine {
  readonly trace_id: string;
  readonly span_id: string;
  readonly parent_span_id?: string;
  readonly status: 'Ok' | 'Error';
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly start_time: number;
  /** Milliseconds since 1970. */
  readonly end_time: number;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What was asked: one evaluation per subject and disclosure line, in the form of AuthZEN's evaluations. */
export interface EvaluationsRequest {
  readonly subject: { readonly type: string; readonly id: string; readonly properties: { readonly oin: string; readonly role: string } };
  readonly action: { readonly name: string; readonly properties: Readonly<Record<string, string>> };
  readonly context: { readonly purpose: string; readonly operation: string | null; readonly case: string | null };
  readonly evaluations: readonly {
    readonly resource: { readonly type: string; readonly id: string; readonly properties: { readonly source: string } };
  }[];
}

/** What was decided, in the order of the request's evaluations. */
export interface EvaluationsResponse {
  readonly evaluations: readonly {
    readonly decision: boolean;
    readonly context: Pick<DisclosureLine, 'level' | 'reason' | 'article' | 'count' | 'decided'>;
  }[];
}

/** A record of the Authorization Decision Log; each `adl.core.*` stands in the body and never in the attributes too. */
export interface AuthorizationDecision {
  readonly trace_id: string;
  readonly span_id: string;
  readonly parent_span_id?: string;
  readonly event_name: 'adl.access_evaluations';
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly status: 'Ok' | 'Error';
  readonly body: {
    readonly 'adl.core.request': EvaluationsRequest;
    readonly 'adl.core.response': EvaluationsResponse;
    readonly 'adl.core.policies': { readonly hash: string };
    /** The facts behind each evaluation, in the request's order; null where they were not recorded. */
    readonly 'adl.core.information': { readonly day: string | null; readonly facts: readonly (string | null)[] };
  };
}

/** One operation for the world outside: a log line per data subject (LDV) and the decisions behind the answer (ADL). */
export interface ExportedRecord {
  readonly lines: readonly LogLine[];
  readonly decision: AuthorizationDecision;
}

/** Writes one operation out in the fields of the Logboek Dataverwerkingen and the Authorization Decision Log. */
export function exportRecord(operation: RecordedOperation): ExportedRecord {
  const members = operation.subjects.filter((subject) => subject.memberId !== 'FAMILY');
  return {
    decision: {
      body: {
        'adl.core.information': {
          day: operation.decidedOn ?? null,
          facts: operation.subjects.flatMap(({ lines }) => lines.map(({ facts = null }) => facts)),
        },
        'adl.core.policies': { hash: operation.policy },
        'adl.core.request': requestOf(operation),
        'adl.core.response': responseOf(operation),
      },
      event_name: 'adl.access_evaluations',
      ...spanOf(operation),
      status: operation.status,
      timestamp: operation.endedAt.getTime(),
      trace_id: operation.traceId,
    },
    lines: members.length === 0 ? [lineOf(operation, {})] : members.map(({ memberId }) => lineOf(operation, subjectAttributes(memberId))),
  };
}

function lineOf(operation: RecordedOperation, subject: Readonly<Record<string, string>>): LogLine {
  return {
    attributes: {
      ...subject,
      'dpl.core.foreign_operation.processor': `urn:osb:oin:${operation.caller.oin}`,
      'dpl.core.processing_activity_id': operation.activity,
    },
    end_time: operation.endedAt.getTime(),
    name: 'gezinsbeeld.operation',
    ...spanOf(operation),
    start_time: operation.startedAt.getTime(),
    status: operation.status,
    trace_id: operation.traceId,
  };
}

function spanOf({ parentSpanId, spanId }: RecordedOperation): { readonly parent_span_id?: string; readonly span_id: string } {
  return parentSpanId === undefined ? { span_id: spanId } : { parent_span_id: parentSpanId, span_id: spanId };
}

function subjectAttributes(memberId: string): Readonly<Record<string, string>> {
  return { 'dpl.core.data_subject_id': memberId, 'dpl.core.data_subject_id_type': 'FamilyMember' };
}

function requestOf(operation: RecordedOperation): EvaluationsRequest {
  const { caller } = operation;
  return {
    action: { name: operation.action, properties: { ...operation.details, processing_activity_id: operation.activity } },
    context: { case: operation.caseId, operation: operation.operation, purpose: operation.purpose },
    evaluations: operation.subjects.flatMap(({ memberId, lines }) =>
      lines.map((line) => ({ resource: { id: memberId, properties: { source: line.source }, type: line.dataClass } })),
    ),
    subject: { id: caller.subject, properties: { oin: caller.oin, role: caller.role }, type: 'user' },
  };
}

function responseOf(operation: RecordedOperation): EvaluationsResponse {
  return {
    evaluations: operation.subjects.flatMap(({ lines }) =>
      lines.map(({ article, count, decided, level, reason }) => ({
        context: { article, count, ...(decided === undefined ? {} : { decided }), level, reason },
        decision: level !== 'NONE',
      })),
    ),
  };
}
