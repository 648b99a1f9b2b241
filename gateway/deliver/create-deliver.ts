import type { OperationRecord } from '#audit/record.ts';
import type { AuditWriter } from '#audit/store.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import { remember } from '#consent/remember.ts';
import type { Sender } from '#events/envelope.ts';
import type { RelayMessage } from '#events/open-topics.ts';
import type { EventToDeliver } from '#events/relay.ts';
import { dayDecided } from '../disclose/day-decided.ts';
import type { Telling } from './delivery-journal.ts';
import { openBatch, readDisclosure, type Batch, type BatchDeps } from './open-batch.ts';
import { orLater } from './or-later.ts';
import { recipientsOf, tellRecipient } from './tell-recipient.ts';
import { toMessage } from './to-message.ts';
import { ToldBefore } from './told-before.ts';

/** What delivering rests on. */
export interface DeliverDeps extends BatchDeps {
  /** Sees to it that these recipients can be written to; rejects with DeliverLater when that is not possible now. */
  readonly prepare: (recipients: readonly string[]) => Promise<void>;
  readonly audit: Pick<AuditWriter, 'append'>;
  readonly clock: () => Date;
  readonly newSpanId: () => string;
  readonly sender: Sender;
}

/**
 * Makes what turns events of the outbox into messages, one for every recipient that may hear of the event now, in the order of the outbox. It decides as a view does, with the facts of this moment, and what
 * is told is on record before it is answered; what a topic refused and is tried again is so already. Rejects with DeliverLater when something cannot be read or recorded now: then nothing is told.
 */
export function createDeliver(deps: DeliverDeps): (events: readonly EventToDeliver[]) => Promise<readonly RelayMessage[]> {
  const toldBefore = new ToldBefore();
  return async (events) => {
    const startedAt = deps.clock();
    const batch = await openBatch(deps, events, startedAt);
    const told = new Map<EventToDeliver, readonly RelayMessage[]>();
    const recipients = new Set<string>();
    const triedAgain: Telling[] = [];
    const noteOf =
      ({ onlyTopics }: EventToDeliver) =>
      (telling: Telling): void => {
        if (onlyTopics && toldBefore.has(telling, batch.policy.hash)) return;
        batch.journal.note(telling);
        if (onlyTopics) triedAgain.push(telling);
      };
    // Case by case, so that what was read of one goes before the next is read.
    for (const ofCase of Map.groupBy(events, ({ caseId }) => caseId).values()) {
      const disclosureOf = remember(async (person: Parameters<typeof readDisclosure>[2]) => readDisclosure(deps, batch, person));
      for (const event of ofCase) {
        const messages: RelayMessage[] = [];
        for (const recipient of recipientsOf(batch, event)) {
          const data = await tellRecipient(batch, disclosureOf, event, recipient, noteOf(event));
          if (data === null) continue;
          messages.push(toMessage(event, recipient, data, deps.sender));
          recipients.add(recipient);
        }
        told.set(event, messages);
      }
    }
    await deps.prepare([...recipients]);
    await orLater('what is told cannot be recorded', record(deps, batch));
    for (const telling of triedAgain) toldBefore.add(telling, batch.policy.hash);
    return events.flatMap((event) => told.get(event) ?? []);
  };
}

/** So many records at a time: what people ask meanwhile must not wait behind a whole batch. */
const recordsAtOnce = 32;

async function record({ audit, clock, newSpanId }: DeliverDeps, { journal, policy, now }: Batch): Promise<void> {
  const decidedOn = dayDecided(policy, amsterdamDay(now));
  const records: readonly OperationRecord[] = journal.records(newSpanId, {
    startedAt: now,
    endedAt: clock(),
    policy: policy.hash,
    decidedOn,
  });
  for (let from = 0; from < records.length; from += recordsAtOnce) {
    await Promise.all(records.slice(from, from + recordsAtOnce).map(async (each) => audit.append(each)));
  }
}
