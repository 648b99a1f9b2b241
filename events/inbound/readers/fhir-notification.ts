import { z } from 'zod';

const parameter = z.object({
  name: z.string(),
  valueReference: z.object({ reference: z.string().optional() }).optional(),
  valueCode: z.string().optional(),
  valueString: z.string().optional(),
  // R4 has these as strings and instants; servers write them as other types too.
  valueInteger64: z.union([z.string(), z.number()]).optional(),
  valueUnsignedInt: z.number().optional(),
  valueInteger: z.number().optional(),
  valueInstant: z.string().optional(),
  valueDateTime: z.string().optional(),
});

const status = z.object({
  resourceType: z.literal('Parameters'),
  parameter: z.array(parameter.extend({ part: z.array(parameter).optional() })).min(1),
});

/** The resource of its own that R4B and R5 have for it. */
const nativeStatus = z.object({
  resourceType: z.literal('SubscriptionStatus'),
  type: z.string(),
  subscription: z.object({ reference: z.string() }),
  eventsSinceSubscriptionStart: z.union([z.string(), z.number()]).optional(),
  notificationEvent: z
    .array(
      z.object({
        eventNumber: z.union([z.string(), z.number()]),
        timestamp: z.string().optional(),
        focus: z.object({ reference: z.string().optional() }).optional(),
      }),
    )
    .optional(),
});

const anyStatus = z.discriminatedUnion('resourceType', [status, nativeStatus]);

const bundle = z.object({
  resourceType: z.literal('Bundle'),
  type: z.enum(['history', 'subscription-notification']),
  timestamp: z.string().optional(),
  entry: z.array(z.object({ resource: z.unknown().optional() })).min(1),
});

const pointer = z.object({
  resourceType: z.string().regex(/^[A-Z][A-Za-z]{1,60}$/),
  id: z.string().regex(/^[A-Za-z0-9.-]{1,64}$/),
  meta: z.object({ versionId: z.string().optional(), lastUpdated: z.string().optional() }).optional(),
});

/** One thing that happened at a FHIR server; without focus it says that something happened, and nothing of what. */
export interface FhirEvent {
  readonly number: number;
  /** By its own word; null without one. */
  readonly at: Date | null;
  /** The reference as it came: relative, or absolute. */
  readonly focus: string | null;
}

/** What a topic-based subscription told (Subscriptions R5 Backport 1.1.0 for R4, R4B, or R5), or the resource that a classic rest-hook sent. */
export type FhirNotification =
  | {
      readonly kind: 'TOPIC';
      readonly subscription: string;
      readonly type: string;
      /** How many events there were since the subscription began; null when it does not say so. */
      readonly count: number | null;
      readonly at: Date | null;
      readonly events: readonly FhirEvent[];
    }
  | { readonly kind: 'RESOURCE'; readonly reference: string; readonly version: string | null; readonly at: Date | null };

/** Reads a notification from JSON; null for what is none. Of a resource only what it is called is read. */
export function readFhirNotification(value: unknown): FhirNotification | null {
  const { data: history } = bundle.safeParse(value);
  if (history !== undefined) return readTopic(history);
  const { data: resource } = pointer.safeParse(value);
  if (resource === undefined || resource.resourceType === 'Bundle') return null;
  const { resourceType, id, meta } = resource;
  return {
    kind: 'RESOURCE',
    reference: `${resourceType}/${id}`,
    version: meta?.versionId ?? meta?.lastUpdated ?? null,
    at: instantOf(meta?.lastUpdated),
  };
}

function readTopic({ entry, timestamp }: z.infer<typeof bundle>): FhirNotification | null {
  const { data } = anyStatus.safeParse(entry[0]?.resource);
  if (data === undefined) return null;
  const at = instantOf(timestamp);
  return data.resourceType === 'Parameters' ? readParameters(data, at) : readStatus(data, at);
}

function readStatus(
  { type, subscription, eventsSinceSubscriptionStart, notificationEvent = [] }: z.infer<typeof nativeStatus>,
  at: Date | null,
): FhirNotification | null {
  const events = notificationEvent.flatMap(({ eventNumber, timestamp, focus }): readonly FhirEvent[] => {
    const number = wholeOf(eventNumber);
    return number === null ? [] : [{ number, at: instantOf(timestamp), focus: focus?.reference ?? null }];
  });
  if (events.length < notificationEvent.length) return null;
  return { kind: 'TOPIC', subscription: subscription.reference, type, count: wholeOf(eventsSinceSubscriptionStart), at, events };
}

