import type { OutboxRow } from './envelope.ts';

/**
 * Names the line in which an event stands: within one line messages keep the order of the outbox, and an event that fails holds back the later ones. It is the case; in no case the match of signals that it tells of; and
 * else the event by itself, such as another policy. It is the key of its messages too.
 */
export function lineOf({ caseId, data, eventId }: Pick<OutboxRow, 'caseId' | 'data' | 'eventId'>): string {
  return caseId ?? (typeof data['match'] === 'string' ? data['match'] : eventId);
}
