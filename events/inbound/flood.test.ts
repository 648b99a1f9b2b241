import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { cleanInbox } from './inbound-store.ts';
import { readCloudEvent } from './read-cloud-event.ts';
import { announcement, ggz, police, raiseInbox, type InboxStage } from './testing/raise-inbox.ts';

// One partner sends as much as it can: what that does to others, and to the tables.

describe.each(databaseKinds)('a flood on %s', (kind) => {
  let stage: InboxStage;
  beforeAll(async () => {
    stage = await raiseInbox(kind);
  }, 60_000);
  afterAll(async () => stage.close());
  beforeEach(async () => {
    await stage.empty();
    await stage.addCase('a', [1]);
  });

  const flood = async (count: number, message: (place: number) => Readonly<Record<string, unknown>>): Promise<void> => {
    for (let place = 0; place < count; place += 1) await stage.announce(police, message(place));
  };
  const handledOf = (source: string): number => stage.told.filter((line) => line === `${source} handled`).length;

  test('of one partner delays a message of another by no more than the batch that it holds', async () => {
    // Each is told by an event of its own, so that nothing makes them lighter.
    await flood(120, (place) =>
      announcement(police, { object: `${place}`, person: { member: 'a-m1' }, releasedTo: [`${String(place).padStart(20, '0')}/POL`] }),
    );
    const worker = stage.worker();
    worker.start();
    await vi.waitFor(() => expect(handledOf(police)).toBeGreaterThan(20), { timeout: 30_000, interval: 1 });
    await stage.announce(ggz, announcement(ggz));
    const before = handledOf(police);
    worker.wake();
    await vi.waitFor(() => expect(handledOf(ggz)).toBe(1), { timeout: 30_000, interval: 1 });
    const meanwhile = handledOf(police) - before;
    await worker.close();
    expect(meanwhile).toBeLessThanOrEqual(40);
  });

  test('about one person becomes few events, none of which grows without end', async () => {
    await flood(3, (place) => announcement(police, { object: `${place}` }));
    let read = 0;
    const filling: typeof readCloudEvent = async (message) => {
      read += 1;
      // As if hundreds had come before the second.
      if (read === 2) await stage.database.sql(`update outbox set objects = array(select 'object-' || n from generate_series(1, 500) n)`);
      return readCloudEvent(message);
    };
    await stage.worker({ readers: { CLOUDEVENT: filling } }).drain();
    const sizes = await stage.database.sql<{ objects: number }>('select cardinality(objects) as objects from outbox order by sequence');
    expect(sizes.map(({ objects }) => objects)).toEqual([500, 2]);
    expect(await stage.states()).toEqual(['DONE TOLD', 'DONE TOLD', 'DONE COALESCED']);
  });

  test('of what nobody can read leaves so many dead letters and no more, and of what was handled no content', async () => {
    await flood(60, (place) =>
      place % 2 === 0 ? { id: `poison-${place}`, filling: 'x'.repeat(1000) } : announcement(police, { object: `${place}` }),
    );
    await stage.worker().drain();
    await cleanInbox(stage.database.sql, new Date(0), 10);
    const left = await stage.database.sql<{ state: string; count: number; bodies: number }>(
      'select state::text, count(*)::int as count, count(body)::int as bodies from inbox group by 1 order by 1',
    );
    expect(left).toEqual([
      { state: 'DEAD', count: 10, bodies: 10 },
      { state: 'DONE', count: 30, bodies: 0 },
    ]);
    const dead = await stage.database.sql<{ id: string }>(`select message_id as id from inbox where state = 'DEAD' order by sequence`);
    expect([dead[0]?.id, dead.at(-1)?.id], 'the newest stay').toEqual(['poison-40', 'poison-58']);
  });
});
