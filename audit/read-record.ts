import type { EvaluationsRequest, EvaluationsResponse, LogLine } from './export-record.ts';
import type { DisclosureLine, KeptLine, KeptRecord, OperationRecord } from './record.ts';

/** What a record says of its operation; of a record from before facts were kept, no line has any. */
export interface RecordedOperation extends OperationRecord {
  readonly action: string;
  readonly details: Readonly<Record<string, string>>;
  /** The address of the processing activity in the register. */
  readonly activity: string;
}

/** How records were kept before their lines had facts: written out, with the log lines beside the decisions. They stay readable. */
export interface EarlierRecord {
  readonly lines: readonly LogLine[];
  readonly decision: Omit<KeptRecord, 'attributes' | 'body'> & {
    readonly body: {
      readonly 'adl.core.policies': { readonly hash: string };
      readonly 'adl.core.request': EvaluationsRequest;
      readonly 'adl.core.response': EvaluationsResponse;
    };
  };
}

/** Reads a record of any age. */
export function readRecord(record: KeptRecord | EarlierRecord): RecordedOperation {
  return 'decision' in record ? readEarlier(record) : readKept(record);
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function readKept(record: KeptRecord): RecordedOperation {
  const { body } = record;
  const { day, facts } = body['adl.core.information'];
  const { classes } = body['adl.core.request'];
  const { subjects, verdicts } = body['adl.core.response'];
  const lineOf = ([atClass, atVerdict, atFacts, count, shown]: KeptLine): DisclosureLine => {
    const [dataClass, source] = classes[atClass] ?? ['', ''];
    const [decided, reason, article] = verdicts[atVerdict] ?? ['', '', null];
    const text = facts[atFacts ?? -1];
    const line: Mutable<DisclosureLine> = { source, dataClass, level: shown ?? decided, reason, article, count };
    if (shown !== undefined) line.decided = decided;
    if (text !== undefined) line.facts = text;
    return line;
  };
  return {
    ...headOf(record, body['adl.core.request'], body['adl.core.policies'].hash),
    startedAt: new Date(record.attributes.start_time),
    ...(day === null ? {} : { decidedOn: day }),
    subjects: subjects.map(({ id, lines }) => ({ memberId: id, lines: lines.map(lineOf) })),
  };
}

function readEarlier({ decision, lines: logLines }: EarlierRecord): RecordedOperation {
  const { evaluations, ...request } = decision.body['adl.core.request'];
  const answers = decision.body['adl.core.response'].evaluations;
  const subjects = new Map<string, DisclosureLine[]>();
  for (const { attributes } of logLines) {
    const memberId = attributes['dpl.core.data_subject_id'];
    if (memberId !== undefined) subjects.set(memberId, []);
  }
  evaluations.forEach(({ resource }, place) => {
    const lines = subjects.get(resource.id) ?? [];
    const { article = null, count = 0, level = 'NONE', reason = '' } = answers[place]?.context ?? {};
    lines.push({ source: resource.properties.source, dataClass: resource.type, level, reason, article, count });
    subjects.set(resource.id, lines);
  });
  return {
    ...headOf(decision, request, decision.body['adl.core.policies'].hash),
    startedAt: new Date(logLines[0]?.start_time ?? decision.timestamp),
    subjects: [...subjects].map(([memberId, lines]) => ({ memberId, lines })),
  };
}

type Head = Pick<KeptRecord, 'parent_span_id' | 'span_id' | 'status' | 'timestamp' | 'trace_id'>;

function headOf(
  head: Head,
  request: Omit<EvaluationsRequest, 'evaluations'>,
  policy: string,
): Omit<RecordedOperation, 'startedAt' | 'subjects'> {
  const { processing_activity_id: activity = '', ...details } = request.action.properties;
  return {
    traceId: head.trace_id,
    spanId: head.span_id,
    ...(head.parent_span_id === undefined ? {} : { parentSpanId: head.parent_span_id }),
    endedAt: new Date(head.timestamp),
    caller: { ...request.subject.properties, subject: request.subject.id },
    purpose: request.context.purpose,
    action: request.action.name,
    details,
    activity,
    operation: request.context.operation,
    caseId: request.context.case,
    policy,
    status: head.status,
  };
}
