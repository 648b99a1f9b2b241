import type { DisclosureLine, OperationRecord } from '#audit/record.ts';
import type { Caller } from '#consent/situation.ts';
import type { Purpose } from '#consent/vocabulary.ts';
import { idInRecord } from '../id-in-record.ts';

/** What was decided about: a user, for a purpose, in a case, or where no case was found the id that was asked for. */
export interface AskedAccess {
  readonly person: Caller;
  readonly purpose: Purpose;
  /** Null for an id that cannot be of ours. */
  readonly caseId: string | null;
}

/** The parts of a record that are one request's own. */
export type RequestPart = Pick<
  OperationRecord,
  'traceId' | 'spanId' | 'parentSpanId' | 'startedAt' | 'endedAt' | 'operation' | 'policy' | 'decidedOn'
>;

interface Entry {
  readonly matter: AskedAccess;
  readonly lines: Map<string, Map<string, DisclosureLine>>;
}

const isSame = (one: Caller, other: Caller): boolean => one.oin === other.oin && one.role === other.role && one.subject === other.subject;

/** Gathers what one request had decided, for the audit: one record per user, purpose and case, in which each decision stands once. */
export class Journal {
  readonly #entries = new Map<string, Entry>();

  /** Notes a decision about a member or the family; without a line, that nothing could be decided because nothing is there for this user. */
  note(matter: AskedAccess, memberId?: string, line?: DisclosureLine): void {
    const { person, purpose, caseId } = matter;
    const key = JSON.stringify([person.oin, person.role, person.subject, purpose, caseId]);
    const entry = this.#entries.get(key) ?? { matter, lines: new Map<string, Map<string, DisclosureLine>>() };
    this.#entries.set(key, entry);
    if (memberId === undefined || line === undefined) return;
    const lines = entry.lines.get(memberId) ?? new Map<string, DisclosureLine>();
    lines.set(JSON.stringify(line), line);
    entry.lines.set(memberId, lines);
  }

  /** The records: each about the access of the user whom it concerns, with who asked when that was somebody else. */
  records(caller: Caller, request: RequestPart): readonly OperationRecord[] {
    const byOther = { details: { asked_by: `${caller.oin}/${caller.role} ${caller.subject}` } };
    return [...this.#entries.values()].map(({ matter: { person, purpose, caseId }, lines }) => ({
      ...request,
      caller: { oin: person.oin, role: person.role, subject: isSame(person, caller) ? person.subject : idInRecord(person.subject) },
      ...(isSame(person, caller) ? {} : byOther),
      purpose,
      caseId,
      status: 'Ok',
      subjects: [...lines].map(([memberId, each]) => ({ memberId, lines: [...each.values()] })),
    }));
  }
}
