import type { Inbox } from '../inbox.ts';
import { TryLater } from '../errors.ts';
import { fhirMessageId, readFhirNotification, writeFhirNotification, type FhirEvent } from './fhir-notification.ts';
import { foundOrLater, type Asked } from './source-record.ts';

/** A range of numbers of events, both included. */
export interface MissedRange {
  readonly source: string;
  /** The reference to the subscription as the server writes it. */
  readonly subscription: string;
  readonly since: number;
  readonly until: number;
  readonly receivedAt: Date;
}

/** What fetching rests on. */
export interface FetchMissedDeps {
  readonly inbox: Pick<Inbox, 'receive'>;
  /** The server's notification Bundle of a range of events; missing when it does not offer that. */
  readonly missed: (range: MissedRange) => Promise<Asked<unknown>>;
  /** Told how many events a server could not give after all: what they were about stays unknown until it changes again. */
  readonly lost: (source: string, count: number) => void;
}

/**
 * Asks a FHIR server for notifications that did not come in, and puts each in the inbox as if it had: one that comes in after all is then known already. Throws a
 * TryLater when the server is away, or when the inbox takes no more for now.
 */
export async function fetchMissed({ inbox, missed, lost }: FetchMissedDeps, range: MissedRange): Promise<void> {
  const { source, subscription, since, until, receivedAt } = range;
  const given = readFhirNotification(foundOrLater(await missed(range)));
  const events = new Map<number, FhirEvent>();
  if (given?.kind === 'TOPIC') {
    for (const event of given.events) if (event.number >= since && event.number <= until) events.set(event.number, event);
  }
  for (const event of events.values()) {
    const messageId = fhirMessageId({ kind: 'TOPIC', subscription, type: 'event-notification', count: null, at: null, events: [event] });
    const body = writeFhirNotification(subscription, event);
    const received = await inbox.receive({ source, format: 'FHIR', messageId: messageId ?? '', body, receivedAt });
    if (received === 'FLOOD') throw new TryLater('the inbox takes no more of this source for now');
  }
  const count = until - since + 1 - events.size;
  if (count > 0) lost(source, count);
}
