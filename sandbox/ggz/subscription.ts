import type { Bundle, BundleEntry, Parameters, ParametersParameter, Subscription } from 'fhir/r4.js';

import { createNotifier } from '../send-notification.ts';
import type { SentNotification, Subscriber } from '../send-notification.ts';

/** One thing that happened: the resource in whose focus it was, as `Type/id`. */
export interface SubscriptionEvent {
  readonly number: number;
  readonly at: Date;
  readonly focus: string;
}

/** The one topic of this server: a resource of a patient was created, changed or deleted. */
export const topic = 'https://ggzdebrug.example/fhir/SubscriptionTopic/patient-file-changed';

const guide = 'http://hl7.org/fhir/uv/subscriptions-backport';
const fhirJson = 'application/fhir+json';

/** A topic-based subscription of the Subscriptions R5 Backport guide (1.1.0) for R4, over rest-hook with id-only payloads. */
export interface TopicSubscription {
  readonly sent: readonly SentNotification[];
  /** The resource as it is read: without the header that holds the secret. */
  resource(): Subscription;
  /** Answers `$status`: a searchset with the status. */
  status(): Bundle;
  /** Answers `$events`: what happened from one number to another, both included. */
  events(since: number, until: number): Bundle;
  /** Makes the subscription active when the subscriber takes the handshake; answers whether it did. */
  handshake(): Promise<boolean>;
  heartbeat(): Promise<number>;
  /** Counts an event about this resource (`Type/id`) and sends it, unless it is to get lost on the way; answers the status, or null. */
  happened(focus: string, lost?: boolean): Promise<number | null>;
}

/** A subscription that is still to shake hands; `base` is the server's base address without a slash at its end. */
export function createSubscription(id: string, base: () => string, subscriber: Subscriber, now: () => Date): TopicSubscription {
  const notifier = createNotifier();
  const events: SubscriptionEvent[] = [];
  let active = false;
  const write = (type: string, told: readonly SubscriptionEvent[]): Bundle =>
    notification(base(), id, { type, active, count: events.length, told, at: now() });
  const send = (bundle: Bundle): Promise<number> => notifier.send(subscriber, bundle, fhirJson);
  return {
    sent: notifier.sent,
    resource: () => describe(id, subscriber.url, active),
    status: () => ({ ...write('query-status', []), type: 'searchset' }),
    events: (since, until) =>
      write(
        'query-event',
        events.filter(({ number }) => number >= since && number <= until),
      ),
    async handshake() {
      const status = await send(write('handshake', []));
      active = status >= 200 && status < 300;
      return active;
    },
    heartbeat: () => send(write('heartbeat', [])),
    async happened(focus, lost = false) {
      const event = { number: events.length + 1, at: now(), focus };
      events.push(event);
      return active && !lost ? send(write('event-notification', [event])) : null;
    },
  };
}

function describe(id: string, endpoint: string, active: boolean): Subscription {
  return {
    resourceType: 'Subscription',
    id,
    meta: { profile: [`${guide}/StructureDefinition/backport-subscription`] },
    status: active ? 'active' : 'requested',
    reason: 'Gezinsbeeld hears that something changed, never what',
    criteria: topic,
    channel: {
      type: 'rest-hook',
      endpoint,
      payload: fhirJson,
      _payload: { extension: [{ url: `${guide}/StructureDefinition/backport-payload-content`, valueCode: 'id-only' }] },
      header: ['Authorization: removed'],
    },
  };
}

interface Told {
  readonly type: string;
  readonly active: boolean;
  readonly count: number;
  readonly told: readonly SubscriptionEvent[];
  readonly at: Date;
}

function notification(base: string, id: string, { type, active, count, told, at }: Told): Bundle {
  const status: Parameters = {
    resourceType: 'Parameters',
    meta: { profile: [`${guide}/StructureDefinition/backport-subscription-status-r4`] },
    parameter: [
      { name: 'subscription', valueReference: { reference: `${base}/Subscription/${id}` } },
      { name: 'topic', valueCanonical: topic },
      { name: 'status', valueCode: active ? 'active' : 'requested' },
      { name: 'type', valueCode: type },
      { name: 'events-since-subscription-start', valueString: String(count) },
      ...told.map(eventPart),
    ],
  };
  const first: BundleEntry = {
    resource: status,
    request: { method: 'GET', url: `${base}/Subscription/${id}/$status` },
    response: { status: '200' },
  };
  return {
    resourceType: 'Bundle',
    meta: { profile: [`${guide}/StructureDefinition/backport-subscription-notification-r4`] },
    type: 'history',
    timestamp: at.toISOString(),
    entry: [first, ...told.map(({ focus }) => pointer(base, focus))],
  };
}

function eventPart({ number, at, focus }: SubscriptionEvent): ParametersParameter {
  return {
    name: 'notification-event',
    part: [
      { name: 'event-number', valueString: String(number) },
      { name: 'timestamp', valueInstant: at.toISOString() },
      { name: 'focus', valueReference: { reference: focus } },
    ],
  };
}

/** With id-only payloads an entry tells where the resource is, and nothing of it. */
function pointer(base: string, focus: string): BundleEntry {
  return { fullUrl: `${base}/${focus}`, request: { method: 'PUT', url: focus }, response: { status: '200' } };
}
