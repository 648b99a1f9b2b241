import type { Database, Sql } from '#database/create-database.ts';
import { placeOf } from '#database/encrypted-columns.ts';
import type { Encryption } from '#database/encryption.ts';
import { EncryptionError } from '#database/errors.ts';
import { confirmTombstone } from '../tombstones.ts';
import { type NewEvent, writeEvent } from '../outbox.ts';
import type { Announced, Announcement, InboundFormat, ReadAnnouncement } from './announcement.ts';
import { coverObject, noteEvents, renewFacts, type KeysOf } from './covered-objects.ts';
import { PoisonMessage } from './errors.ts';
import { factsText } from './facts-text.ts';
import type { FoundMember, HeldMessage, Outcome, Telling } from './inbound-store.ts';
import * as store from './inbound-store.ts';

/** What handling a message rests on. */
export interface HandleDeps {
  readonly database: Pick<Database, 'transaction'>;
  readonly encryption: Encryption;
  readonly readers: Readonly<Partial<Record<InboundFormat, ReadAnnouncement>>>;
  /** The classes of data that are a source's own; of nobody else's it may announce changes. */
  readonly classesOf: (source: string) => ReadonlySet<string>;
  /** Asks the population register again for this person, when they are in an open case, before anybody is told that something of theirs changed there. Rejects with TryLater when it is away. */
  readonly refreshPerson: (bsn: string) => Promise<void>;
  readonly newId: () => string;
  readonly newTraceId: () => string;
  readonly clock: () => Date;
  /** Under which name the messages are held. */
  readonly holder: string;
  /** For so many milliseconds after an event the same is not told again. */
  readonly quietMs: number;
}

/** What this message would tell was told so shortly before that it waits until `until`: what comes meanwhile is told with it. */
export class TellLater extends Error {
  override readonly name = 'TellLater';
  readonly until: Date;

  constructor(until: Date) {
    super('what it tells was told just before');
    this.until = until;
  }
}

/** How far ahead a source's clock may be, in milliseconds. */
const clockSkewMs = 300_000;

/**
 * Handles a message: reads it, finds the cases, and in one transaction writes the events and ends it; null when somebody else did. Rejects with a PoisonMessage, a TryLater, a TellLater, or whatever
 * else went wrong; nothing is written then.
 */
export async function handleMessage(deps: HandleDeps, message: HeldMessage): Promise<Outcome | null> {
  const announced = await read(deps, message);
  for (const each of announced) if (each.kind === 'CHANGED') check(deps, message, each);
  for (const bsn of civilPersons(deps, announced)) await deps.refreshPerson(bsn);
  return deps.database.transaction(async ({ sql }) => {
    if (!(await store.lockMessage(sql, message.id, deps.holder))) return null;
    const outcome = await apply(sql, deps, message, announced);
    await store.markDone(sql, message.id, outcome, deps.clock());
    return outcome;
  });
}

async function read(
  { encryption, readers }: HandleDeps,
  { id, source, format, body, receivedAt }: HeldMessage,
): Promise<readonly Announced[]> {
  const reader = readers[format];
  if (!reader) throw new PoisonMessage('NO_READER');
  return reader({ source, format, body: open(encryption, id, body), receivedAt });
}

function open(encryption: Encryption, id: string, body: string): string {
  try {
    return encryption.decrypt(placeOf('inbox', 'body', id), body);
  } catch (error) {
    throw error instanceof EncryptionError ? new PoisonMessage('NOT_OPENED') : error;
  }
}

/** A source tells of its own data, and of what happened already: a change of tomorrow would silence every other one until then. */
function check({ classesOf }: HandleDeps, { source, receivedAt }: HeldMessage, { classes, changedAt }: Announcement): void {
  const own = classesOf(source);
  const foreign = classes.findIndex((dataClass) => !own.has(dataClass));
  if (foreign !== -1) throw new PoisonMessage('FOREIGN_CLASS', `classes.${foreign}`);
  if (changedAt.getTime() > receivedAt.getTime() + clockSkewMs) throw new PoisonMessage('IN_FUTURE', 'changedAt');
}

function civilPersons({ classesOf }: HandleDeps, announced: readonly Announced[]): readonly string[] {
  const civil = classesOf('brp');
  const bsns = announced.flatMap((each) =>
    each.kind === 'CHANGED' && 'bsn' in each.person && each.classes.some((dataClass) => civil.has(dataClass)) ? [each.person.bsn] : [],
  );
  return [...new Set(bsns)];
}

/** From what must be known to what need not: the first that applies to any part of the message is the outcome of the whole. */
const outcomes: readonly Outcome[] = ['TOLD', 'COALESCED', 'STALE', 'CONFIRMED', 'UNKNOWN_PERSON'];

