import type { Inbox } from '../inbox.ts';
import { fhirMessageId, readFhirNotification, writeFhirNotification, type FhirEvent } from './fhir-notification.ts';
import { isAway, type Asked } from './source-record.ts';

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
 * Asks a FHIR server for notifications that did not come in, and puts each in the inbox as if it had: one that comes in after all is then known already. False when the server is away, or the
 * inbox takes no more for now. What it refuses, and what it answers that cannot be read, is lost: waiting would not mend it.
 */
export async function fetchMissed({ inbox, missed, lost }: FetchMissedDeps, range: MissedRange): Promise<boolean> {
  const { source, subscription, since, until, receivedAt } = range;
  const asked = await missed(range);
  if (isAway(asked)) return false;
  const events = eventsIn(asked, range);
  for (const event of events) {
    const messageId = fhirMessageId({ kind: 'TOPIC', subscription, type: 'event-notification', count: null, at: null, events: [event] });
    const body = writeFhirNotification(subscription, event);
    const received = await inbox.receive({ source, format: 'FHIR', messageId: messageId ?? body, body, receivedAt });
    if (received === 'FLOOD') return false;
  }
  const count = until - since + 1 - events.length;
  if (count > 0) lost(source, count);
  return true;
}

/** What was given of the range, each number once; nothing when it cannot be read. */
function eventsIn(asked: Asked<unknown>, { since, until }: MissedRange): readonly FhirEvent[] {
  const given = asked.state === 'found' ? readFhirNotification(asked.value) : null;
  if (given?.kind !== 'TOPIC') return [];
  const inRange = given.events.filter(({ number }) => number >= since && number <= until);
  return [...new Map(inRange.map((event) => [event.number, event])).values()];
}
