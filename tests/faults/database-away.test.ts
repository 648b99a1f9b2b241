import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabase, type Database } from '#database/create-database.ts';
import { startPostgres, type PostgresServer } from '#database/testing/start-postgres.ts';
import { raiseStage, type Stage } from '../stage.ts';
import {
  askView,
  askWhile,
  expectAudited,
  expectUnavailable,
  isReady,
  noDatabase,
  readiness,
  until,
  type AuditedReply,
} from './audited-view.ts';
import { startFreezingProxy, type FreezingProxy } from './freezing-proxy.ts';

// No answer without its record: whatever the database does, and whenever it does it.
const long = 60_000;

describe('PostgreSQL goes away', () => {
  let server: PostgresServer;
  let stage: Stage;
  let apart: Database;
  let healthy: AuditedReply;
  beforeAll(async () => {
    server = await startPostgres();
    stage = await raiseStage({
      env: { DATABASE_URL: server.url, REQUEST_BUDGET_MS: String(long), RATE_LIMIT_PER_MINUTE: '100000' },
      overrides: { sandbox: { deadlineMs: long } },
    });
    apart = await createDatabase({ databaseUrl: server.url });
    healthy = await askView(stage);
  }, 120_000);
  afterAll(async () => {
    await apart.close();
    await stage.close();
    await server.close();
  });

  test('between two requests: a clear error, not ready, and service again when it is back', async () => {
    expect(healthy.status).toBe(200);
    expect(await readiness(stage)).toEqual([200, isReady]);
    await server.stop();
    for (let time = 0; time < 3; time += 1) expectUnavailable(await askView(stage), ['DATABASE_UNAVAILABLE']);
    expect(await readiness(stage)).toEqual([503, noDatabase]);
    expect((await fetch(`${stage.hub.url}/healthz`)).status).toBe(200);

    await server.start();
    const back = await askView(stage);
    expect(back.text).toBe(healthy.text);
    expect(await readiness(stage)).toEqual([200, isReady]);
    await expectAudited(apart, [healthy, back]);
  });

  test('between the facts and the record: everything was fetched, and nothing of it leaves', async () => {
    const reply = await askWhile(stage, () => server.stop());
    expectUnavailable(reply, ['AUDIT_UNAVAILABLE']);
    await server.start();
    const back = await askView(stage);
    expect(back.text).toBe(healthy.text);
    await expectAudited(apart, [healthy, back]);
  });

  test('and comes back within one request: the answer has its record or is none', async () => {
    const reply = await askWhile(stage, async () => {
      await server.stop();
      await server.start();
    });
    if (reply.status === 200) expect(reply.text).toBe(healthy.text);
    else expectUnavailable(reply, ['AUDIT_UNAVAILABLE']);
    await expectAudited(apart, reply.status === 200 ? [reply] : []);
  });

  test('under many requests at once: each is answered whole and recorded, or not at all', async () => {
    const replies: AuditedReply[] = [];
    const enough = new AbortController();
    const ask = async (): Promise<void> => {
      while (!enough.signal.aborted) replies.push(await askView(stage));
    };
    const asking = Promise.all(Array.from({ length: 4 }, ask));
    const answered = () => replies.filter(({ status }) => status === 200).length;
    for (let time = 0; time < 2; time += 1) {
      const before = answered();
      await until(
        async () => answered(),
        (count) => count > before + 4,
      );
      await server.stop();
      await server.start();
    }
    const before = answered();
    await until(
      async () => answered(),
      (count) => count > before + 4,
    );
    enough.abort();
    await asking;
    const refused = replies.filter(({ status }) => status !== 200);
    for (const reply of refused) expectUnavailable(reply, ['DATABASE_UNAVAILABLE', 'AUDIT_UNAVAILABLE']);
    const whole = replies.filter(({ status }) => status === 200);
    expect(new Set(whole.map(({ text }) => text))).toEqual(new Set([healthy.text]));
    await expectAudited(apart, whole);
  });
});

describe('PostgreSQL hangs: it refuses nothing and answers nothing', () => {
  const budget = 1000;
  // What a slow machine may take beyond that; less than the five seconds that the database's own client waits.
  const grace = 2500;
  let server: PostgresServer;
  let proxy: FreezingProxy;
  let stage: Stage;
  let apart: Database;
  let healthy: AuditedReply;
  const within = async (budgets: number, ask: () => Promise<AuditedReply>): Promise<AuditedReply> => {
    const started = performance.now();
    const reply = await ask();
    expect(performance.now() - started).toBeLessThan(budgets * budget + grace);
    return reply;
  };
  beforeAll(async () => {
    server = await startPostgres();
    const direct = new URL(server.url);
    proxy = await startFreezingProxy(Number(direct.port));
    const frozen = new URL(direct);
    frozen.port = String(proxy.port);
    stage = await raiseStage({
      env: { DATABASE_URL: frozen.href, REQUEST_BUDGET_MS: String(budget), RATE_LIMIT_PER_MINUTE: '100000' },
      overrides: { sandbox: { deadlineMs: long } },
    });
    apart = await createDatabase({ databaseUrl: server.url });
    healthy = await until(
      () => askView(stage),
      ({ text }) => !text.includes('UNAVAILABLE'),
    );
  }, 120_000);
  afterAll(async () => {
    proxy.thaw();
    await apart.close();
    await stage.close();
    await proxy.close();
    await server.close();
  });
  const back = () =>
    until(
      () => askView(stage),
      ({ text }) => text === healthy.text,
    );

  test('before the facts are read', async () => {
    // Making them takes a while too, and not the hub's.
    const tokens = await Promise.all(Array.from({ length: 12 }, () => stage.sandbox.identity.tokenFor('regisseur')));
    proxy.freeze();
    const replies = await Promise.all(tokens.map((token) => within(1, () => askView(stage, token))));
    for (const reply of replies) expectUnavailable(reply, ['DATABASE_UNAVAILABLE']);
    expect(await readiness(stage)).toEqual([503, noDatabase]);
    proxy.thaw();
    expect((await back()).text).toBe(healthy.text);
    expect(await readiness(stage)).toEqual([200, isReady]);
    await expectAudited(apart, [healthy]);
  });

  test('between the facts and the record, again and again', async () => {
    for (let time = 0; time < 2; time += 1) {
      const reply = await within(2, () => askWhile(stage, () => proxy.freeze()));
      expectUnavailable(reply, ['AUDIT_UNAVAILABLE']);
      proxy.thaw();
      expect((await back()).text).toBe(healthy.text);
    }
    await expectAudited(apart, [healthy]);
  });
});
