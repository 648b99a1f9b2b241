import { toCloudEvent, type Sender } from '#events/envelope.ts';
import { lineOf } from '#events/line-of.ts';
import type { RelayMessage } from '#events/open-topics.ts';
import type { WaitingEvent } from '#events/relay-store.ts';
import { topicOf } from '#events/topics.ts';
import type { Audible } from './audible-to.ts';
import { membersNamed } from './members-named.ts';

/** One object for all messages: between threads it goes once, and not with each of them. */
const headers = { 'content-type': 'application/cloudevents+json; charset=UTF-8' };

/** The message to one recipient, with what it is told of an event: a CloudEvent in structured JSON on its topic. Its key keeps what stands in one line in order. */
export function toMessage(event: WaitingEvent, recipient: string, data: Audible['data'], sender: Sender): RelayMessage {
  return {
    eventId: event.eventId,
    topic: topicOf(recipient),
    key: lineOf(event),
    value: JSON.stringify(toCloudEvent({ ...event, data, subject: subjectFor(event, data) }, sender)),
    headers,
  };
}

/** A member is the subject only for who hears of that member. */
function subjectFor({ subject, data }: WaitingEvent, told: Audible['data']): string | null {
  if (subject === null || membersNamed(data).length === 0) return subject;
  return membersNamed(told).includes(subject) ? subject : null;
}
