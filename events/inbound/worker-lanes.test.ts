import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { readCloudEvent } from './read-cloud-event.ts';
import { announcement, police, raiseInbox, type InboxStage } from './testing/raise-inbox.ts';

describe.each(databaseKinds)('workers on %s', (kind) => {
  let stage: InboxStage;
  beforeAll(async () => {
    stage = await raiseInbox(kind);
  }, 60_000);
  afterAll(async () => stage.close());
  beforeEach(async () => {
    await stage.empty();
    await stage.addCase('a', [1]);
  });

  const until = async (check: () => void | Promise<void>): Promise<void> => vi.waitFor(check, { timeout: 10_000, interval: 10 });
  const slow = async (...names: readonly string[]): Promise<void> => {
    for (const messageId of names) {
      await stage.inbox.receive({ source: 'wmo', format: 'ZGW', messageId, body: '{}', receivedAt: stage.now });
    }
  };

  test('a source whose messages take long keeps no other waiting, and its own keep their order', async () => {
    const first = Promise.withResolvers<void>();
    const begun: number[] = [];
    const worker = stage.worker({
      readers: {
        CLOUDEVENT: readCloudEvent,
        ZGW: async () => {
          begun.push(begun.length);
          if (begun.length === 1) await first.promise;
          return [];
        },
      },
    });
    await slow('1', '2');
    worker.start();
    await until(() => expect(begun).toHaveLength(1));
    for (const object of ['1', '2', '3']) {
      await stage.announce(police, announcement(police, { object }));
      worker.wake();
    }
    await until(() => expect(stage.told.filter((line) => line === `${police} handled`)).toHaveLength(3));
    expect(begun).toHaveLength(1);
    first.resolve();
    await until(() => expect(stage.told.filter((line) => line === 'wmo handled')).toHaveLength(2));
    await worker.close();
  });

  test('what comes in is handled as soon as the worker is called, and not when it would look', async () => {
    const worker = stage.worker({}, { pollMs: 3_600_000 });
    worker.start();
    await stage.announce(police, announcement(police));
    worker.wake();
    await until(() => expect(stage.told).toContain(`${police} handled`));
    await worker.close();
  });

  test('closing finishes what is under way and lets go of the rest, which another takes at once', async () => {
    const first = Promise.withResolvers<void>();
    const seen: string[] = [];
    const readers = (name: string) => ({
      ZGW: async () => {
        seen.push(name);
        if (seen.length === 1) await first.promise;
        return [];
      },
    });
    const one = stage.worker({ readers: readers('one') });
    await slow('1', '2', '3');
    one.start();
    await until(() => expect(seen).toEqual(['one']));
    const closing = one.close();
    first.resolve();
    await closing;
    expect(await stage.states()).toEqual(['DONE NOTHING', 'WAITING', 'WAITING']);
    await stage.worker({ readers: readers('two') }).drain();
    expect(seen).toEqual(['one', 'two', 'two']);
  });

  test('closing does not wait for ever; what comes of the message then changes nothing', async () => {
    const first = Promise.withResolvers<void>();
    const seen: string[] = [];
    const hanging = stage.worker(
      {
        readers: {
          ZGW: async () => {
            seen.push('one');
            await first.promise;
            return [
              {
                kind: 'CHANGED',
                change: 'RECORD',
                person: { memberId: 'a-m1' },
                classes: [],
                facts: null,
                changedAt: stage.now,
                object: 'x',
              },
            ];
          },
        },
      },
      { closeMs: 20 },
    );
    await slow('1');
    hanging.start();
    await until(() => expect(seen).toEqual(['one']));
    await hanging.close();
    await stage.worker({ readers: { ZGW: async () => [] } }).drain();
    expect(await stage.states()).toEqual(['DONE NOTHING']);
    first.resolve();
    await stage.worker().drain();
    expect(await stage.states()).toEqual(['DONE NOTHING']);
    expect(stage.told.filter((line) => line === 'wmo handled')).toHaveLength(1);
  });

  test('two workers that have the same message write its events once', async () => {
    await stage.announce(police, announcement(police));
    const both = Promise.withResolvers<void>();
    let reading = 0;
    const readers = {
      CLOUDEVENT: async (message: Parameters<typeof readCloudEvent>[0]) => {
        reading += 1;
        if (reading === 2) both.resolve();
        await both.promise;
        return readCloudEvent(message);
      },
    };
    const one = stage.worker({ readers }).drain();
    await until(() => expect(reading).toBe(1));
    await stage.database.sql(`update inbox set held_until = now() - interval '1 second'`);
    await Promise.all([one, stage.worker({ readers }).drain()]);
    expect(await stage.states()).toEqual(['DONE TOLD']);
    expect(await stage.events()).toHaveLength(1);
    expect(stage.told.filter((line) => line.endsWith('handled'))).toHaveLength(1);
  });
});
