import { createHash } from 'node:crypto';
import type { InboundFormat } from '#events/inbound/announcement.ts';
import { fhirMessageId, pointerOf, readFhirNotification } from '#events/inbound/readers/fhir-notification.ts';
import { policeRelease } from '#events/inbound/readers/police-release.ts';
import { testChannel, zgwNotification } from '#events/inbound/readers/zgw-notification.ts';
import { idOfCloudEvent } from '#events/inbound/read-cloud-event.ts';

/** What of a body goes into the inbox, and how the message is called there. */
export interface Kept {
  readonly messageId: string;
  readonly body: string;
}

/** One form in which partners announce: what its messages are sent as, what is answered, and what is kept of a message (null: nothing). */
export interface WebhookForm {
  readonly format: InboundFormat;
  readonly mediaTypes: readonly string[];
  /** The status that says that a message has arrived. */
  readonly arrived: 202 | 204;
  readonly keep: (value: unknown, body: string) => Kept | null;
}

const hashOf = (...parts: readonly string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

/** What cannot be named by what it says is named by all of it: it will be a dead letter, and the same one when it comes again. */
const unnamed = (body: string): Kept => ({ messageId: `body:${hashOf(body)}`, body });

/** A notification has no id of its own. The one with which a register tries the address is about nothing, and is not kept. */
const keepZgw = (value: unknown, body: string): Kept | null => {
  const { data } = zgwNotification.safeParse(value);
  if (data === undefined) return unnamed(body);
  return data.kanaal === testChannel ? null : { messageId: hashOf(data.resourceUrl, data.actie, data.aanmaakdatum), body };
};

/** Only what points at a resource is kept, also when a server sent all of it. */
const keepFhir = (value: unknown, body: string): Kept => {
  const notification = readFhirNotification(value);
  const messageId = notification === null ? null : fhirMessageId(notification);
  return { messageId: messageId ?? unnamed(body).messageId, body: JSON.stringify(pointerOf(value)) };
};

const keepPolice = (value: unknown, body: string): Kept => {
  const { data } = policeRelease.pick({ besluit: true, item: true, versie: true }).safeParse(value);
  return data === undefined ? unnamed(body) : { messageId: `${data.besluit}:${data.item}:${data.versie}`, body };
};

const keepCloudEvent = (_value: unknown, body: string): Kept => {
  const id = idOfCloudEvent(body);
  return id === null ? unnamed(body) : { messageId: id, body };
};

/** ZGW Notificaties API 1.0, the consumer's side. */
export const zgwForm: WebhookForm = { format: 'ZGW', mediaTypes: ['application/json'], arrived: 204, keep: keepZgw };

/** FHIR R4: the Subscriptions R5 Backport guide 1.1.0, and the resource of a classic rest-hook. */
export const fhirForm: WebhookForm = {
  format: 'FHIR',
  mediaTypes: ['application/fhir+json', 'application/json'],
  arrived: 204,
  keep: keepFhir,
};

/** The webhook of the police's release register, which is fictional. */
export const policeForm: WebhookForm = { format: 'POLICE', mediaTypes: ['application/json'], arrived: 202, keep: keepPolice };

/** CloudEvents 1.0 over HTTP in structured JSON, of an organisation that announces what is its own. */
export const cloudEventForm: WebhookForm = {
  format: 'CLOUDEVENT',
  mediaTypes: ['application/cloudevents+json'],
  arrived: 202,
  keep: keepCloudEvent,
};

/** CloudEvents of a supplier of BRP data. */
export const brpForm: WebhookForm = { ...cloudEventForm, format: 'BRP' };
