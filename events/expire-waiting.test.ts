import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, databaseKinds, type TestDatabase } from '#database/testing/create-test-database.ts';
import { expireWaiting } from './expire-waiting.ts';
import { cleanOutbox } from './outbox.ts';
import { readRefusals, readStanding } from './outbox-standing.ts';
import { noteRefusal, withhold } from './relay-store.ts';
import { fillOutbox } from './testing/fill-outbox.ts';

/** When the events of a test were written, and a moment later. */
const written = new Date('2026-11-20T10:00:00Z');
const later = new Date(written.getTime() + 1);

describe.each(databaseKinds)('what waits longer than a topic keeps anything, on %s', (kind) => {
  let tested: TestDatabase;
  beforeAll(async () => {
    tested = await createTestDatabase(kind);
  }, 60_000);
  afterAll(async () => tested.close());
  beforeEach(async () => {
    for (const table of ['outbox', 'refused_topic']) await tested.database.sql(`delete from ${table}`);
  });
  const ids = async () =>
    (await tested.database.sql<{ id: string }>('select event_id as id from outbox order by sequence')).map(({ id }) => id);
  const sequenceOf = async (id: string): Promise<string> =>
    (await tested.database.sql<{ sequence: string }>('select sequence::text from outbox where event_id = $1', [id]))[0]?.sequence ?? '';
  const publish = async (...eventIds: readonly string[]) =>
    tested.database.sql('delete from outbox_waiting w using outbox o where o.sequence = w.sequence and o.event_id = any ($1::text[])', [
      eventIds,
    ]);

  test('what was set aside keeps itself and what came after it in its case, but no longer than that', async () => {
    const { sql } = tested.database;
    await fillOutbox(sql, 4, { cases: 2 });
    await publish('case-0-event-1', 'case-1-event-0', 'case-1-event-1');
    await sql(`update outbox_waiting set set_aside_at = now(), failure = 'TypeError'`);
    expect(await expireWaiting(sql, written)).toBe(0);
    expect(await cleanOutbox(sql, later)).toBe(2);
    expect(await ids()).toEqual(['case-0-event-0', 'case-0-event-1']);
    expect(await readStanding(sql, later)).toMatchObject({ setAside: 1 });
    expect(await expireWaiting(sql, later)).toBe(1);
    expect(await readStanding(sql, later)).toMatchObject({ setAside: 0 });
    expect(await cleanOutbox(sql, later)).toBe(2);
  });

  test('what a topic refuses, or refused by itself, goes for that topic', async () => {
    const { sql } = tested.database;
    await fillOutbox(sql, 1, { cases: 1 });
    const sequence = await sequenceOf('case-0-event-0');
    await withhold(
      sql,
      0,
      [
        { sequence, topic: 'police', failure: null },
        { sequence, topic: 'ggz', failure: 'MESSAGE_TOO_LARGE' },
      ],
      written,
    );
    expect(await readStanding(sql, later)).toMatchObject({ waiting: 1, withheld: 1, setAside: 1 });
    expect(await expireWaiting(sql, later)).toBe(2);
    expect(await readStanding(sql, later)).toMatchObject({ waiting: 1, withheld: 0, setAside: 0 });
  });

  test('what merely waits for the broker, or is tried again, stays, however old', async () => {
    const { sql } = tested.database;
    await fillOutbox(sql, 2, { cases: 2 });
    await sql(`update outbox_waiting set attempts = 3, retry_at = now(), failure = 'TypeError' where case_id = 'case-0'`);
    expect(await expireWaiting(sql, new Date('2027-11-20T10:00:00Z'))).toBe(0);
    expect(await cleanOutbox(sql, new Date('2027-11-20T10:00:00Z'))).toBe(0);
  });

  test('a topic that refused is forgotten when nothing waits for it and it was not tried since', async () => {
    const { sql } = tested.database;
    await fillOutbox(sql, 1, { cases: 1 });
    const refusal = { failure: 'UNKNOWN_TOPIC_OR_PARTITION', retryAt: written };
    for (const topic of ['wanted', 'unwanted']) await noteRefusal(sql, topic, refusal, written);
    await noteRefusal(sql, 'new', { ...refusal, retryAt: later }, written);
    await withhold(sql, 0, [{ sequence: await sequenceOf('case-0-event-0'), topic: 'wanted', failure: null }], written);
    await sql(`update outbox set occurred_at = $1::timestamptz`, [later.toISOString()]);
    await expireWaiting(sql, later);
    expect((await readRefusals(sql)).map(({ topic }) => topic)).toEqual(['new', 'wanted']);
  });
});
