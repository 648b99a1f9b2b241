/** What one operation disclosed, or withheld, about one subject: how often each (partner, data class, level, reason) came out. */
export interface DisclosureLine {
  /** The system that the data comes from, such as HUB or GGZ. */
  readonly source: string;
  readonly dataClass: string;
  /** The level that was decided: NONE, SIGNAL, COARSE or FULL. */
  readonly level: string;
  /** The reason code of the decision. */
  readonly reason: string;
  /** The article behind the decision, or null for a default deny. */
  readonly article: string | null;
  /** How many fields and records this line stands for. */
  readonly count: number;
}

/** Everything that is recorded of one operation; it holds no values of fields. */
export interface OperationRecord {
  /** W3C trace id: 32 hexadecimal digits. */
  readonly traceId: string;
  /** W3C span id: 16 hexadecimal digits. */
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly caller: { readonly oin: string; readonly role: string; readonly subject: string };
  readonly purpose: string;
  /** What was done, such as `waiver.withdraw`; `read` unless named. */
  readonly action?: string;
  /** What a change says of itself: ids, states and articles; never content. */
  readonly details?: Readonly<Record<string, string>>;
  /** The operation's name as the caller gave it, or null. */
  readonly operation: string | null;
  readonly caseId: string | null;
  /** The content hash of the policy that decided, as `sha256:…`. */
  readonly policy: string;
  /** A deny is Ok; Error is an operation that could not be carried out. */
  readonly status: 'Ok' | 'Error';
  /** The subjects: a case-scoped member id, or FAMILY for what concerns the family as a whole. */
  readonly subjects: readonly { readonly memberId: string; readonly lines: readonly DisclosureLine[] }[];
}

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
interface EvaluationsRequest {
  readonly subject: { readonly type: string; readonly id: string; readonly properties: { readonly oin: string; readonly role: string } };
  readonly action: { readonly name: string; readonly properties: Readonly<Record<string, string>> };
  readonly context: { readonly purpose: string; readonly operation: string | null; readonly case: string | null };
  readonly evaluations: readonly {
    readonly resource: { readonly type: string; readonly id: string; readonly properties: { readonly source: string } };
  }[];
}

/** What was decided, in the order of the request's evaluations. */
interface EvaluationsResponse {
  readonly evaluations: readonly {
    readonly decision: boolean;
    readonly context: { readonly level: string; readonly reason: string; readonly article: string | null; readonly count: number };
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
  };
}

/** What is kept of one operation: a log line per data subject (LDV) and the decisions behind the answer (ADL). */
export interface AuditRecord {
  readonly lines: readonly LogLine[];
  readonly decision: AuthorizationDecision;
}

/**
 * Builds the record of one operation in the fields of the Logboek Dataverwerkingen and the Authorization Decision Log.
 * `register` is the address of the register of processing activities, to which the purpose is added. What the caller chose (operation,
 * case, subject) is kept without any number of nine digits, so that a BSN cannot enter the log through it. The keys of every object stand in
 * alphabetical order, so that its JSON is canonical as it is written.
 */
export function buildAuditRecord(operation: OperationRecord, register: string): AuditRecord {
  const activity = `${register}#${encodeURIComponent(operation.purpose)}`;
  const members = operation.subjects.filter((subject) => subject.memberId !== 'FAMILY');
  const span = spanOf(operation);
  const line = (subject: Readonly<Record<string, string>>): LogLine => ({
    attributes: {
      ...subject,
      'dpl.core.foreign_operation.processor': `urn:osb:oin:${operation.caller.oin}`,
      'dpl.core.processing_activity_id': activity,
    },
    end_time: operation.endedAt.getTime(),
    name: 'gezinsbeeld.operation',
    ...span,
    start_time: operation.startedAt.getTime(),
    status: operation.status,
    trace_id: operation.traceId,
  });
  return {
    decision: {
      body: {
        'adl.core.policies': { hash: operation.policy },
        'adl.core.request': requestOf(operation, activity),
        'adl.core.response': responseOf(operation),
      },
      event_name: 'adl.access_evaluations',
      ...span,
      status: operation.status,
      timestamp: operation.endedAt.getTime(),
      trace_id: operation.traceId,
    },
    lines: members.length === 0 ? [line({})] : members.map((member) => line(subjectAttributes(member.memberId))),
  };
}

function spanOf({ parentSpanId, spanId }: OperationRecord): { readonly parent_span_id?: string; readonly span_id: string } {
  return parentSpanId === undefined ? { span_id: spanId } : { parent_span_id: parentSpanId, span_id: spanId };
}

function subjectAttributes(memberId: string): Readonly<Record<string, string>> {
  return { 'dpl.core.data_subject_id': withoutBsn(memberId), 'dpl.core.data_subject_id_type': 'FamilyMember' };
}

function requestOf(operation: OperationRecord, activity: string): EvaluationsRequest {
  const { caller } = operation;
  return {
    action: { name: operation.action ?? 'read', properties: actionProperties(operation, activity) },
    context: {
      case: operation.caseId === null ? null : withoutBsn(operation.caseId),
      operation: operation.operation === null ? null : nameWithoutBsn(operation.operation),
      purpose: operation.purpose,
    },
    evaluations: operation.subjects.flatMap((subject) => {
      const id = withoutBsn(subject.memberId);
      return subject.lines.map((line) => ({ resource: { id, properties: { source: line.source }, type: line.dataClass } }));
    }),
    subject: { id: withoutBsn(caller.subject), properties: { oin: caller.oin, role: caller.role }, type: 'user' },
  };
}

function actionProperties({ details = {} }: OperationRecord, activity: string): Readonly<Record<string, string>> {
  const properties = { ...details, processing_activity_id: activity };
  return Object.fromEntries(
    Object.entries(properties)
      .map(([name, value]) => [name, name === 'processing_activity_id' ? value : withoutBsn(value)] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function responseOf(operation: OperationRecord): EvaluationsResponse {
  return {
    evaluations: operation.subjects.flatMap((subject) =>
      subject.lines.map(({ article, count, level, reason }) => ({
        context: { article, count, level, reason },
        decision: level !== 'NONE',
      })),
    ),
  };
}

/** An identifier is masked where nine digits stand alone: a random id such as a UUID may hold nine digits among letters. */
function withoutBsn(identifier: string): string {
  return plain(identifier.replaceAll(/(?<![\da-z])\d{9}(?![\da-z])/gi, '*********'));
}

/** A name that the caller made up is masked wherever it holds nine digits in a row. */
function nameWithoutBsn(name: string): string {
  return plain(name.replaceAll(/\d{9}/g, '*********'));
}

/** What a database can hold as it is: no control characters, no half characters, not too long. */
function plain(text: string): string {
  return text
    .replaceAll(/\p{Cc}/gu, '')
    .slice(0, 200)
    .toWellFormed();
}
