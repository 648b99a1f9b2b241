import type { EventType } from './catalogue/catalogue.ts';

/** A row of the outbox, as far as an event is made of it. */
export interface OutboxRow {
  readonly eventId: string;
  readonly caseId: string | null;
  readonly type: EventType;
  readonly subject: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly occurredAt: Date;
}

/** Who sends: the OIN of the organisation that runs this hub, and the address at which the hub is asked for more. */
export interface Sender {
  readonly oin: string;
  /** An https address, without a slash at its end. */
  readonly baseUrl: string;
}

/** A CloudEvent in structured JSON (`application/cloudevents+json`), of which every attribute is an id, a name or an instant. */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: EventType;
  readonly subject?: string;
  /** When the change was made, in RFC 3339 (UTC). */
  readonly time: string;
  readonly dataref: string;
  readonly datacontenttype: 'application/json';
  readonly dataschema: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Makes the CloudEvent of a row (CloudEvents 1.0, NL GOV profile 1.1). `dataref` is where the receiver asks for more, as itself: the hub's GraphQL address with the
 * case in its fragment, which a client keeps to itself, so that no log on the way holds it. There is no `sequence`: its gaps would tell of events that
 * the receiver may not hear of. The order within one case is that of delivery.
 */
export function toCloudEvent(row: OutboxRow, { oin, baseUrl }: Sender): CloudEvent {
  const { eventId, caseId, type, subject, data, occurredAt } = row;
  return {
    specversion: '1.0',
    id: eventId,
    source: `urn:nld:oin:${oin}:systeem:gezinsbeeld`,
    type,
    ...(subject === null ? {} : { subject }),
    time: occurredAt.toISOString(),
    dataref: `${baseUrl}/graphql${caseId === null ? '' : `#familyCase=${encodeURIComponent(caseId)}`}`,
    datacontenttype: 'application/json',
    dataschema: `${baseUrl}/asyncapi.yaml#/components/schemas/${type}`,
    data,
  };
}
