import type { Announcement, InboundMessage, ReadAnnouncement } from '../announcement.ts';
import { PoisonMessage, TryLater } from '../errors.ts';
import { fetchMissed, type FetchMissedDeps } from './fetch-missed.ts';
import { readFhirNotification, type FhirNotification } from './fhir-notification.ts';
import { parseJson } from './parse-body.ts';
import { factsOf, foundOrLater, type Asked, type SourceRecord } from './source-record.ts';
import type { SubscriptionProgress } from './subscription-progress.ts';

/** A FHIR server, as far as it can be asked about what it announced. */
export interface FhirSource {
  /** The name (`Type/id`) of what a reference leads to at this server itself, or null. */
  nameOf(reference: string): string | null;
  read(name: string): Promise<Asked<SourceRecord>>;
  /** The notification Bundle of the events in this range; missing when the server does not offer that. */
  missed(subscription: string, since: number, until: number): Promise<Asked<unknown>>;
}

/** What the reader rests on. */
export interface FhirReaderDeps extends Pick<FetchMissedDeps, 'inbox' | 'lost'> {
  readonly sourceOf: (source: string) => FhirSource | undefined;
  readonly progress: SubscriptionProgress;
  readonly clock: () => Date;
}

type Topic = Extract<FhirNotification, { kind: 'TOPIC' }>;

/** The most events that are asked for after all, the newest of them. */
const mostMissed = 1000;
/** How long an event waits for those before it that did not come in, in milliseconds. */
const patienceMs = 3_600_000;

/**
 * Reads notifications of FHIR servers. Whose a resource is and what it is the server is asked; one that is gone is nobody's any more, and so tells nothing. Numbers of events show
 * what did not come in: that is fetched after all, and what cannot be had holds up nothing for longer than an hour. Throws a PoisonMessage for a subscription or a resource that is not the server's own.
 */
export function createFhirReader(deps: FhirReaderDeps): ReadAnnouncement {
  return async (message) => {
    const notification = readFhirNotification(parseJson(message.body));
    if (notification === null) throw new PoisonMessage('SCHEMA', 'entry.0.resource');
    const server = deps.sourceOf(message.source);
    if (server === undefined) throw new PoisonMessage('NO_READER');
    if (notification.kind === 'RESOURCE') return announcementsOf(server, notification.reference, notification.at, message);
    const gap = await catchUp(deps, server, message, notification);
    const read: Announcement[] = [];
    // One by one: a notification may hold hundreds.
    for (const { focus, at } of notification.events) {
      if (focus !== null) read.push(...(await announcementsOf(server, focus, at ?? notification.at, message)));
    }
    if (gap !== null) await giveUp(deps, message, notification, gap);
    return read;
  };
}

/** What did not come in and could not be asked for. */
interface Gap {
  readonly subscription: string;
  readonly count: number;
  readonly upTo: number;
}

/** Lets an event that could be read go on without those before it, when it has waited long enough for them. Throws a TryLater until then. */
async function giveUp(deps: FhirReaderDeps, { source, receivedAt }: InboundMessage, { events }: Topic, gap: Gap): Promise<void> {
  const isPatient = deps.clock().getTime() - receivedAt.getTime() < patienceMs;
  if (isPatient || events.length === 0) throw new TryLater('what did not come in could not be asked for');
  deps.lost(source, gap.count);
  await deps.progress.advance(source, gap.subscription, gap.upTo);
}

/** Sees from the numbers whether something did not come in, and notes up to where everything has; answers what could not be asked for now. */
async function catchUp(
  deps: FhirReaderDeps,
  server: FhirSource,
  { source, receivedAt }: InboundMessage,
  topic: Topic,
): Promise<Gap | null> {
  const subscription = server.nameOf(topic.subscription);
  if (subscription?.startsWith('Subscription/') !== true) throw new PoisonMessage('FOREIGN_SOURCE', 'subscription');
  const numbers = topic.events.map(({ number }) => number);
  const until = numbers.length > 0 ? Math.min(...numbers) - 1 : topic.count;
  if (until === null) return null;
  const upTo = Math.max(until, ...numbers);
  const last = await deps.progress.last(source, subscription);
  if (last === null || (topic.type === 'handshake' && until < last)) {
    // The first that is heard of it, or it began anew.
    await deps.progress.restart(source, subscription, upTo);
    return null;
  }
  const since = Math.max(last + 1, until - mostMissed + 1);
  if (since <= until) {
    const missed = async (): Promise<Asked<unknown>> => server.missed(subscription, since, until);
    const range = { source, subscription: topic.subscription, since, until, receivedAt };
    if (!(await fetchMissed({ ...deps, missed }, range))) return { subscription, count: until - since + 1, upTo };
  }
  await deps.progress.advance(source, subscription, upTo);
  return null;
}

async function announcementsOf(
  server: FhirSource,
  reference: string,
  at: Date | null,
  { receivedAt }: InboundMessage,
): Promise<readonly Announcement[]> {
  const name = server.nameOf(reference);
  if (name === null) throw new PoisonMessage('FOREIGN_SOURCE', 'focus');
  const record = foundOrLater(await server.read(name));
  if (record === null || record.classes.length === 0) return [];
  return record.bsns.map((bsn) => ({
    kind: 'CHANGED',
    change: 'RECORD',
    person: { bsn },
    classes: record.classes,
    facts: factsOf(record.confidentiality),
    changedAt: at ?? receivedAt,
    object: name,
  }));
}
