import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, databaseKinds, type TestDatabase } from '#database/testing/create-test-database.ts';
import { KafkaError } from './kafka-error.ts';
import type { KafkaMessage } from './kafka-producer.ts';
import { readStanding } from './outbox-standing.ts';
import { claimSlot, makeSlots } from './relay-store.ts';
import { DeliverLater, usualPace, type Relay, type RelayDeps, type RelayPace } from './relay.ts';
import { aRelay, type ARelay } from './testing/a-relay.ts';
import { fillOutbox } from './testing/fill-outbox.ts';

const toMessages: RelayDeps['deliver'] = async (events) =>
  events.map(({ eventId, caseId }) => ({ eventId, topic: 'topic', key: caseId ?? '', value: eventId, headers: {} }));

/** The ids of one case in the order in which they were sent for the first time. */
const firstOf = (sent: readonly KafkaMessage[], caseId: string): readonly string[] => [
  ...new Set(sent.filter(({ key }) => key === caseId).map(({ value }) => value)),
];

const idsOf = (caseId: string, count: number): readonly string[] => Array.from({ length: count }, (_, n) => `${caseId}-event-${n}`);

describe.each(databaseKinds)('the relay on %s', (kind) => {
  let tested: TestDatabase;
  let now: Date;
  let sent: KafkaMessage[];
  let told: string[];

  beforeAll(async () => {
    tested = await createTestDatabase(kind);
  }, 60_000);
  afterAll(async () => tested.close());
  beforeEach(async () => {
    now = new Date('2026-11-20T10:01:00Z');
    sent = [];
    told = [];
    await tested.database.sql('delete from outbox');
    await tested.database.sql('delete from relay_slot');
    await tested.database.sql('delete from refused_topic');
  });

  const theRelay = (changes: Partial<ARelay> = {}, pace: Partial<RelayPace> = {}): Relay =>
    aRelay({
      database: tested.database,
      producer: { ready: async () => {}, send: async (messages) => void sent.push(...messages) },
      deliver: toMessages,
      clock: () => now,
      elapsed: () => 0,
      random: () => 0,
      wait: async () => {},
      watch: {
        published: (count) => told.push(`published ${count}`),
        eventFailed: (failure, isSetAside) => told.push(`${failure}${isSetAside ? ' set aside' : ''}`),
        stalled: (failure) => told.push(`stalled ${failure}`),
        standing: ({ waiting }) => told.push(`waiting ${waiting}`),
      },
      ...changes,
      pace: { batchSize: 7, attempts: 3, ...pace },
    });
  const standing = async () => readStanding(tested.database.sql, now);

  test('publishes everything once, each case in the order in which it was written, and marks it', async () => {
    await fillOutbox(tested.database.sql, 100, { cases: 10 });
    expect(await standing()).toEqual({ waiting: 100, oldestSeconds: 60, setAside: 0, withheld: 0 });
    expect(await theRelay().drain()).toBe(100);
    expect(sent).toHaveLength(100);
    for (let each = 0; each < 10; each += 1) expect(firstOf(sent, `case-${each}`)).toEqual(idsOf(`case-${each}`, 10));
    expect(await standing()).toEqual({ waiting: 0, oldestSeconds: 0, setAside: 0, withheld: 0 });
    expect(await theRelay().drain()).toBe(0);
  });

  test('publishes the events that belong to no case in their order too', async () => {
    await fillOutbox(tested.database.sql, 20, { cases: 1 });
    await tested.database.sql('update outbox set case_id = null');
    await tested.database.sql(`update outbox_waiting set case_id = null, slot = hashtext('') & 15`);
    await theRelay().drain();
    expect(sent.map(({ value }) => value)).toEqual(idsOf('case-0', 20));
  });

  test('marks an event that nobody may hear of as done', async () => {
    await fillOutbox(tested.database.sql, 3, { cases: 1 });
    expect(await theRelay({ deliver: async () => [] }).drain()).toBe(3);
    expect(await standing()).toMatchObject({ waiting: 0 });
  });

  test('two relays share the slots: each event goes out once, in the order of its case', async () => {
    await fillOutbox(tested.database.sql, 200, { cases: 20 });
    const published = await Promise.all([theRelay({ holder: 'a' }).drain(), theRelay({ holder: 'b' }).drain()]);
    expect(published[0] + published[1]).toBe(200);
    expect(sent).toHaveLength(200);
    for (let each = 0; each < 20; each += 1) expect(firstOf(sent, `case-${each}`)).toEqual(idsOf(`case-${each}`, 10));
  });

  test('a slot in the hands of another relay is left to it until its hold has ended', async () => {
    await fillOutbox(tested.database.sql, 5, { cases: 1 });
    await makeSlots(tested.database.sql);
    expect(await claimSlot(tested.database.sql, { holder: 'killed', leaseMs: 60_000 }, now)).not.toBeNull();
    expect(await theRelay().drain()).toBe(0);
    await tested.database.sql(`update relay_slot set held_until = now() - interval '1 second' where holder = 'killed'`);
    expect(await theRelay().drain()).toBe(5);
  });

  test('goes on with fewer events at a time when deciding about a whole batch takes longer than a hold allows, and with more when it does not', async () => {
    await fillOutbox(tested.database.sql, 40, { cases: 1 });
    let elapsed = 0;
    let each = usualPace.leaseMs / 8;
    const sizes: number[] = [];
    const deliver: RelayDeps['deliver'] = async (events) => {
      sizes.push(events.length);
      elapsed += events.length * each;
      return toMessages(events);
    };
    const relay = theRelay({ deliver, elapsed: () => elapsed }, { lanes: 1 });
    await expect(relay.drain()).rejects.toThrow(DeliverLater);
    for (let tries = 0; tries < 20 && (await standing()).waiting > 20; tries += 1) await relay.drain().catch(() => {});
    expect(firstOf(sent, 'case-0').slice(0, 20)).toEqual(idsOf('case-0', 20));
    each = 0;
    await relay.drain();
    expect(firstOf(sent, 'case-0')).toEqual(idsOf('case-0', 40));
    expect([sizes[0], Math.max(...sizes.slice(-3)) > 4]).toEqual([7, true]);
  });

  test('does not send under a hold of which half has passed, and lets go of the slot', async () => {
    await fillOutbox(tested.database.sql, 5, { cases: 1 });
    let elapsed = 0;
    const deliver: RelayDeps['deliver'] = async (events) => {
      elapsed += usualPace.leaseMs;
      return toMessages(events);
    };
    await expect(theRelay({ deliver, elapsed: () => elapsed }).drain()).rejects.toThrow(DeliverLater);
    expect(sent).toEqual([]);
    expect(await theRelay().drain()).toBe(5);
  });

  describe('an event that fails by itself', () => {
    const poison = 'case-3-event-4';
    const deliver: RelayDeps['deliver'] = async (events) => {
      if (events.some(({ eventId }) => eventId === poison)) throw new TypeError(`cannot read ${poison}`);
      return toMessages(events);
    };
    beforeEach(async () => {
      await fillOutbox(tested.database.sql, 100, { cases: 10 });
    });

    test('holds back the rest of its case and no other, until it is tried again', async () => {
      expect(await theRelay({ deliver }).drain()).toBe(94);
      expect(firstOf(sent, 'case-3')).toEqual(idsOf('case-3', 4));
      expect(sent.filter(({ key }) => key !== 'case-3')).toHaveLength(90);
      expect(told.filter((line) => line.startsWith('TypeError'))).toEqual(['TypeError']);
      expect(await theRelay({ deliver }).drain()).toBe(0);
      now = new Date(now.getTime() + 1001);
      expect(await theRelay().drain()).toBe(6);
      expect(firstOf(sent, 'case-3')).toEqual(idsOf('case-3', 10));
    });

    test.each<[string, string, readonly string[]]>([
      ['holds back the later events of its match', 'case-0-event-1', ['case-0-event-1', 'case-0-event-2']],
      ['of no match holds back nothing', 'case-2-event-0', ['case-2-event-0']],
    ])('and is in no case %s', async (_, failing, left) => {
      const { sql } = tested.database;
      await sql('delete from outbox');
      await fillOutbox(sql, 9, { cases: 3 });
      await sql(`update outbox set data = case case_id when 'case-2' then '{}' else jsonb_build_object('match', case_id) end`);
      await sql('update outbox set case_id = null');
      await sql(`update outbox_waiting set case_id = null, slot = hashtext('') & 15`);
      const fails: RelayDeps['deliver'] = async (events) => {
        if (events.some(({ eventId }) => eventId === failing)) throw new TypeError('cannot read it');
        return toMessages(events);
      };
      expect(await theRelay({ deliver: fails }).drain()).toBe(9 - left.length);
      expect(await theRelay({ deliver: fails }).drain()).toBe(0);
      expect(await sql('select event_id as id from outbox join outbox_waiting using (sequence) order by sequence')).toEqual(
        left.map((id) => ({ id })),
      );
      now = new Date(now.getTime() + 1001);
      expect(await theRelay().drain()).toBe(left.length);
      const sentOf = (line: string) => sent.flatMap(({ value }) => (value.startsWith(line) ? value : []));
      expect([sentOf('case-0'), sentOf('case-1')]).toEqual([idsOf('case-0', 3), idsOf('case-1', 3)]);
    });

    test('is set aside after too many failures, with the name of what went wrong, and its case goes on', async () => {
      for (const ms of [0, 1001, 2001]) {
        now = new Date(now.getTime() + ms);
        await theRelay({ deliver }).drain();
      }
      expect(told.filter((line) => line.startsWith('TypeError'))).toEqual(['TypeError', 'TypeError', 'TypeError set aside']);
      expect(firstOf(sent, 'case-3')).toEqual(idsOf('case-3', 10).filter((id) => id !== poison));
      expect(await standing()).toEqual({ waiting: 0, oldestSeconds: 0, setAside: 1, withheld: 0 });
      expect(
        await tested.database.sql(
          `select event_id, failure, attempts from outbox_waiting join outbox using (sequence) where set_aside_at is not null`,
        ),
      ).toEqual([{ event_id: poison, failure: 'TypeError', attempts: 3 }]);
    });
  });

  test.each([
    ['the broker is away', new KafkaError('BROKER_AWAY', 'KafkaJSConnectionError')],
    ['the broker does not know us', new KafkaError('LOGIN_REFUSED', 'SASL_AUTHENTICATION_FAILED')],
    ['nobody can decide now', new DeliverLater()],
  ])('when %s no event is blamed and nothing is lost', async (_, error) => {
    await fillOutbox(tested.database.sql, 20, { cases: 4 });
    const deliver = async (): Promise<never> => Promise.reject(error);
    await expect(theRelay({ deliver }).drain()).rejects.toBe(error);
    expect(await tested.database.sql('select distinct attempts, failure from outbox_waiting')).toEqual([{ attempts: 0, failure: null }]);
    expect(await theRelay().drain()).toBe(20);
  });

  test('while the broker is away nothing is decided, and so nothing put on record as told', async () => {
    await fillOutbox(tested.database.sql, 20, { cases: 4 });
    const away = new KafkaError('BROKER_AWAY', 'KafkaJSConnectionError');
    let decided = 0;
    const deliver: RelayDeps['deliver'] = async (events) => {
      decided += 1;
      return toMessages(events);
    };
    const producer = { ready: async () => Promise.reject(away), send: async () => {} };
    for (let tries = 0; tries < 3; tries += 1) await expect(theRelay({ deliver, producer }).drain()).rejects.toBe(away);
    expect([decided, await theRelay().drain()]).toEqual([0, 20]);
  });

  test('a database that is away blames no event', async () => {
    await fillOutbox(tested.database.sql, 20, { cases: 4 });
    const database = { sql: tested.database.sql, ping: async () => Promise.reject(new Error('away')) };
    const deliver = async (): Promise<never> => Promise.reject(new Error('connection lost'));
    await expect(theRelay({ database, deliver }).drain()).rejects.toThrow('connection lost');
    expect(await tested.database.sql('select distinct attempts from outbox_waiting')).toEqual([{ attempts: 0 }]);
  });

  test('at work it waits longer after each failure, goes on by itself, tells how it stands, and stops when it is closed', async () => {
    await fillOutbox(tested.database.sql, 10, { cases: 2 });
    const waited: number[] = [];
    let failures = 4;
    const published = Promise.withResolvers<void>();
    const relay = theRelay(
      {
        deliver: async (events) => {
          if (failures > 0) throw new KafkaError('BROKER_AWAY', `failure ${(failures -= 1)}`);
          return toMessages(events);
        },
        wait: async (ms) => {
          waited.push(ms);
          if (sent.length === 10) published.resolve();
        },
        elapsed: () => waited.length * 5000,
      },
      { lanes: 1, measureMs: 0 },
    );
    relay.start();
    await published.promise;
    await relay.close();
    expect(waited.slice(0, 5)).toEqual([100, 200, 400, 800, 200]);
    expect(told.filter((line) => line.startsWith('stalled'))).toHaveLength(4);
    expect(told).toContain('waiting 10');
    // While there is more to publish, too.
    expect(told).toContainEqual(expect.stringMatching(/^waiting [1-9]$/));
    expect(told).toContain('waiting 0');
  });

  test('looks at once when it is called, and a relay that is closed takes nothing more', async () => {
    const napping = Promise.withResolvers<void>();
    const relay = theRelay({
      wait: async (_, signal) => {
        napping.resolve();
        if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      },
      producer: {
        ready: async () => {},
        send: async (messages) => {
          sent.push(...messages);
          arrived.resolve();
        },
      },
    });
    const arrived = Promise.withResolvers<void>();
    relay.start();
    await napping.promise;
    await fillOutbox(tested.database.sql, 1, { cases: 1 });
    relay.wake();
    await arrived.promise;
    await relay.close();
    await fillOutbox(tested.database.sql, 1, { cases: 1, start: 1 });
    expect(await relay.drain()).toBe(0);
    expect(await standing()).toMatchObject({ waiting: 1 });
  });
});