function readParameters(data: z.infer<typeof status>, at: Date | null): FhirNotification | null {
  const subscription = named(data.parameter, 'subscription')?.valueReference?.reference;
  const type = named(data.parameter, 'type')?.valueCode;
  const events = data.parameter.filter(({ name }) => name === 'notification-event').map(({ part }) => readEvent(part ?? []));
  if (subscription === undefined || type === undefined || !events.every((event) => event !== null)) return null;
  return { kind: 'TOPIC', subscription, type, count: numberOf(named(data.parameter, 'events-since-subscription-start')), at, events };
}

type Parameter = z.infer<typeof parameter>;

function readEvent(parts: readonly Parameter[]): FhirEvent | null {
  const number = numberOf(named(parts, 'event-number'));
  const time = named(parts, 'timestamp');
  if (number === null) return null;
  return {
    number,
    at: instantOf(time?.valueInstant ?? time?.valueDateTime),
    focus: named(parts, 'focus')?.valueReference?.reference ?? null,
  };
}

function named<P extends Parameter>(parameters: readonly P[], name: string): P | undefined {
  return parameters.find((each) => each.name === name);
}

function numberOf(given: Parameter | undefined): number | null {
  const { valueString, valueInteger64, valueUnsignedInt, valueInteger } = given ?? {};
  const [told] = [valueString, valueInteger64, valueUnsignedInt, valueInteger].filter((value) => value !== undefined);
  return wholeOf(told);
}

function wholeOf(told: string | number | undefined): number | null {
  return /^\d{1,15}$/.test(String(told)) ? Number(told) : null;
}

/** Null for a day without a time: many changes may be of one day. */
function instantOf(text: string | undefined): Date | null {
  const instant = new Date(text?.includes('T') === true ? text : '');
  return Number.isNaN(instant.getTime()) ? null : instant;
}

/**
 * What a notification is called, by which it is known a second time; null for one that nothing tells from another. The numbers alone are not enough: a subscription
 * that starts again counts from 1 again, and so does a server (HAPI) that starts again.
 */
export function fhirMessageId(notification: FhirNotification): string | null {
  if (notification.kind === 'RESOURCE') {
    return notification.version === null ? null : `${notification.reference}:${notification.version}`;
  }
  const { subscription, type, events, at } = notification;
  if (events.some((event) => event.at === null)) return null;
  if (events.length > 0) return [subscription, ...events.map(nameOf)].join(' ');
  return at === null ? null : `${subscription}:${type}:${at.toISOString()}`;
}

function nameOf({ number, at, focus }: FhirEvent): string {
  return `${number}@${at?.toISOString() ?? ''}:${focus ?? ''}`;
}

/** A notification with one event and nothing else, as a server would have sent it. */
export function writeFhirNotification(subscription: string, { number, at, focus }: FhirEvent): string {
  const part = [
    { name: 'event-number', valueString: String(number) },
    ...(at === null ? [] : [{ name: 'timestamp', valueInstant: at.toISOString() }]),
    ...(focus === null ? [] : [{ name: 'focus', valueReference: { reference: focus } }]),
  ];
  return JSON.stringify({
    resourceType: 'Bundle',
    type: 'history',
    entry: [
      {
        resource: {
          resourceType: 'Parameters',
          parameter: [
            { name: 'subscription', valueReference: { reference: subscription } },
            { name: 'type', valueCode: 'event-notification' },
            { name: 'notification-event', part },
          ],
        },
      },
    ],
  });
}

/** What of a body is kept: of a notification its first entry, of a resource what it is called. Nobody's record comes to stay in the hub. */
export function pointerOf(value: unknown): unknown {
  const { data: history } = bundle.safeParse(value);
  if (history !== undefined) return { ...history, entry: [{ resource: statusAlone(history.entry[0]?.resource) }] };
  const { data: resource } = pointer.safeParse(value);
  return resource ?? {};
}

function statusAlone(resource: unknown): unknown {
  return anyStatus.safeParse(resource).data ?? {};
}
