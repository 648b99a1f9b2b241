import { expect, test } from 'vitest';
import { createDatabase } from '#database/create-database.ts';
import { migrate } from '#database/migrate.ts';
import { startPostgres } from '#database/testing/start-postgres.ts';
import { aRelay } from './testing/a-relay.ts';
import { fillOutbox } from './testing/fill-outbox.ts';

test('a PostgreSQL that is lost between sending and marking: the relay goes on when it is back, and sends again what was not marked', async () => {
  const server = await startPostgres();
  const database = await createDatabase({ databaseUrl: server.url, timeoutMs: 2000 });
  await migrate(database);
  await fillOutbox(database.sql, 50, { cases: 5 });
  const sent: string[] = [];
  const stalled = Promise.withResolvers<void>();
  const empty = Promise.withResolvers<void>();
  let losses = 0;
  const relay = aRelay({
    database,
    producer: {
      ready: async () => {},
      send: async (messages) => {
        sent.push(...messages.map(({ value }) => value));
        if (losses === 0) {
          losses += 1;
          await server.stop();
        }
      },
    },
    deliver: async (events) =>
      events.map(({ eventId, caseId }) => ({ eventId, topic: 'topic', key: caseId ?? '', value: eventId, headers: {} })),
    watch: {
      // On a machine that is slow the hold may nearly end before anything is sent, which is a wait too, and not the one that is meant.
      stalled: () => (losses > 0 ? stalled.resolve() : undefined),
      standing: ({ waiting }) => (waiting === 0 ? empty.resolve() : undefined),
    },
    pace: { lanes: 1, leaseMs: 1500, pollMs: 50, measureMs: 0 },
  });
  relay.start();
  await stalled.promise;
  await server.start();
  await empty.promise;
  await relay.close();
  expect(new Set(sent).size).toBe(50);
  expect(sent.length).toBeGreaterThan(50);
  for (let each = 0; each < 5; each += 1) {
    const firsts = [...new Set(sent.filter((id) => id.startsWith(`case-${each}-`)))];
    expect(firsts).toEqual(Array.from({ length: 10 }, (_, n) => `case-${each}-event-${n}`));
  }
  await database.close();
  await server.close();
}, 60_000);
