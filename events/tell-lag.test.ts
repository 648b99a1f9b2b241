import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#database/testing/create-test-database.ts';
import type { GroupLag } from './kafka-lag.ts';
import { noteRefusal, withhold } from './relay-store.ts';
import { tellLag } from './tell-lag.ts';
import { fillOutbox } from './testing/fill-outbox.ts';

let tested: TestDatabase;
beforeAll(async () => {
  tested = await createTestDatabase('pglite');
}, 60_000);
afterAll(async () => tested.close());
beforeEach(async () => {
  for (const table of ['outbox', 'refused_topic']) await tested.database.sql(`delete from ${table}`);
});

const written = new Date('2026-11-20T10:00:00Z');
const told = async (now: Date, lags: readonly GroupLag[] | null, json = false): Promise<readonly string[]> => {
  const lines: string[] = [];
  await tellLag(tested.database.sql, lags && { lag: async () => lags }, { now, json }, (line) => lines.push(line));
  return lines;
};

test('when all is well it says so in a line or two', async () => {
  expect(await told(written, null)).toEqual(['outbox: nothing waits', 'consumer groups: not asked, KAFKA_BROKERS is not set']);
  const empty: GroupLag = { group: null, topic: 'gezinsbeeld.a.v1', lag: 0, hasAcknowledged: false };
  expect(await told(written, [empty])).toEqual(['outbox: nothing waits', 'consumer groups: none that this user may know of']);
});

test.each([
  [90, '90 s'],
  [600, '10 minutes'],
  [9000, '3 hours'],
  [260_000, '3 days'],
])('%i seconds are told as %s', async (seconds, text) => {
  await fillOutbox(tested.database.sql, 1, { cases: 1 });
  const [line] = await told(new Date(written.getTime() + seconds * 1000), null);
  expect(line).toBe(`outbox: 1 event waits to be told, the oldest for ${text}`);
});

test('tells which topics refuse, what was set aside for whom, and who is behind', async () => {
  const { sql } = tested.database;
  await fillOutbox(sql, 3, { cases: 1 });
  const [first] = await sql<{ sequence: string }>('select min(sequence)::text as sequence from outbox');
  const sequence = first?.sequence ?? '';
  const retryAt = new Date(written.getTime() + 60_000);
  await noteRefusal(sql, 'gezinsbeeld.a.v1', { failure: 'TOPIC_AUTHORIZATION_FAILED', retryAt }, written);
  const withheld = [
    { sequence, topic: 'gezinsbeeld.a.v1', failure: null },
    { sequence, topic: 'gezinsbeeld.b.v1', failure: 'MESSAGE_TOO_LARGE' },
  ];
  await withhold(sql, 0, withheld, written);
  const lags: readonly GroupLag[] = [
    { group: null, topic: 'gezinsbeeld.c.v1', lag: 2, hasAcknowledged: false },
    { group: 'b.dossier', topic: 'gezinsbeeld.b.v1', lag: 7, hasAcknowledged: true },
    { group: 'd.stuck', topic: 'gezinsbeeld.d.v1', lag: 40, hasAcknowledged: false },
  ];
  expect(await told(written, lags)).toEqual([
    'outbox: 3 events wait to be told, the oldest for 0 s',
    'topics that refuse: 1; 1 event waits for them',
    '  gezinsbeeld.a.v1: TOPIC_AUTHORIZATION_FAILED since 2026-11-20T10:00:00.000Z, 1 event waits, tried again at 2026-11-20T10:01:00.000Z',
    'set aside: 1; "retry" gives them to the relay again',
    '  case-0-event-0 example.v1 for gezinsbeeld.b.v1: MESSAGE_TOO_LARGE',
    'topic gezinsbeeld.c.v1: read by nobody that this user may know of, 2 messages are kept',
    'group b.dossier in gezinsbeeld.b.v1: 7 messages behind',
    'group d.stuck in gezinsbeeld.d.v1: 40 messages behind, and it has acknowledged nothing yet',
  ]);
  expect(JSON.parse((await told(written, lags, true)).join(''))).toMatchObject({
    outbox: { waiting: 3, withheld: 1, setAside: 1 },
    refused: [{ topic: 'gezinsbeeld.a.v1' }],
    groups: lags,
  });
});
