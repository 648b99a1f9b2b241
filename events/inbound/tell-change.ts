import type { Sql } from '#database/create-database.ts';
import type { Encryption } from '#database/encryption.ts';
import type { EventFacts } from '../event-facts.ts';
import type { NewEvent } from '../outbox.ts';
import type { Announcement } from './announcement.ts';
import { coverObject, noteEvents, renewFacts, type KeysOf } from './covered-objects.ts';
import { factsText } from './facts-text.ts';
import type { FoundMember, HeldMessage, Outcome, Telling, TellingWords } from './inbound-store.ts';
import * as store from './inbound-store.ts';

/** What telling of a change rests on. */
export interface TellDeps {
  readonly encryption: Encryption;
  readonly newId: () => string;
  readonly newTraceId: () => string;
  readonly clock: () => Date;
  /** For so many milliseconds after an event the same is not told again. */
  readonly quietMs: number;
}

/** What one announcement comes to: the events that tell of it, none when earlier ones do, and what is to be noted when they are written. */
export interface ToldChange {
  readonly events: readonly NewEvent[];
  readonly noteCovered: () => Promise<void>;
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

/** Where a message stands among the others of the inbox. */
type MessagePlace = Pick<HeldMessage, 'source' | 'sequence' | 'newest'>;

/** The events of one announcement, or why there are none. Throws a TellLater. */
export async function tellChange(
  sql: Sql,
  deps: TellDeps,
  { source, sequence, newest: upTo }: MessagePlace,
  announcement: Announcement,
): Promise<ToldChange | Exclude<Outcome, 'TOLD'>> {
  const { encryption, clock } = deps;
  const { change, object, changedAt, classes } = announcement;
  const members = await findMembers(sql, encryption, announcement);
  if (members.length === 0) return 'UNKNOWN_PERSON';
  const byObject = new Map<string, Telling>(
    tellingsOf(members, classes).map((telling): [string, Telling] => [
      // Under a new key an object counts as another one: at worst something is told once more.
      encryption.hash(JSON.stringify([source, object, change, telling.memberId, telling.dataClass])),
      telling,
    ]),
  );
  const newest = await store.noteObjects(sql, [...byObject.keys()], changedAt, clock());
  const fresh = [...byObject].flatMap(([id, telling]) => (newest.has(id) ? [telling] : []));
  if (fresh.length === 0) return 'STALE';
  const keysOf: KeysOf = (memberId) => encryption.hashes(JSON.stringify([source, object, change, memberId]));
  const told: ToldChange[] = [];
  for (const { facts, alike } of await byFactsInForce(sql, deps, announcement, members, keysOf)) {
    const renewed = facts !== null && (await renewFacts(sql, alike, keysOf, facts));
    const own = fresh.filter(({ memberId }) => alike.some((member) => member.memberId === memberId));
    const words = { change, facts: factsText(facts), sequence };
    if (!renewed) await keepQuiet(sql, deps, words, own);
    const untold = await store.noteTold(sql, { ...words, newest: upTo }, own, clock());
    const events = eventsOf(deps, { change, facts }, alike, untold, keysOf);
    await noteEvents(sql, words, untold, events);
    // What has no facts has none that could be renewed.
    const covered = facts === null ? [] : without(own, untold);
    told.push({ events, noteCovered: async () => coverObject(sql, words, covered, keysOf) });
  }
  return {
    events: told.flatMap(({ events }) => events),
    noteCovered: async () => {
      for (const each of told) await each.noteCovered();
    },
  };
}

/**
 * Whether the population register must be compared with before this is told: not about somebody in no case, nor when an event tells of it that covers this message. Throws a TellLater, so that a flood
 * about one person asks no more often than it is told.
 */
export async function mustBeCompared(sql: Sql, deps: TellDeps, { sequence }: MessagePlace, announcement: Announcement): Promise<boolean> {
  const tellings = tellingsOf(await findMembers(sql, deps.encryption, announcement), announcement.classes);
  const words = { change: announcement.change, facts: factsText(announcement.facts), sequence };
  if (await store.areTold(sql, words, tellings)) return false;
  await keepQuiet(sql, deps, words, tellings);
  return true;
}

async function findMembers(sql: Sql, encryption: Encryption, { person }: Announcement): Promise<readonly FoundMember[]> {
  // No text in the database holds a NUL, and so no case has this.
  if (Object.values(person).some((name) => name.includes('\0'))) return [];
  if ('memberId' in person) return store.findById(sql, person.memberId);
  return store.findByBsn(sql, encryption.hashes(person.bsn), person.caseReference ?? null);
}

function tellingsOf(members: readonly FoundMember[], classes: readonly string[]): readonly Telling[] {
  return members.flatMap(({ memberId }) => [...new Set(classes)].map((dataClass) => ({ memberId, dataClass })));
}

/** The members by what their source said last of the object, whatever this announcement says: one that comes late does not take away a restriction. */
async function byFactsInForce(
  sql: Sql,
  { clock }: TellDeps,
  { facts: told, changedAt }: Announcement,
  members: readonly FoundMember[],
  keysOf: KeysOf,
): Promise<readonly { readonly facts: EventFacts | null; readonly alike: readonly FoundMember[] }[]> {
  const keyed = members.map((member) => ({ member, key: keysOf(member.memberId)[0] ?? '' }));
  const inForce = await store.noteFacts(sql, { objects: keyed.map(({ key }) => key), changedAt, facts: told }, clock());
  const factsOf = (key: string): EventFacts | null => inForce.get(key) ?? null;
  return [...Map.groupBy(keyed, ({ key }) => factsText(factsOf(key))).values()].map((alike) => ({
    facts: factsOf(alike[0]?.key ?? ''),
    alike: alike.map(({ member }) => member),
  }));
}

async function keepQuiet(sql: Sql, { clock, quietMs }: TellDeps, words: TellingWords, tellings: readonly Telling[]): Promise<void> {
  const last = await store.lastTold(sql, words, tellings);
  const until = new Date((last?.getTime() ?? 0) + quietMs);
  // A clock that was put back keeps nothing waiting.
  if (last !== null && last <= clock() && until > clock()) throw new TellLater(until);
}

function without(all: readonly Telling[], some: readonly Telling[]): readonly Telling[] {
  return all.filter((one) => !some.some(({ memberId, dataClass }) => memberId === one.memberId && dataClass === one.dataClass));
}

/** One event for each case, which all say the same of its one member. */
function eventsOf(
  { newId, newTraceId, clock }: TellDeps,
  { change, facts }: Pick<Announcement, 'change' | 'facts'>,
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
