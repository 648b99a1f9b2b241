/** What one operation disclosed, or withheld, about one subject: how often each (partner, data class, level, reason) came out. */
export interface DisclosureLine {
  /** The system that the data comes from, such as HUB or GGZ. */
  readonly source: string;
  readonly dataClass: string;
  /** The level at which it was shown: NONE, SIGNAL, COARSE or FULL. */
  readonly level: string;
  /** The level that was decided about this subject, where another was shown: an item that names several members shows the lowest of theirs. */
  readonly decided?: string;
  /** The reason code of the decision. */
  readonly reason: string;
  /** The article behind the decision, or null for a default deny. */
  readonly article: string | null;
  /** How many fields and records this line stands for; those of a line that shows NONE were withheld. */
  readonly count: number;
  /** The facts on which was decided, as `writeFacts` of the policy engine writes them; without them nobody can decide it again. */
  readonly facts?: string;
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
  /** The day on which was decided (Europe/Amsterdam, YYYY-MM-DD): which rules were in force. Needed where a line has facts. */
  readonly decidedOn?: string;
  /** A deny is Ok; Error is an operation that could not be carried out. */
  readonly status: 'Ok' | 'Error';
  /** The subjects: a case-scoped member id, or FAMILY for what concerns the family as a whole. */
  readonly subjects: readonly { readonly memberId: string; readonly lines: readonly DisclosureLine[] }[];
}

/** One line as it is kept: the places of its class, its verdict and its facts in their tables, the count, and the level shown where it is another. */
export type KeptLine = readonly [dataClass: number, verdict: number, facts: number | null, count: number, shown?: string];

/**
 * What is kept of one operation: a record of the Authorization Decision Log in which each class, verdict and set of facts stands once. With what `readRecord`
 * makes of it, log lines of the Logboek Dataverwerkingen and decisions in the form of AuthZEN can be written at any time (`exportRecord`).
 */
export interface KeptRecord {
  readonly attributes: {
    /** When the operation began, in milliseconds since 1970. */
    readonly start_time: number;
  };
  readonly body: {
    readonly 'adl.core.information': { readonly day: string | null; readonly facts: readonly string[] };
    readonly 'adl.core.policies': { readonly hash: string };
    readonly 'adl.core.request': {
      readonly action: { readonly name: string; readonly properties: Readonly<Record<string, string>> };
      /** The classes that were decided about, each with the system that it comes from. */
      readonly classes: readonly (readonly [dataClass: string, source: string])[];
      readonly context: { readonly case: string | null; readonly operation: string | null; readonly purpose: string };
      readonly subject: {
        readonly id: string;
        readonly properties: { readonly oin: string; readonly role: string };
        readonly type: string;
      };
    };
    readonly 'adl.core.response': {
      readonly subjects: readonly { readonly id: string; readonly lines: readonly KeptLine[] }[];
      readonly verdicts: readonly (readonly [level: string, reason: string, article: string | null])[];
    };
  };
  readonly event_name: 'adl.access_evaluations';
  readonly parent_span_id?: string;
  readonly span_id: string;
  readonly status: 'Ok' | 'Error';
  /** When the operation ended, in milliseconds since 1970. */
  readonly timestamp: number;
  readonly trace_id: string;
}

/**
 * Makes what is kept of one operation. `register` is the address of the register of processing activities, to which the purpose is added. What the caller chose
 * (operation, case, subject) is kept without any number of nine digits, so that a BSN cannot enter the log through it. The keys of every object stand in
 * alphabetical order, so that its JSON is canonical as it is written.
 */
export function keepRecord(operation: OperationRecord, register: string): KeptRecord {
  const { caller, parentSpanId } = operation;
  const tables = createTables();
  const subjects = operation.subjects.map(({ memberId, lines }) => ({ id: withoutBsn(memberId), lines: lines.map(tables.keep) }));
  return {
    attributes: { start_time: operation.startedAt.getTime() },
    body: {
      'adl.core.information': { day: operation.decidedOn ?? null, facts: [...tables.facts.keys()] },
      'adl.core.policies': { hash: operation.policy },
      'adl.core.request': {
        action: { name: operation.action ?? 'read', properties: actionProperties(operation, register) },
        classes: tables.classes,
        context: {
          case: operation.caseId === null ? null : withoutBsn(operation.caseId),
          operation: operation.operation === null ? null : nameWithoutBsn(operation.operation),
          purpose: operation.purpose,
        },
        subject: { id: withoutBsn(caller.subject), properties: { oin: caller.oin, role: caller.role }, type: 'user' },
      },
      'adl.core.response': { subjects, verdicts: tables.verdicts },
    },
    event_name: 'adl.access_evaluations',
    ...(parentSpanId === undefined ? {} : { parent_span_id: parentSpanId }),
    span_id: operation.spanId,
    status: operation.status,
    timestamp: operation.endedAt.getTime(),
    trace_id: operation.traceId,
  };
}

interface Tables {
  readonly classes: (readonly [string, string])[];
  readonly verdicts: (readonly [string, string, string | null])[];
  readonly facts: Map<string, number>;
  readonly keep: (line: DisclosureLine) => KeptLine;
}

/** The tables of one record, filled as its lines are kept. */
function createTables(): Tables {
  const classes: Tables['classes'] = [];
  const verdicts: Tables['verdicts'] = [];
  const facts: Tables['facts'] = new Map();
  const classAt = new Map<string, number>();
  const verdictsAt = new Map<string, number[]>();

  const placeOfClass = ({ dataClass, source }: DisclosureLine): number => {
    const known = classAt.get(dataClass);
    if (known !== undefined && classes[known]?.[1] === source) return known;
    classAt.set(dataClass, classes.length);
    return classes.push([dataClass, source]) - 1;
  };
  const placeOfVerdict = (decided: string, reason: string, article: string | null): number => {
    const places = verdictsAt.get(reason) ?? [];
    const known = places.find((place) => verdicts[place]?.[0] === decided && verdicts[place][2] === article);
    if (known !== undefined) return known;
    verdictsAt.set(reason, [...places, verdicts.length]);
    return verdicts.push([decided, reason, article]) - 1;
  };
  const placeOfFacts = (text: string): number => {
    const place = facts.get(text) ?? facts.size;
    facts.set(text, place);
    return place;
  };
  const keep = (line: DisclosureLine): KeptLine => {
    const { level, decided = level, reason, article, count } = line;
    const place = line.facts === undefined ? null : placeOfFacts(line.facts);
    const kept = [placeOfClass(line), placeOfVerdict(decided, reason, article), place, count] as const;
    return decided === level ? kept : [...kept, level];
  };
  return { classes, verdicts, facts, keep };
}

function actionProperties({ details = {}, purpose }: OperationRecord, register: string): Readonly<Record<string, string>> {
  const properties = { ...details, processing_activity_id: `${register}#${encodeURIComponent(purpose)}` };
  return Object.fromEntries(
    Object.entries(properties)
      .map(([name, value]) => [name, name === 'processing_activity_id' ? value : withoutBsn(value)] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
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
