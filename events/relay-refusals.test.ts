import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, databaseKinds, type TestDatabase } from '#database/testing/create-test-database.ts';
import { expireWaiting } from './expire-waiting.ts';
import { KafkaError } from './kafka-error.ts';
import type { KafkaMessage } from './kafka-producer.ts';
import { cleanOutbox } from './outbox.ts';
import { readRefusals, readSetAside, readStanding, retrySetAside } from './outbox-standing.ts';
import type { EventToDeliver, Relay } from './relay.ts';
import { aRelay } from './testing/a-relay.ts';
import { fillOutbox } from './testing/fill-outbox.ts';

const topics = ['police', 'ggz'];

/** The ids that a topic got of one case, in their order. */
const gotBy = (sent: readonly KafkaMessage[], to: string, caseId: string): readonly string[] =>
  sent.filter(({ topic, key }) => topic === to && key === caseId).map(({ value }) => value);

const idsOf = (caseId: string, count: number): readonly string[] => Array.from({ length: count }, (_, n) => `${caseId}-event-${n}`);

describe.each(databaseKinds)('a topic that refuses, on %s', (kind) => {
  let tested: TestDatabase;
  let now: Date;
  let sent: KafkaMessage[];
  let told: string[];
  let delivered: EventToDeliver[];
  let refuses: (message: KafkaMessage) => string | null;

  beforeAll(async () => {
    tested = await createTestDatabase(kind);
  }, 60_000);
  afterAll(async () => tested.close());
  beforeEach(async () => {
    now = new Date('2026-11-20T10:01:00Z');
    [sent, told, delivered] = [[], [], []];
    refuses = () => null;
    for (const table of ['outbox', 'refused_topic']) await tested.database.sql(`delete from ${table}`);
  });
  const { sql } = { sql: async (text: string, params?: readonly unknown[]) => tested.database.sql<Record<string, unknown>>(text, params) };

  const theRelay = (batchSize = 7): Relay =>
    aRelay({
      database: tested.database,
      producer: {
        ready: async () => {},
        send: async (messages) => {
          const reason = messages.map(refuses).find((each) => each !== null);
          if (reason) throw new KafkaError('REFUSED', reason);
          sent.push(...messages);
        },
      },
      deliver: async (events) => {
        delivered.push(...events);
        return events.flatMap(({ eventId, caseId, onlyTopics }) =>
          topics
            .filter((topic) => onlyTopics?.includes(topic) ?? true)
            .map((topic) => ({ eventId, topic, key: caseId ?? '', value: eventId, headers: {} })),
        );
      },
      clock: () => now,
      elapsed: () => 0,
      random: () => 0,
      wait: async () => {},
      watch: { eventFailed: (failure, isSetAside) => told.push(`${failure}${isSetAside ? ' set aside' : ''}`) },
      pace: { batchSize, lanes: 1 },
    });
  const later = (ms: number): void => {
    now = new Date(now.getTime() + ms);
  };
  const ggzIsClosed = (): void => {
    refuses = ({ topic }) => (topic === 'ggz' ? 'TOPIC_AUTHORIZATION_FAILED' : null);
  };

  test('keeps nothing from the others, who get everything once and in order', async () => {
    await fillOutbox(tested.database.sql, 100, { cases: 10 });
    ggzIsClosed();
    await theRelay().drain();
    for (let each = 0; each < 10; each += 1) expect(gotBy(sent, 'police', `case-${each}`)).toEqual(idsOf(`case-${each}`, 10));
    expect(sent.filter(({ topic }) => topic === 'ggz')).toEqual([]);
    expect(await readStanding(tested.database.sql, now)).toEqual({ waiting: 0, oldestSeconds: 0, setAside: 0, withheld: 100 });
    expect(await readRefusals(tested.database.sql)).toEqual([
      { topic: 'ggz', failure: 'TOPIC_AUTHORIZATION_FAILED', since: now, retryAt: new Date(now.getTime() + 1000), events: 100 },
    ]);
    expect(told).toEqual(['TOPIC_AUTHORIZATION_FAILED']);
  });

  test('is tried again ever more seldom, never given up, and nobody else hears anything twice', async () => {
    await fillOutbox(tested.database.sql, 20, { cases: 4 });
    ggzIsClosed();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 20; attempt += 1) {
      await theRelay().drain();
      expect(await theRelay().drain()).toBe(0);
      const [refusal] = await readRefusals(tested.database.sql);
      waits.push((refusal?.retryAt.getTime() ?? 0) - now.getTime());
      now = refusal?.retryAt ?? now;
    }
    expect(waits.slice(0, 8)).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
    expect(told).toEqual(Array.from({ length: 20 }, () => 'TOPIC_AUTHORIZATION_FAILED'));
    expect(sent).toHaveLength(20);
  });

  test('gets everything in order once it takes it again, also what was written since, decided for it alone', async () => {
    await fillOutbox(tested.database.sql, 40, { cases: 4 });
    ggzIsClosed();
    await theRelay().drain();
    await fillOutbox(tested.database.sql, 40, { cases: 4, start: 10 });
    await theRelay().drain();
    delivered = [];
    refuses = () => null;
    later(1000);
    await fillOutbox(tested.database.sql, 4, { cases: 4, start: 20 });
    await theRelay().drain();
    for (let each = 0; each < 4; each += 1) {
      expect(gotBy(sent, 'ggz', `case-${each}`)).toEqual(idsOf(`case-${each}`, 21));
      expect(gotBy(sent, 'police', `case-${each}`)).toEqual(idsOf(`case-${each}`, 21));
    }
    expect(delivered.filter(({ onlyTopics }) => onlyTopics)).toHaveLength(80);
    expect(await readStanding(tested.database.sql, now)).toEqual({ waiting: 0, oldestSeconds: 0, setAside: 0, withheld: 0 });
    expect(await sql('select * from refused_topic')).toEqual([]);
  });

  test('two that refuse are two lists: one opens while the other stays closed', async () => {
    await fillOutbox(tested.database.sql, 10, { cases: 2 });
    refuses = () => 'UNKNOWN_TOPIC_OR_PARTITION';
    await theRelay().drain();
    expect(await readStanding(tested.database.sql, now)).toMatchObject({ waiting: 0, withheld: 20 });
    ggzIsClosed();
    later(1000);
    await theRelay().drain();
    expect(gotBy(sent, 'police', 'case-0')).toEqual(idsOf('case-0', 5));
    expect(await readStanding(tested.database.sql, now)).toMatchObject({ waiting: 0, withheld: 10 });
    refuses = () => null;
    later(2000);
    await theRelay().drain();
    expect(gotBy(sent, 'ggz', 'case-1')).toEqual(idsOf('case-1', 5));
    expect(sent).toHaveLength(20);
  });

  test('two that open together each get everything, also where a batch ends between what waits for the one and for the other', async () => {
    await fillOutbox(tested.database.sql, 20, { cases: 2 });
    refuses = () => 'UNKNOWN_TOPIC_OR_PARTITION';
    await theRelay().drain();
    refuses = () => null;
    later(1000);
    await theRelay().drain();
    for (const topic of topics) for (const caseId of ['case-0', 'case-1']) expect(gotBy(sent, topic, caseId)).toEqual(idsOf(caseId, 10));
    expect(await sql('select * from outbox_waiting')).toEqual([]);
  });

  test('a message that is refused by itself is set aside for that recipient, until an operator gives it back', async () => {
    await fillOutbox(tested.database.sql, 20, { cases: 2 });
    refuses = ({ topic, value }) => (topic === 'ggz' && value === 'case-1-event-3' ? 'MESSAGE_TOO_LARGE' : null);
    await theRelay(20).drain();
    expect(gotBy(sent, 'police', 'case-1')).toEqual(idsOf('case-1', 10));
    expect(gotBy(sent, 'ggz', 'case-1')).toEqual(idsOf('case-1', 10).filter((id) => id !== 'case-1-event-3'));
    expect(await readSetAside(tested.database.sql)).toEqual([
      { eventId: 'case-1-event-3', type: 'example.v1', topic: 'ggz', failure: 'MESSAGE_TOO_LARGE' },
    ]);
    expect(told).toEqual(['MESSAGE_TOO_LARGE set aside']);
    refuses = () => null;
    expect(await retrySetAside(tested.database.sql, 'case-1-event-3')).toBe(1);
    await theRelay().drain();
    expect(sent.at(-1)).toMatchObject({ topic: 'ggz', value: 'case-1-event-3' });
    expect(sent).toHaveLength(40);
  });

  test('what it would have kept no longer is not kept for it', async () => {
    await fillOutbox(tested.database.sql, 10, { cases: 2 });
    ggzIsClosed();
    await theRelay().drain();
    const written = new Date('2026-11-20T10:00:00.000Z');
    const after = new Date(written.getTime() + 1);
    expect(await expireWaiting(tested.database.sql, written)).toBe(0);
    expect(await cleanOutbox(tested.database.sql, after)).toBe(0);
    expect(await expireWaiting(tested.database.sql, after)).toBe(10);
    expect(await cleanOutbox(tested.database.sql, after)).toBe(10);
    expect(await sql('select * from outbox_waiting')).toEqual([]);
  });

  test('a relay that is lost between writing down what waits and striking off the event sends it again rather than never', async () => {
    await fillOutbox(tested.database.sql, 4, { cases: 1 });
    ggzIsClosed();
    const { database } = tested;
    const failing = {
      ping: database.ping,
      sql: async <Row>(text: string, params?: readonly unknown[]) => {
        if (text.includes('with gone')) throw new Error('lost');
        return database.sql<Row>(text, params);
      },
    };
    tested = { ...tested, database: { ...database, ...failing } };
    await expect(theRelay().drain()).rejects.toThrow('lost');
    tested = { ...tested, database };
    refuses = () => null;
    later(1000);
    await theRelay().drain();
    expect(new Set(gotBy(sent, 'ggz', 'case-0'))).toEqual(new Set(idsOf('case-0', 4)));
    expect([...new Set(gotBy(sent, 'police', 'case-0'))]).toEqual(idsOf('case-0', 4));
    expect(await sql('select * from outbox_waiting')).toEqual([]);
  });
});
