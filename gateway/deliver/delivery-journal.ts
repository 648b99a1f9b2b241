import type { DisclosureLine, OperationRecord } from '#audit/record.ts';
import type { WaitingEvent } from '#events/relay-store.ts';
import type { VerdictLine } from './audible-to.ts';

/** That one recipient hears of one event, as far as one of its people lets it: under this purpose, on these grounds. */
export interface Telling {
  readonly event: Pick<WaitingEvent, 'eventId' | 'type' | 'caseId' | 'traceId'>;
  readonly recipient: string;
  readonly purpose: string;
  /** Everybody whom it names, also where nothing was decided about them. */
  readonly members: readonly string[];
  readonly lines: readonly VerdictLine[];
}

/** The parts of a record that all records of one batch share. */
export type BatchPart = Pick<OperationRecord, 'startedAt' | 'endedAt' | 'policy' | 'decidedOn'>;

interface Entry {
  readonly telling: Telling;
  readonly events: Set<string>;
  readonly types: Set<string>;
  readonly subjects: Map<string, Map<string, DisclosureLine>>;
}

/** Gathers what a batch of events tells, for the audit: one record per recipient, case and purpose, in which every decision stands once with how often it was told. */
export class DeliveryJournal {
  readonly #entries = new Map<string, Entry>();
  readonly #told = new Set<string>();

  /** Notes that something is told; what another of the recipient's people let it hear of the same event is not counted again. */
  note(telling: Telling): void {
    const { event, recipient, purpose, members, lines } = telling;
    const key = JSON.stringify([recipient, event.caseId, purpose]);
    const entry = this.#entries.get(key) ?? { telling, events: new Set(), types: new Set(), subjects: new Map() };
    this.#entries.set(key, entry);
    entry.events.add(event.eventId);
    entry.types.add(event.type);
    for (const memberId of members) linesOf(entry.subjects, memberId);
    for (const { memberId, line } of lines) {
      const once = `${recipient} ${event.eventId} ${memberId} ${line.dataClass}`;
      if (this.#told.has(once)) continue;
      this.#told.add(once);
      addLine(entry.subjects, memberId, line);
    }
  }

  /** The records; each stands in the trace of the first change that it tells of. */
  records(newSpanId: () => string, shared: BatchPart): readonly OperationRecord[] {
    return [...this.#entries.values()].map(({ telling: { event, recipient, purpose }, events, types, subjects }): OperationRecord => {
      const [oin = '', role = ''] = recipient.split('/');
      return {
        ...shared,
        traceId: event.traceId,
        spanId: newSpanId(),
        caller: { oin, role, subject: 'events' },
        purpose,
        action: 'event.deliver',
        details: { events: String(events.size), types: [...types].map(shortName).toSorted().join(' ') },
        operation: null,
        caseId: event.caseId,
        status: 'Ok',
        subjects: [...subjects].map(([memberId, lines]) => ({ memberId, lines: [...lines.values()] })),
      };
    });
  }
}

function linesOf(subjects: Entry['subjects'], memberId: string): Map<string, DisclosureLine> {
  const lines = subjects.get(memberId) ?? new Map<string, DisclosureLine>();
  subjects.set(memberId, lines);
  return lines;
}

function addLine(subjects: Entry['subjects'], memberId: string, line: DisclosureLine): void {
  const lines = linesOf(subjects, memberId);
  const key = JSON.stringify(line);
  lines.set(key, { ...line, count: (lines.get(key)?.count ?? 0) + 1 });
}

function shortName(type: string): string {
  return type.replace('nl.gezinsbeeld.', '');
}