async function apply(sql: Sql, deps: HandleDeps, message: HeldMessage, announced: readonly Announced[]): Promise<Outcome> {
  const met = new Set<Outcome>();
  const events: NewEvent[] = [];
  for (const each of announced) {
    if (each.kind === 'RECEIPT') {
      await confirm(sql, deps, message, each.event);
      met.add('CONFIRMED');
    } else {
      const told = await tell(sql, deps, message, each);
      if (typeof told === 'string') met.add(told);
      else events.push(...told);
    }
  }
  // Every writer of several cases takes them in the same order.
  for (const event of events.toSorted((a, b) => ((a.caseId ?? '') < (b.caseId ?? '') ? -1 : 1))) await writeEvent(sql, event);
  if (events.length > 0) met.add('TOLD');
  return outcomes.find((outcome) => met.has(outcome)) ?? 'NOTHING';
}

async function confirm(sql: Sql, { clock }: HandleDeps, { source }: HeldMessage, eventId: string): Promise<void> {
  const isTheirs = await confirmTombstone(sql, { eventId, recipient: source, at: clock(), by: source });
  if (!isTheirs) throw new PoisonMessage('FOREIGN_TOMBSTONE');
}

/** The events of one announcement, or why there are none. */
async function tell(
  sql: Sql,
  deps: HandleDeps,
  { source, sequence, newest: upTo }: HeldMessage,
  announcement: Announcement,
): Promise<readonly NewEvent[] | Exclude<Outcome, 'TOLD'>> {
  const { encryption, clock, quietMs } = deps;
  const { change, object, changedAt, classes } = announcement;
  const members = await find(sql, encryption, announcement);
  if (members.length === 0) return 'UNKNOWN_PERSON';
  const byObject = new Map<string, Telling>(
    members.flatMap(({ memberId }) =>
      [...new Set(classes)].map((dataClass): [string, Telling] => [
        // Under a new key an object counts as another one: at worst something is told once more.
        encryption.hash(JSON.stringify([source, object, change, memberId, dataClass])),
        { memberId, dataClass },
      ]),
    ),
  );
  const newest = await store.noteObjects(sql, [...byObject.keys()], changedAt, clock());
  const fresh = [...byObject].flatMap(([id, telling]) => (newest.has(id) ? [telling] : []));
  if (fresh.length === 0) return 'STALE';
  const keysOf: KeysOf = (memberId) => encryption.hashes(JSON.stringify([source, object, change, memberId]));
  if (announcement.facts !== null) await renewFacts(sql, members, keysOf, announcement.facts);
  const facts = factsText(announcement.facts);
  const last = await store.lastTold(sql, { change, facts, sequence }, fresh);
  const quietUntil = new Date((last?.getTime() ?? 0) + quietMs);
  // A clock that was put back keeps nothing waiting.
  if (last !== null && last <= clock() && quietUntil > clock()) throw new TellLater(quietUntil);
  const untold = await store.noteTold(sql, { change, facts, sequence, newest: upTo }, fresh, clock());
  const events = eventsOf(deps, announcement, members, untold, keysOf);
  await noteEvents(sql, { change, facts }, untold, events);
  await coverObject(sql, { change, facts }, without(fresh, untold), keysOf);
  return events.length === 0 ? 'COALESCED' : events;
}

function without(all: readonly Telling[], some: readonly Telling[]): readonly Telling[] {
  return all.filter((one) => !some.some(({ memberId, dataClass }) => memberId === one.memberId && dataClass === one.dataClass));
}

async function find(sql: Sql, encryption: Encryption, { person }: Announcement): Promise<readonly FoundMember[]> {
  // No text in the database holds a NUL, and so no case has this.
  if (Object.values(person).some((name) => name.includes('\0'))) return [];
  if ('memberId' in person) return store.findById(sql, person.memberId);
  return store.findByBsn(sql, encryption.hashes(person.bsn), person.caseReference ?? null);
}

/** One event for each case, which all say the same of its one member. */
function eventsOf(
  { newId, newTraceId, clock }: HandleDeps,
  { change, facts }: Announcement,
  members: readonly FoundMember[],
  tellings: readonly Telling[],
  keysOf: KeysOf,
): readonly NewEvent[] {
  const traceId = newTraceId();
  return members.flatMap(({ memberId, caseId }): readonly NewEvent[] => {
    const classes = tellings.filter((telling) => telling.memberId === memberId).map(({ dataClass }) => dataClass);
    if (classes.length === 0) return [];
    return [
      {
        id: newId(),
        type: change === 'RELEASE' ? 'nl.gezinsbeeld.release.changed.v1' : 'nl.gezinsbeeld.record.changed.v1',
        caseId,
        subject: memberId,
        data: { about: [{ member: memberId, classes: classes.toSorted() }] },
        facts,
        objects: keysOf(memberId).slice(0, 1),
        occurredAt: clock(),
        traceId,
      },
    ];
  });
}
