import type { AuditWriter } from '#audit/store.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import type { CompiledPolicy } from '#consent/decide.ts';
import { remember } from '#consent/remember.ts';
import type { CaseSituation, SituationQuestion } from '#consent/situation.ts';
import { purposes, roles } from '#consent/vocabulary.ts';
import type { InvolvedPerson, StandingMatch } from '#events/audience-store.ts';
import { definitionOf, type EventDefinition } from '#events/catalogue/catalogue.ts';
import { toCloudEvent, type Sender } from '#events/envelope.ts';
import type { RelayMessage } from '#events/open-topics.ts';
import type { WaitingEvent } from '#events/relay-store.ts';
import { DeliverLater, type EventToDeliver } from '#events/relay.ts';
import { topicOf } from '#events/topics.ts';
import { mayHearOfMatch } from '#signals/may-hear-of-match.ts';
import { dayDecided } from '../disclose/day-decided.ts';
import { Disclosure } from '../disclose/disclosure.ts';
import { audibleTo, type Audible, type Listener } from './audible-to.ts';
import { DeliveryJournal } from './delivery-journal.ts';
import { mergeAudible } from './merge-audible.ts';

/** What delivering rests on. Whatever of it rejects with anything but DeliverLater is a fault of the case or event itself. */
export interface DeliverDeps {
  /** Through whom recipients may hear of changes in these cases, on a day. */
  readonly readInvolved: (caseIds: readonly string[], today: string) => Promise<readonly InvolvedPerson[]>;
  readonly readStandingMatches: (matchIds: readonly string[], today: string) => Promise<readonly StandingMatch[]>;
  /** Every recipient that the hub knows. */
  readonly readRecipients: () => Promise<readonly string[]>;
  readonly loadSituation: (
    caseId: string,
    question: Pick<SituationQuestion, 'caller' | 'purpose' | 'now' | 'policy'>,
  ) => Promise<CaseSituation | null>;
  /** The policy that decides now; throws when there is none that can be used. */
  readonly policy: () => CompiledPolicy;
  /** Sees to it that these recipients can be written to. */
  readonly prepare: (recipients: readonly string[]) => Promise<void>;
  readonly audit: Pick<AuditWriter, 'append'>;
  readonly clock: () => Date;
  readonly newSpanId: () => string;
  readonly sender: Sender;
}

/** Through whom a recipient may hear of an event, and for which purpose. */
interface Ear {
  readonly listener: Listener;
  readonly purpose: string;
}

/** One batch under way: everything that was read for it goes with it. */
interface Batch {
  readonly policy: CompiledPolicy;
  readonly involved: ReadonlyMap<string, readonly InvolvedPerson[]>;
  readonly matches: ReadonlyMap<string, StandingMatch>;
  readonly everybody: readonly string[];
  readonly disclosureOf: (person: InvolvedPerson) => Promise<Disclosure | null>;
  readonly journal: DeliveryJournal;
}

/**
 * Makes what turns events of the outbox into messages, one for every recipient that may hear of the event now, in the order of the outbox. It decides as a view does, with the facts of this moment, and what
 * is told is on record before it is answered. Rejects with DeliverLater when something cannot be read or recorded now: then nothing is told.
 */
export function createDeliver(deps: DeliverDeps): (events: readonly EventToDeliver[]) => Promise<readonly RelayMessage[]> {
  const { clock, sender } = deps;
  return async (events) => {
    const startedAt = clock();
    const batch = await openBatch(deps, events, startedAt);
    const messages: RelayMessage[] = [];
    const recipients = new Set<string>();
    for (const event of events) {
      for (const recipient of recipientsOf(event, batch)) {
        const data = await tell(batch, event, recipient);
        if (data === null) continue;
        messages.push(toMessage(event, recipient, data, sender));
        recipients.add(recipient);
      }
    }
    await deps.prepare([...recipients]);
    const decidedOn = dayDecided(batch.policy, amsterdamDay(startedAt));
    const records = batch.journal.records(deps.newSpanId, { startedAt, endedAt: clock(), policy: batch.policy.hash, decidedOn });
    await orLater('what is told cannot be recorded', Promise.all(records.map(async (record) => deps.audit.append(record))));
    return messages;
  };
}

