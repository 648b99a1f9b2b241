import { definitionOf } from '#events/catalogue/catalogue.ts';
import type { WaitingEvent } from '#events/relay-store.ts';
import type { EventToDeliver } from '#events/relay.ts';
import { topicOf } from '#events/topics.ts';
import { mayHearOfMatch } from '#signals/may-hear-of-match.ts';
import { audibleTo, type Audible, type Listener } from './audible-to.ts';
import { membersNamed } from './members-named.ts';
import type { Telling } from './delivery-journal.ts';
import { mergeAudible } from './merge-audible.ts';
import type { Batch, DisclosureOf } from './open-batch.ts';

/** Through whom a recipient may hear of an event, and for which purpose. */
interface Ear {
  readonly listener: Listener;
  readonly purpose: string;
}

/** The recipients (OIN/role) that may come into question for an event; members of the family have no topic. */
export function recipientsOf({ involved, everybody }: Batch, { type, caseId, data, onlyTopics }: EventToDeliver): readonly string[] {
  const named = (): readonly string[] => {
    switch (definitionOf(type)?.audience) {
      case 'EVERYONE':
        return everybody;
      case 'RECIPIENTS':
        return Array.isArray(data['recipients']) ? data['recipients'].map(String) : [];
      case 'CLASSES':
        return (involved.get(caseId ?? '') ?? []).map(recipientOf);
      default:
        return [];
    }
  };
  return [...new Set(named())].filter((recipient) => !recipient.endsWith('/LID') && (onlyTopics?.includes(topicOf(recipient)) ?? true));
}

function recipientOf({ oin, role }: { readonly oin: string; readonly role: string }): string {
  return `${oin}/${role}`;
}

/** What a recipient is told of an event: what any of its people may hear, or null when that is nothing. What is to be on record of it is noted. Throws for data that are none of ours. */
export async function tellRecipient(
  batch: Batch,
  disclosureOf: DisclosureOf,
  event: WaitingEvent,
  recipient: string,
  note: (telling: Telling) => void,
): Promise<Audible['data'] | null> {
  const heard: Audible[] = [];
  for (const { listener, purpose } of await earsOf(batch, disclosureOf, event, recipient)) {
    const audible = audibleTo(event, listener);
    if (audible === null) continue;
    heard.push(audible);
    // What is about no case and nobody in it, such as another policy, discloses nothing.
    if (event.caseId !== null || audible.verdictLines.length > 0)
      note({ event, recipient, purpose, members: membersNamed(audible.data), lines: audible.verdictLines });
  }
  return mergeAudible(event.data, heard);
}

async function earsOf(
  batch: Batch,
  disclosureOf: DisclosureOf,
  { type, caseId, data }: WaitingEvent,
  recipient: string,
): Promise<readonly Ear[]> {
  const definition = definitionOf(type);
  const itself = { recipient, disclosure: null };
  // That somebody must drop something follows from a right of the person, whatever its own purpose was.
  if (definition?.tombstone || definition?.audience === 'EVERYONE') return [{ listener: itself, purpose: 'RIGHTS' }];
  if (caseId === null) return earsForMatch(batch, data['match'], itself);
  const people = (batch.involved.get(caseId) ?? []).filter((person) => recipientOf(person) === recipient);
  return Promise.all(
    people.map(async (person) => ({
      listener: { recipient, disclosure: await disclosureOf(person) },
      purpose: person.purpose,
    })),
  );
}

/** A match in no case is heard of by its parties for as long as it holds. That they hear of it is noted, so the policy is asked first. */
async function earsForMatch({ policy, hearOfMatch }: Batch, match: unknown, itself: Listener): Promise<readonly Ear[]> {
  const { recipient } = itself;
  const [oin = '', role = ''] = recipient.split('/');
  const purpose = 'SIGNAL';
  const verdict = mayHearOfMatch(policy, { oin, role, purpose });
  if (typeof match !== 'string' || verdict.level === 'NONE' || !(await hearOfMatch({ match, recipient }))) return [];
  return [{ listener: { ...itself, mayHearOfMatch: () => verdict }, purpose }];
}
