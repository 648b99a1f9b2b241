import { randomUUID } from 'node:crypto';
import type { Database } from '#database/create-database.ts';
import { placeOf } from '#database/encrypted-columns.ts';
import type { Encryption } from '#database/encryption.ts';
import { createTestDatabase, testEncryption, type DatabaseKind } from '#database/testing/create-test-database.ts';
import { createInbox, type Inbox, type InboxLimits, type Received } from '../inbox.ts';
import type { InboxStanding } from '../inbound-store.ts';
import { createInboundWorker, usualInboundPace, type InboundDeps, type InboundPace, type InboundWorker } from '../inbound-worker.ts';
import { confirmTombstone } from '../../tombstones.ts';
import { wait } from '../../wait.ts';
import { readCloudEvent } from '../read-cloud-event.ts';

/** Two recipients of the sandbox. */
export const police = '00000099000000002000/POL';
/** The GGZ, in its only role. */
export const ggz = '00000099000000003000/GGZ';

/** Whose which classes are in the tests. */
export const ownClasses: Readonly<Record<string, readonly string[]>> = {
  brp: ['PERSON_ADDRESS', 'PARENTAL_AUTHORITY'],
  police: ['POLICE_CARE_REPORT', 'POLICE_INCIDENT'],
  [police]: ['POLICE_CARE_REPORT', 'POLICE_INCIDENT'],
  [ggz]: ['GGZ_IN_CARE', 'GGZ_DIAGNOSIS'],
};

/** BSNs of nobody: they fail the eleven-test. */
export const bsnOf = (person: number): string => String(900_000_001 + person * 11);

/** An event that the inbox wrote. */
export interface WrittenEvent {
  readonly type: string;
  readonly caseId: string;
  readonly subject: string;
  readonly data: { readonly about: readonly { readonly member: string; readonly classes: readonly string[] }[] };
  readonly facts: unknown;
}

/** An inbox with workers on a database of its own. */
export interface InboxStage {
  readonly database: Database;
  readonly url: string | null;
  readonly encryption: Encryption;
  readonly inbox: Inbox;
  /** The instant that the clock shows, which tests may set. */
  now: Date;
  /** Everything that the watchers were told, in order. */
  readonly told: readonly string[];
  readonly standing: () => readonly InboxStanding[];
  worker(deps?: Partial<InboundDeps>, pace?: Partial<InboundPace>): InboundWorker;
  addCase(caseId: string, persons: readonly number[], options?: { readonly phase?: string; readonly reference?: string }): Promise<void>;
  /** Receives a CloudEvent of this source. */
  announce(source: string, event: Readonly<Record<string, unknown>>): Promise<Received>;
  events(): Promise<readonly WrittenEvent[]>;
  /** State and outcome of each message, in the order in which they came. */
  states(): Promise<readonly string[]>;
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** A CloudEvent in which this recipient announces that something changed; `data` and `rest` change it. */
export const announcement = (
  source: string,
  data: Readonly<Record<string, unknown>> = {},
  rest: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> => ({
  specversion: '1.0',
  id: randomUUID(),
  source: `urn:nld:oin:${source.split('/')[0] ?? ''}:systeem:bron`,
  type: 'nl.gezinsbeeld.announcement.changed.v1',
  datacontenttype: 'application/json',
  data: {
    person: { bsn: bsnOf(1) },
    classes: [ownClasses[source]?.[0] ?? ''],
    object: 'record-1',
    changedAt: '2026-11-20T09:00:00Z',
    confidentiality: 'OPEN',
    ...data,
  },
  ...rest,
});

/** Raises an inbox on a fresh database. */
export async function raiseInbox(kind: DatabaseKind, limits: Partial<InboxLimits> = {}): Promise<InboxStage> {
  const { database, url, close } = await createTestDatabase(kind);
  const encryption = testEncryption();
  const { sql } = database;
  const told: string[] = [];
  let standing: readonly InboxStanding[] = [];
  const inbox = createInbox({
    sql,
    encryption,
    newId: randomUUID,
    limits: { maxBytes: 65_536, maxWaiting: 5000, perMinute: 5000, ...limits },
    watch: (source, received) => void told.push(`${source} ${received}`),
  });
  const stage: InboxStage = {
    database,
    url,
    encryption,
    inbox,
    now: new Date('2026-11-20T10:00:00Z'),
    told,
    standing: () => standing,
    worker: (deps = {}, pace = {}) =>
      createInboundWorker(
        {
          database,
          encryption,
          readers: { CLOUDEVENT: readCloudEvent },
          classesOf: (source) => new Set(ownClasses[source]),
          refreshPerson: async () => {},
          keepReceipt: async (transaction, receipt) => (await confirmTombstone(transaction, receipt)) !== null,
          newId: randomUUID,
          newTraceId: () => randomUUID().replaceAll('-', ''),
          clock: () => stage.now,
          holder: randomUUID(),
          elapsed: () => performance.now(),
          random: () => 0,
          wait,
          watch: {
            handled: (source) => void told.push(`${source} handled`),
            waits: (source, failure) => void told.push(`${source} waits ${failure}`),
            dead: (source, reason) => void told.push(`${source} dead ${reason}`),
            stalled: (failure) => void told.push(`stalled ${failure}`),
            standing: (now) => {
              standing = now;
            },
          },
          ...deps,
        },
        { ...usualInboundPace, quietMs: 0, ...pace },
      ),
    addCase: async (caseId, persons, { phase = 'ACTIVE', reference = null }: { phase?: string; reference?: string | null } = {}) => {
      await sql(
        `insert into family_case (id, phase, opened_at, closed_at, reference)
          values ($1, $2::case_phase, '2026-01-01', case when $2 = 'CLOSED' then date '2026-11-01' end, $3)`,
        [caseId, phase, reference],
      );
      for (const [position, person] of persons.entries()) {
        const id = `${caseId}-m${person}`;
        await sql(`insert into family_member (id, case_id, position, bsn, bsn_lookup) values ($1, $2, $3, $4, $5)`, [
          id,
          caseId,
          position,
          encryption.encrypt(placeOf('family_member', 'bsn', id), bsnOf(person)),
          encryption.hash(bsnOf(person)),
        ]);
      }
    },
    announce: async (source, event) =>
      inbox.receive({
        source,
        format: 'CLOUDEVENT',
        messageId: String(event['id']),
        body: JSON.stringify(event),
        receivedAt: stage.now,
      }),
    events: async () => sql<WrittenEvent>(`select type, case_id as "caseId", subject, data, facts from outbox order by sequence`),
    states: async () =>
      (
        await sql<{ text: string }>(
          `select state || coalesce(' ' || outcome, '') || coalesce(' ' || place, '') as text from inbox order by sequence`,
        )
      ).map(({ text }) => text),
    empty: async () => {
      for (const table of ['inbox', 'inbox_object', 'outbox', 'tombstone', 'family_case']) await sql(`delete from ${table}`);
      told.length = 0;
      stage.now = new Date('2026-11-20T10:00:00Z');
    },
    close,
  };
  return stage;
}
