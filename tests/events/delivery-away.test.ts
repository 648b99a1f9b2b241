import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabase, type Database } from '#database/create-database.ts';
import { startPostgres, type PostgresServer } from '#database/testing/start-postgres.ts';
import { until } from '../faults/audited-view.ts';
import { raiseStage, type Stage } from '../stage.ts';

// The hub is not there for its broker: without one, or with one that is away, people notice nothing.
let postgres: PostgresServer;
let database: Database;
beforeAll(async () => {
  postgres = await startPostgres();
  database = await createDatabase({ databaseUrl: postgres.url });
}, 120_000);
afterAll(async () => {
  await database.close();
  await postgres.close();
});

const raise = async (env: Readonly<Record<string, string>>): Promise<Stage> =>
  raiseStage({ env: { DATABASE_URL: postgres.url, ENCRYPTION_KEYS: `away:${Buffer.alloc(32, 7).toString('base64')}`, ...env } });
const ask = async (stage: Stage): Promise<unknown> =>
  (await stage.ask({ role: 'regisseur', purpose: 'COORD', query: '{ familyCase(id: "s1") { phase } }' })).body.data;
const metric = async (stage: Stage, name: string): Promise<number> => {
  const text = await (await fetch(`${stage.hub.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
};
/** An event that was written so long ago. */
const leave = async (id: string, days: number): Promise<void> => {
  await database.sql(
    `with event as (insert into outbox (event_id, case_id, type, data, occurred_at, trace_id)
        values ($1, $1, 'nl.gezinsbeeld.policy.changed.v1', '{}', '2026-11-20T10:00:00Z'::timestamptz - make_interval(days => $2), 'trace') returning sequence, case_id)
      insert into outbox_waiting (sequence, slot, case_id) select sequence, hashtext(case_id) & 15, case_id from event`,
    [id, days],
  );
};
const left = async (): Promise<readonly string[]> =>
  (await database.sql<{ id: string }>(`select event_id as id from outbox where event_id like 'left-%' order by 1`)).map(({ id }) => id);

describe('a broker that is away', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await raise({ KAFKA_BROKERS: '127.0.0.1:1' });
  }, 60_000);
  afterAll(async () => stage.close());

  test('the hub is ready and answers; the relay waits, and says so', async () => {
    expect((await fetch(`${stage.hub.url}/readyz`)).status).toBe(200);
    expect(await ask(stage)).toEqual({ familyCase: { phase: 'ACTIVE' } });
    expect(
      await until(
        async () => metric(stage, 'gezinsbeeld_relay_stalls_total'),
        (stalls) => stalls > 0,
      ),
    ).toBeGreaterThan(0);
    expect(
      await until(
        async () => metric(stage, 'gezinsbeeld_outbox_lag'),
        (lag) => lag > 0,
      ),
    ).toBeGreaterThan(0);
    expect(stage.log.join('')).toContain('The relay waits');
  });
});

describe('what is left in the outbox', () => {
  test('waits for a broker that comes back, however old it is; without a broker it goes after its days', async () => {
    await leave('left-long', 30);
    await leave('left-short', 3);
    const withBroker = await raise({ KAFKA_BROKERS: '127.0.0.1:1' });
    expect(await left()).toEqual(['left-long', 'left-short']);
    await withBroker.close();
    const without = await raise({ OUTBOX_KEEP_DAYS: '7' });
    expect(await until(left, (ids) => ids.length === 1)).toEqual(['left-short']);
    expect(await ask(without)).toEqual({ familyCase: { phase: 'ACTIVE' } });
    expect(await metric(without, 'gezinsbeeld_relay_stalls_total')).toBe(0);
    await without.close();
    const shorter = await raise({ OUTBOX_KEEP_DAYS: '2' });
    expect(await until(left, (ids) => ids.length === 0)).toEqual([]);
    await shorter.close();
  }, 120_000);
});

test.each([
  [{ KAFKA_BROKERS: 'nonsense' }, 'Setting KAFKA_BROKERS (flag --kafka-brokers): must be host:port, separated by commas.'],
  [{ KAFKA_BROKERS: 'broker.example:9093', KAFKA_TLS: 'false' }, 'KAFKA_TLS'],
  [{ KAFKA_BROKERS: '127.0.0.1:1', KAFKA_USERNAME: 'hub' }, 'KAFKA_PASSWORD'],
])(
  'a wrong setting stops the start: %o',
  async (env, message) => {
    await expect(raise(env)).rejects.toThrow(message);
  },
  60_000,
);
