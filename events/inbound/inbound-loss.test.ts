import { expect, test } from 'vitest';
import { createDatabase } from '#database/create-database.ts';
import { migrate } from '#database/migrate.ts';
import { startPostgres } from '#database/testing/start-postgres.ts';
import { testEncryption } from '#database/testing/create-test-database.ts';
import { wait } from '../wait.ts';
import { createInbox } from './inbox.ts';
import { createInboundWorker, usualInboundPace } from './inbound-worker.ts';

test('a PostgreSQL that is lost while messages are handled: nothing is held against them, and all are handled when it is back', async () => {
  const server = await startPostgres();
  const database = await createDatabase({ databaseUrl: server.url, timeoutMs: 2000 });
  await migrate(database);
  const encryption = testEncryption();
  const inbox = createInbox({
    sql: database.sql,
    encryption,
    newId: () => crypto.randomUUID(),
    limits: { maxBytes: 1000, maxWaiting: 100, perMinute: 1000 },
  });
  const receive = async (messageId: string) =>
    inbox.receive({ source: 'wmo', format: 'ZGW', messageId, body: '{}', receivedAt: new Date() });
  for (let each = 0; each < 20; each += 1) expect(await receive(`${each}`)).toBe('NEW');
  const stalled = Promise.withResolvers<void>();
  const empty = Promise.withResolvers<void>();
  const failures: string[] = [];
  let read = 0;
  const worker = createInboundWorker(
    {
      database,
      encryption,
      readers: {
        ZGW: async () => {
          read += 1;
          if (read === 10) await server.stop();
          return [];
        },
      },
      classesOf: () => new Set(),
      refreshPerson: async () => {},
      keepReceipt: async () => false,
      newId: () => crypto.randomUUID(),
      newTraceId: () => crypto.randomUUID(),
      clock: () => new Date(),
      holder: 'a',
      elapsed: () => performance.now(),
      random: () => 0.5,
      wait,
      watch: {
        handled: () => {},
        waits: (_, failure) => void failures.push(failure),
        dead: (_, reason) => void failures.push(reason),
        stalled: () => stalled.resolve(),
        standing: (standing) => (standing.length === 0 ? empty.resolve() : undefined),
      },
    },
    { ...usualInboundPace, leaseMs: 60_000, pollMs: 50, measureMs: 0 },
  );
  worker.start();
  await stalled.promise;
  await expect(receive('while it is away'), 'so that the sender keeps it').rejects.toThrow();
  await server.start();
  await empty.promise;
  expect(await receive('after'), 'the door is open again').toBe('NEW');
  await worker.close();
  expect(failures).toEqual([]);
  const rows = await database.sql<{ id: string; attempts: number }>(
    `select message_id as id, attempts from inbox where state = 'DONE' order by sequence`,
  );
  expect(rows.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, each) => ({ id: `${each}`, attempts: 0 })));
  await database.close();
  await server.close();
}, 60_000);
