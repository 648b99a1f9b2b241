import { randomUUID } from 'node:crypto';
import { createAuditWriter } from '#audit/store.ts';
import { loadSituation } from '#consent/store.ts';
import { defaultTables } from '#consent/testing/default-policy.ts';
import { owners } from '#consent/testing/organisations.ts';
import { seed, seedCases } from '#database/seed.ts';
import type { SeedCase } from '#database/seeds/seed-case.ts';
import { createTestDatabase, testEncryption, type DatabaseKind, type TestDatabase } from '#database/testing/create-test-database.ts';
import { readInvolved, readRecipients } from '#events/audience-store.ts';
import type { CloudEvent } from '#events/envelope.ts';
import type { WaitingEvent } from '#events/relay-store.ts';
import { createDeliver, type DeliverDeps } from '#gateway/deliver/create-deliver.ts';
import { hearOfMatch } from '#signals/told-of-match.ts';

/** The sandbox's day, before noon. */
export const now = new Date('2026-11-20T10:00:00Z');

/** A message as its recipient reads it. */
export interface Told {
  readonly topic: string;
  readonly key: string;
  readonly event: CloudEvent;
}

/** The cases of the sandbox in a database, and deliver over it. */
export interface DeliverStage extends TestDatabase {
  /** What each recipient is told of these events, in the order of the messages; what of it rests on something else is given. */
  deliver(events: readonly WaitingEvent[], changes?: Partial<DeliverDeps>): Promise<readonly Told[]>;
  /** The parts as they are. */
  readonly deps: DeliverDeps;
}

/** Raises the stage with these cases, those of the sandbox unless named. */
export async function raiseDeliverStage(kind: DatabaseKind, cases: readonly SeedCase[] = seedCases): Promise<DeliverStage> {
  const tested = await createTestDatabase(kind);
  const { database } = tested;
  const { sql } = database;
  const encryption = testEncryption();
  await seed(database, encryption, now, cases);
  const clock = (): Date => now;
  const deps: DeliverDeps = {
    readInvolved: async (caseIds, today) => readInvolved(sql, caseIds, today),
    hearOfMatch: async (match, today) => hearOfMatch(sql, match, today),
    readRecipients: async () => readRecipients(sql),
    loadSituation: async (caseId, question) => loadSituation({ database, encryption }, caseId, { ...question, owners }),
    policy: () => defaultTables,
    prepare: async () => {},
    audit: createAuditWriter(database, { writerId: 'hub-test', register: 'https://gezinsbeeld.example/verwerkingen', clock }),
    clock,
    newSpanId: () => randomUUID().replaceAll('-', '').slice(0, 16),
    sender: { oin: '00000099000000001000', baseUrl: 'https://hub.example' },
  };
  return {
    ...tested,
    deps,
    deliver: async (events, changes) =>
      (await createDeliver({ ...deps, ...changes })(events)).map(({ topic, key, value }) => ({
        topic,
        key,
        event: JSON.parse(value) as CloudEvent,
      })),
  };
}

/** An event that waits: of case s1 and about its phase, unless said otherwise. */
export function aWaitingEvent(changes: Partial<WaitingEvent> & { readonly short?: string } = {}): WaitingEvent {
  const { short = 'case.changed', ...rest } = changes;
  return {
    sequence: '1',
    eventId: randomUUID(),
    caseId: 's1',
    type: `nl.gezinsbeeld.${short}.v1` as WaitingEvent['type'],
    subject: null,
    data: { about: everybody('FAMILY_CASE') },
    facts: null,
    occurredAt: now,
    traceId: '0af7651916cd43dd8448eb211c80319c',
    attempts: 0,
    ...rest,
  };
}

/** All five members of S1, with one class. */
export function everybody(dataClass: string, caseId = 's1') {
  return [1, 2, 3, 4, 5].map((number) => ({ member: `${caseId}-m${number}`, classes: [dataClass] }));
}
