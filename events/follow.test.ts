import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Sql } from '#database/create-database.ts';
import { createTestDatabase, databaseKinds, type TestDatabase } from '#database/testing/create-test-database.ts';
import { createFollower, type Follower, type Following } from './follow.ts';
import { findEvent, readEvents, type EventGroup, type EventPlace } from './follow-store.ts';
import { cleanOutbox, writeEvent, type NewEvent } from './outbox.ts';
import { wait } from './wait.ts';

const ofCase = (caseId: string): EventGroup => ({ kind: 'CASE', caseId });
const about = { about: [{ member: 'm1', classes: ['FAMILY_CASE'] }] };
const recipients = ['00000099000000001000/REG'];
const policy = `sha256:${'a'.repeat(64)}`;
const anEvent = (id: string, caseId: string | null, more: Partial<NewEvent> = {}): NewEvent =>
  ({
    type: 'nl.gezinsbeeld.case.changed.v1',
    data: about,
    id,
    caseId,
    subject: null,
    occurredAt: new Date('2026-11-20T10:00:00Z'),
    traceId: 'a'.repeat(32),
    ...more,
  }) as NewEvent;
const aMatch = (id: string, caseId: string | null): NewEvent =>
  anEvent(id, caseId, { type: 'nl.gezinsbeeld.signal.matched.v1', data: { match: 'm-1', recipients } });

/** A reader with so much room, and a way to wait until it has heard so many. */
const aReader = (room = Number.POSITIVE_INFINITY) => {
  const heard: string[] = [];
  let left = room;
  let notice = Promise.withResolvers<void>();
  const all: EventPlace[] = [];
  return {
    heard,
    all,
    room: () => left,
    makeRoom: (more: number) => (left += more),
    take: (taken: readonly EventPlace[]) => {
      left -= taken.length;
      all.push(...taken);
      heard.push(...taken.map(({ eventId }) => eventId));
      notice.resolve();
    },
    until: async (count: number) => {
      while (heard.length < count) {
        await notice.promise;
        notice = Promise.withResolvers();
      }
      return heard;
    },
  };
};