async function openBatch(deps: DeliverDeps, events: readonly WaitingEvent[], now: Date): Promise<Batch> {
  const policy = await orLater('no policy can be used', (async () => deps.policy())());
  const today = amsterdamDay(now);
  const ofAudience = (audience: EventDefinition['audience']) => events.filter(({ type }) => definitionOf(type)?.audience === audience);
  const decided = [...ofAudience('CLASSES'), ...ofAudience('RECIPIENTS')];
  const caseIds = [...new Set(decided.flatMap(({ caseId }) => caseId ?? []))];
  const matchIds = decided.flatMap(({ caseId, data }) => (caseId === null && typeof data['match'] === 'string' ? [data['match']] : []));
  const [involved, matches, everybody] = await orLater(
    'who may hear cannot be read',
    Promise.all([
      caseIds.length > 0 ? deps.readInvolved(caseIds, today) : [],
      matchIds.length > 0 ? deps.readStandingMatches(matchIds, today) : [],
      ofAudience('EVERYONE').length > 0 ? deps.readRecipients() : [],
    ]),
  );
  return {
    policy,
    involved: Map.groupBy(involved, ({ caseId }) => caseId),
    matches: new Map(matches.map((match) => [match.id, match])),
    everybody,
    disclosureOf: remember(async (person) => disclosureOf(deps, person, policy, now)),
    journal: new DeliveryJournal(),
  };
}

/** What somebody may see in a case now; null for a case that is gone, and for a role or purpose that nobody knows. */
async function disclosureOf(deps: DeliverDeps, person: InvolvedPerson, policy: CompiledPolicy, now: Date): Promise<Disclosure | null> {
  const { caseId, oin, subject } = person;
  const role = roles.find((each) => each === person.role);
  const purpose = purposes.find((each) => each === person.purpose);
  if (role === undefined || purpose === undefined) return null;
  const caller = { oin, role, subject: subject ?? '', purposes: [purpose] };
  const situation = await deps.loadSituation(caseId, { caller, purpose, now, policy });
  return situation && new Disclosure({ policy, role, organisation: oin, purpose, situation });
}

/** Who may come into question; members of the family have no topic. */
function recipientsOf({ type, caseId, data, onlyTopics }: EventToDeliver, { involved, everybody }: Batch): readonly string[] {
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

/** What a recipient is told of an event: what any of its people may hear. Notes it for the record. */
async function tell(batch: Batch, event: WaitingEvent, recipient: string): Promise<Audible['data'] | null> {
  const heard: Audible[] = [];
  for (const { listener, purpose } of await earsOf(batch, event, recipient)) {
    const audible = audibleTo(event, listener);
    if (audible === null) continue;
    heard.push(audible);
    // What is about no case and nobody in it, such as another policy, discloses nothing.
    if (event.caseId !== null || audible.verdictLines.length > 0)
      batch.journal.note({ event, recipient, purpose, lines: audible.verdictLines });
  }
  return mergeAudible(event.data, heard);
}

async function earsOf(batch: Batch, { type, caseId, data }: WaitingEvent, recipient: string): Promise<readonly Ear[]> {
  const definition = definitionOf(type);
  const itself = { recipient, disclosure: null };
  // That somebody must drop something follows from a right of the person, whatever its own purpose was.
  if (definition?.tombstone || definition?.audience === 'EVERYONE') return [{ listener: itself, purpose: 'RIGHTS' }];
  if (caseId === null) return earsForMatch(batch, data['match'], itself);
  const people = (batch.involved.get(caseId) ?? []).filter((person) => recipientOf(person) === recipient);
  return Promise.all(
    people.map(async (person) => ({
      listener: { recipient, disclosure: await batch.disclosureOf(person) },
      purpose: person.purpose,
    })),
  );
}

/** A match in no case is heard of by its parties for as long as it holds. */
function earsForMatch({ matches, policy }: Batch, match: unknown, itself: Listener): readonly Ear[] {
  const { recipient } = itself;
  if (typeof match !== 'string' || !matches.get(match)?.recipients.includes(recipient)) return [];
  const [oin = '', role = ''] = recipient.split('/');
  const purpose = 'SIGNAL';
  return [{ listener: { ...itself, mayHearOfMatch: () => mayHearOfMatch(policy, { oin, role, purpose }) }, purpose }];
}

function toMessage(event: WaitingEvent, recipient: string, data: Audible['data'], sender: Sender): RelayMessage {
  return {
    eventId: event.eventId,
    topic: topicOf(recipient),
    key: event.caseId ?? event.eventId,
    value: JSON.stringify(toCloudEvent({ ...event, data, subject: subjectFor(event, data) }, sender)),
    headers: { 'content-type': 'application/cloudevents+json; charset=UTF-8' },
  };
}

/** A member is the subject only for who hears of that member. */
function subjectFor({ subject, data }: WaitingEvent, told: Audible['data']): string | null {
  const isAboutMembers = 'about' in data || 'members' in data;
  return subject !== null && (!isAboutMembers || JSON.stringify([told['about'], told['members']]).includes(`"${subject}"`))
    ? subject
    : null;
}

async function orLater<T>(what: string, work: Promise<T>): Promise<T> {
  return work.catch((cause: unknown) => {
    throw cause instanceof DeliverLater ? cause : new DeliverLater(what, { cause });
  });
}
