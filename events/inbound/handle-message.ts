import type { Database, Sql } from '#database/create-database.ts';
import { placeOf } from '#database/encrypted-columns.ts';
import type { Encryption } from '#database/encryption.ts';
import { EncryptionError } from '#database/errors.ts';
import type { TombstoneReceipt } from '../tombstones.ts';
import { writeEvent } from '../outbox.ts';
import type { Announced, Announcement, InboundFormat, ReadAnnouncement } from './announcement.ts';
import { PoisonMessage } from './errors.ts';
import type { HeldMessage, Outcome } from './inbound-store.ts';
import * as store from './inbound-store.ts';
import { mustBeCompared, tellChange, type TellDeps, type ToldChange } from './tell-change.ts';

/** What handling a message rests on. */
export interface HandleDeps extends TellDeps {
  readonly database: Pick<Database, 'sql' | 'transaction'>;
  readonly readers: Readonly<Partial<Record<InboundFormat, ReadAnnouncement>>>;
  /** The classes of data that are a source's own; of nobody else's it may announce changes. */
  readonly classesOf: (source: string) => ReadonlySet<string>;
  /** Asks the population register again for this person, when they are in an open case, before anybody is told that something of theirs changed there. Rejects with TryLater when it is away. */
  readonly refreshPerson: (bsn: string) => Promise<void>;
  /** Keeps a receipt with its record, in this transaction; false for a tombstone that was not sent to this recipient. */
  readonly keepReceipt: (sql: Sql, receipt: TombstoneReceipt) => Promise<boolean>;
  /** Under which name the messages are held. */
  readonly holder: string;
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
  await compare(deps, message, announced);
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

/** Has the population register asked again about everybody of whom something civil is to be told. */
async function compare(deps: HandleDeps, message: HeldMessage, announced: readonly Announced[]): Promise<void> {
  const civil = deps.classesOf('brp');
  const bsns = new Set<string>();
  for (const each of announced) {
    if (each.kind !== 'CHANGED' || !('bsn' in each.person) || !each.classes.some((dataClass) => civil.has(dataClass))) continue;
    if (await mustBeCompared(deps.database.sql, deps, message, each)) bsns.add(each.person.bsn);
  }
  for (const bsn of bsns) await deps.refreshPerson(bsn);
}

/** From what must be known to what need not: the first that applies to any part of the message is the outcome of the whole. */
const outcomes: readonly Outcome[] = ['TOLD', 'COALESCED', 'STALE', 'CONFIRMED', 'UNKNOWN_PERSON'];

async function apply(sql: Sql, deps: HandleDeps, message: HeldMessage, announced: readonly Announced[]): Promise<Outcome> {
  const met = new Set<Outcome>();
  const told: ToldChange[] = [];
  for (const each of announced) {
    if (each.kind === 'RECEIPT') {
      await confirm(sql, deps, message, each.event);
      met.add('CONFIRMED');
    } else {
      const change = await tellChange(sql, deps, message, each);
      if (typeof change === 'string') met.add(change);
      else told.push(change);
    }
  }
  const events = told.flatMap((change) => change.events);
  // Every writer of several cases takes them in the same order.
  for (const event of events.toSorted((a, b) => ((a.caseId ?? '') < (b.caseId ?? '') ? -1 : 1))) await writeEvent(sql, event);
  // Only what is written can be said to cover more.
  for (const { noteCovered } of told) await noteCovered();
  for (const change of told) met.add(change.events.length > 0 ? 'TOLD' : 'COALESCED');
  return outcomes.find((outcome) => met.has(outcome)) ?? 'NOTHING';
}

async function confirm(sql: Sql, { clock, keepReceipt }: HandleDeps, { source }: HeldMessage, eventId: string): Promise<void> {
  const isTheirs = await keepReceipt(sql, { eventId, recipient: source, at: clock(), by: source });
  if (!isTheirs) throw new PoisonMessage('FOREIGN_TOMBSTONE');
}