describe.each(databaseKinds)('following the outbox on %s', (kind) => {
  let tested: TestDatabase;
  let follower: Follower;
  let looks: number;
  let away: boolean;
  const failures: unknown[] = [];

  beforeAll(async () => {
    tested = await createTestDatabase(kind);
  }, 60_000);
  afterAll(async () => tested.close());
  beforeEach(async () => {
    await tested.database.sql('delete from outbox');
    looks = 0;
    away = false;
    failures.length = 0;
    const sql: Sql = async (text, params) => {
      looks += 1;
      if (away) throw new Error('away');
      return tested.database.sql(text, params);
    };
    const stallMs = { first: 2, longest: 4 };
    follower = createFollower(
      { database: { sql }, wait, random: () => 0.5, onFailure: (error) => void failures.push(error) },
      { pollMs: 5, batch: 3, stallMs },
    );
  });
  afterEach(async () => follower.close());
  const write = async (...events: readonly NewEvent[]) => {
    for (const event of events) await tested.database.transaction(async ({ sql }) => writeEvent(sql, event));
  };
  const named = (caseId: string, from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, n) => anEvent(`${caseId}-${from + n}`, caseId));

  test('tells of what comes after, in order, each group its own', async () => {
    const [one, two] = [aReader(), aReader()];
    await write(...named('a', 1, 2));
    await follower.follow(ofCase('a'), null, one);
    await follower.follow(ofCase('b'), null, two);
    await write(...named('b', 1, 1), ...named('a', 3, 9));
    expect(await one.until(7)).toEqual(['a-3', 'a-4', 'a-5', 'a-6', 'a-7', 'a-8', 'a-9']);
    expect(await two.until(1)).toEqual(['b-1']);
  });

  test('reads an event as it is when it is read, with the facts that nobody is sent, and not what is gone', async () => {
    const reader = aReader();
    await follower.follow(ofCase('a'), null, reader);
    const facts = { confidentiality: 'OPEN' as const };
    await write(anEvent('a-1', 'a', { facts, subject: 'm1' }), anEvent('a-2', 'a'));
    await reader.until(2);
    const read = async () => readEvents(tested.database.sql, reader.all);
    expect(await read()).toMatchObject([
      { eventId: 'a-1', caseId: 'a', subject: 'm1', data: about, facts, occurredAt: new Date('2026-11-20T10:00:00Z') },
      { eventId: 'a-2' },
    ]);
    await tested.database.sql(`update outbox set facts = '{"confidentiality":"SECRET"}' where event_id = 'a-1'`);
    await tested.database.sql(`delete from outbox where event_id = 'a-2'`);
    expect(await read()).toMatchObject([{ eventId: 'a-1', facts: { confidentiality: 'SECRET' } }]);
  });

  test('goes on after an event, also when that was long ago for who is at the end', async () => {
    await write(...named('a', 1, 8));
    const [old, now] = [aReader(), aReader()];
    await follower.follow(ofCase('a'), await findEvent(tested.database.sql, ofCase('a'), 'a-2'), old);
    await follower.follow(ofCase('a'), null, now);
    await write(...named('a', 9, 9));
    expect(await old.until(7)).toEqual(['a-3', 'a-4', 'a-5', 'a-6', 'a-7', 'a-8', 'a-9']);
    expect(await now.until(1)).toEqual(['a-9']);
  });

  test('passes by who has no room, and keeps nobody else waiting', async () => {
    const [slow, quick] = [aReader(2), aReader()];
    const place = await follower.follow(ofCase('a'), null, slow);
    await follower.follow(ofCase('a'), null, quick);
    await write(...named('a', 1, 7));
    expect(await quick.until(7)).toHaveLength(7);
    expect(slow.heard).toEqual(['a-1', 'a-2']);
    slow.makeRoom(10);
    place.more();
    expect(await slow.until(7)).toEqual(quick.heard);
  });

  test('follows matches of whichever case, and the steps of policies', async () => {
    const [matches, policies] = [aReader(), aReader()];
    await follower.follow({ kind: 'MATCHES' }, null, matches);
    await follower.follow({ kind: 'POLICIES' }, null, policies);
    const data = { policy };
    await write(
      aMatch('x-1', 'a'),
      anEvent('a-1', 'a'),
      anEvent('p-1', null, { type: 'nl.gezinsbeeld.policy.changed.v1', data }),
      aMatch('x-2', null),
      anEvent('p-2', null, { type: 'nl.gezinsbeeld.policy.activated.v1', data }),
    );
    expect(await matches.until(2)).toEqual(['x-1', 'x-2']);
    expect(await policies.until(2)).toEqual(['p-1', 'p-2']);
  });

  test('looks only while somebody follows, and whoever stopped hears no more', async () => {
    const reader = aReader();
    const place = await follower.follow(ofCase('a'), null, reader);
    await write(...named('a', 1, 1));
    await reader.until(1);
    place.stop();
    const again = aReader();
    const other = await follower.follow(ofCase('b'), null, again);
    await write(...named('a', 2, 2), ...named('b', 1, 1));
    await again.until(1);
    other.stop();
    await wait(20, new AbortController().signal);
    const before = looks;
    await wait(40, new AbortController().signal);
    expect([reader.heard, looks - before]).toEqual([['a-1'], 0]);
  });

  test('a database that is away: it says so once, and goes on where it was', async () => {
    const reader = aReader();
    await follower.follow(ofCase('a'), null, reader);
    away = true;
    await write(...named('a', 1, 4));
    await expect.poll(() => looks, { timeout: 30_000 }).toBeGreaterThan(5);
    away = false;
    expect(await reader.until(4)).toEqual(['a-1', 'a-2', 'a-3', 'a-4']);
    expect(failures).toHaveLength(1);
    await expect(follower.follow(ofCase('b'), null, aReader())).resolves.toBeDefined();
  });

  test.each<[string, EventGroup, string]>([
    ['another case', ofCase('b'), 'a-1'],
    ['no event', ofCase('a'), 'a-2'],
    ['another group', { kind: 'MATCHES' }, 'a-1'],
  ])('finds no event of %s', async (_what, group, id) => {
    await write(anEvent('a-1', 'a'));
    expect(await findEvent(tested.database.sql, group, id)).toBeNull();
    expect((await findEvent(tested.database.sql, ofCase('a'), 'a-1'))?.eventId).toBe('a-1');
  });

  test('cleaning takes no match that comes after one which its case keeps, and nothing of a case that comes after a match which the matches keep', async () => {
    // What waits of the first case keeps its match; that match keeps the later ones, and these what comes after them in their cases.
    await write(...named('a', 1, 1), aMatch('x-1', 'a'), aMatch('x-2', 'b'), ...named('b', 1, 1), aMatch('x-3', null), ...named('c', 1, 1));
    await tested.database.sql(`delete from outbox_waiting where sequence <> (select sequence from outbox where event_id = 'a-1')`);
    await cleanOutbox(tested.database.sql, new Date('2026-12-01T00:00:00Z'));
    const idsAfter = async (group: EventGroup, id: string, count: number) => {
      const reader = aReader();
      const place = await follower.follow(group, await findEvent(tested.database.sql, group, id), reader);
      const heard = await reader.until(count);
      place.stop();
      return heard;
    };
    expect(await idsAfter({ kind: 'MATCHES' }, 'x-1', 2)).toEqual(['x-2', 'x-3']);
    expect(await idsAfter(ofCase('b'), 'x-2', 1)).toEqual(['b-1']);
    expect(await findEvent(tested.database.sql, ofCase('c'), 'c-1')).toBeNull();
  });

  test('cleaning takes nothing from who is behind an event that is still there', async () => {
    await write(...named('a', 1, 3), aMatch('x-1', 'b'), aMatch('x-2', null), ...named('c', 1, 1));
    await tested.database.sql(`update outbox set occurred_at = '2026-11-01T00:00:00Z' where event_id in ('a-1', 'a-3', 'x-2', 'c-1')`);
    await tested.database.sql('delete from outbox_waiting');
    expect(await cleanOutbox(tested.database.sql, new Date('2026-11-02T00:00:00Z'))).toBe(2);
    const rows = await tested.database.sql<{ id: string }>('select event_id as id from outbox order by sequence');
    expect(rows.map(({ id }) => id)).toEqual(['a-2', 'a-3', 'x-1', 'x-2']);
    const reader = aReader();
    await follower.follow(ofCase('a'), await findEvent(tested.database.sql, ofCase('a'), 'a-2'), reader);
    expect(await reader.until(1)).toEqual(['a-3']);
  });
});

describe('following while many write at once', () => {
  let tested: TestDatabase;
  let follower: Follower;
  beforeAll(async () => {
    tested = await createTestDatabase('postgres');
    const stallMs = { first: 1, longest: 1 };
    follower = createFollower(
      { database: tested.database, wait, random: () => 0.5, onFailure: () => {} },
      { pollMs: 2, batch: 4, stallMs },
    );
  }, 60_000);
  afterAll(async () => {
    await follower.close();
    await tested.close();
  });

  test('what commits late is not missed, by who follows its case or its matches', async () => {
    const [a, b, matches] = [aReader(), aReader(), aReader()];
    await follower.follow(ofCase('a'), null, a);
    await follower.follow(ofCase('b'), null, b);
    await follower.follow({ kind: 'MATCHES' }, null, matches);
    const written = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    const late = tested.database.transaction(async ({ sql }) => {
      await writeEvent(sql, anEvent('late', 'a'));
      await writeEvent(sql, aMatch('late-match', 'a'));
      written.resolve();
      await finish.promise;
    });
    await written.promise;
    await tested.database.transaction(async ({ sql }) => writeEvent(sql, anEvent('early', 'b')));
    const second = tested.database.transaction(async ({ sql }) => writeEvent(sql, aMatch('second-match', 'c')));
    expect(await b.until(1)).toEqual(['early']);
    // The second match is not written before the first is there for everybody, for who has read it would miss the first.
    // Of this database alone: the server is that of all tests.
    const waiting = async () =>
      tested.database.sql(
        `select 1 from pg_locks l join pg_database d on d.oid = l.database where d.datname = current_database() and l.locktype = 'advisory' and not l.granted`,
      );
    await expect.poll(async () => (await waiting()).length, { timeout: 30_000 }).toBe(1);
    expect([a.heard, matches.heard]).toEqual([[], []]);
    finish.resolve();
    await Promise.all([late, second]);
    expect(await a.until(2)).toEqual(['late', 'late-match']);
    expect(await matches.until(2)).toEqual(['late-match', 'second-match']);
  });

  test('who stops and resumes at any moment hears every event once, in the order of the commits', async () => {
    const someone = fc.record({
      stops: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 5 }),
      cases: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 12, maxLength: 30 }),
      held: fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
    });
    await fc.assert(
      fc.asyncProperty(someone, async ({ stops, cases, held }) => {
        const prefix = randomUUID();
        const caseId = `${prefix}-0`;
        const total = 1 + cases.filter((each) => each === 0).length;
        let reader = aReader();
        let place: Following = await follower.follow(ofCase(caseId), null, reader);
        await tested.database.transaction(async ({ sql }) => writeEvent(sql, anEvent(randomUUID(), caseId)));
        const writing = Promise.all(
          cases.map((each, index) =>
            tested.database.transaction(async ({ sql }) => {
              await writeEvent(sql, anEvent(randomUUID(), `${prefix}-${each}`));
              if (held[index]) await sql('select pg_sleep(0.003)');
            }),
          ),
        );
        const heard: string[] = [];
        for (const stop of stops) {
          if (heard.length + reader.heard.length >= total) break;
          await reader.until(Math.min(stop, total - heard.length));
          place.stop();
          heard.push(...reader.heard);
          const last = await findEvent(tested.database.sql, ofCase(caseId), heard.at(-1) ?? '');
          reader = aReader(6);
          place = await follower.follow(ofCase(caseId), last, reader);
        }
        reader.makeRoom(total);
        place.more();
        await reader.until(total - heard.length);
        heard.push(...reader.heard);
        await writing;
        place.stop();
        const rows = await tested.database.sql<{ id: string }>('select event_id as id from outbox where case_id = $1 order by sequence', [
          caseId,
        ]);
        expect(heard).toEqual(rows.map(({ id }) => id));
      }),
      { numRuns: 20, seed: 20_261_120 },
    );
  }, 60_000);
});
