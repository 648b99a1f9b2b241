import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#database/testing/create-test-database.ts';
import { createDatabase } from '#database/create-database.ts';
import { raiseStage, type Stage } from '../stage.ts';
import { exchangeRaw } from './exchange-raw.ts';
import { errorOf, sendAs, type Received } from './send.ts';

let stage: Stage;
let database: TestDatabase;
let send: ReturnType<typeof sendAs>;
let closed = false;

const perMinute = 40;

beforeAll(async () => {
  database = await createTestDatabase('postgres');
  stage = await raiseStage({
    env: { DATABASE_URL: database.url ?? '', RATE_LIMIT_PER_MINUTE: `${perMinute}`, REQUEST_TIMEOUT_MS: '3000' },
  });
  send = sendAs(stage, (await stage.sandbox.identity.tokenFor('regisseur')) ?? '');
});
afterAll(async () => {
  if (!closed) await stage.close();
  await database.close();
});

const get = async (path: string): Promise<Received> => send({ method: 'GET', path });
const viewOf = (id: string) => ({
  query: 'query($id:ID!){familyCase(id:$id){members{name ggzFunctionalImpacts{band}}}}',
  variables: { id },
});

/** Takes our database away from every connection, or gives it back. */
const allowConnections = async (allowed: boolean): Promise<void> => {
  const url = new URL(database.url ?? '');
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  const server = await createDatabase({ databaseUrl: url.href, poolSize: 1 });
  await server.sql(`alter database ${name} allow_connections ${allowed}`);
  if (!allowed) await server.sql('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  await server.close();
};

describe('every answer carries what a browser must be told', () => {
  test.each([
    ['an answer', { body: viewOf('s1') }],
    ['a refusal', { body: { query: '{' } }],
    ['what is not there', { method: 'GET', path: '/nothing' }],
    ['without a token', { body: viewOf('s1'), headers: { authorization: '' } }],
    ['health', { method: 'GET', path: '/healthz' }],
  ])('%s', async (_name, sending) => {
    const { headers } = await send(sending);
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'self'") as string,
      'strict-transport-security': expect.stringContaining('max-age=') as string,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      traceresponse: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/) as string,
    });
    for (const name of ['x-powered-by', 'server', 'access-control-allow-origin', 'etag']) expect(headers.get(name)).toBeNull();
  });

  test('the trace of the caller goes on', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const { headers } = await send({ body: viewOf('s1'), headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01` } });
    expect(headers.get('traceresponse')).toContain(traceId);
    expect(stage.sandbox.standIns.ggz.requests.some((request) => request.headers['traceparent']?.includes(traceId))).toBe(true);
  });

  test('a refusal for want of a token says which kind is wanted', async () => {
    const answer = await send({ body: viewOf('s1'), headers: { authorization: '' } });
    expect([answer.status, answer.headers.get('www-authenticate'), errorOf(answer).extensions.code]).toEqual([
      401,
      'Bearer',
      'UNAUTHENTICATED',
    ]);
  });
});

describe('health', () => {
  test('alive, ready, and measured', async () => {
    expect(await get('/healthz')).toMatchObject({ status: 200, text: '{"status":"ok"}' });
    const ready = await get('/readyz');
    expect([ready.status, JSON.parse(ready.text)]).toEqual([200, { ready: true, database: true, supergraph: true, policy: true }]);
    const metrics = await get('/metrics');
    expect(metrics.headers.get('content-type')).toContain('text/plain');
    for (const name of ['requests_total', 'request_seconds_bucket', 'partner_calls_total', 'partner_seconds_bucket', 'partner_available']) {
      expect(metrics.text).toContain(`gezinsbeeld_${name}`);
    }
  });

  test('without its database the hub is alive and not ready, says so, and comes back by itself', async () => {
    await allowConnections(false);
    try {
      const ready = await get('/readyz');
      expect([ready.status, JSON.parse(ready.text)]).toEqual([503, { ready: false, database: false, supergraph: true, policy: true }]);
      expect((await get('/healthz')).status).toBe(200);
      const asked = await send({ body: viewOf('s1') });
      expect([asked.status, errorOf(asked).extensions.code]).toEqual([503, 'DATABASE_UNAVAILABLE']);
      const [fault] = stage.log.filter((line) => line.includes('DATABASE_UNAVAILABLE'));
      expect(fault).toContain(asked.headers.get('traceresponse')?.split('-')[1]);
    } finally {
      await allowConnections(true);
    }
    expect((await get('/readyz')).status).toBe(200);
    expect((await send({ body: viewOf('s1') })).status).toBe(200);
  });
});

describe('too many requests', () => {
  test('of one caller are refused, also with a new token for each, and others are served', async () => {
    const tokens = await Promise.all(Array.from({ length: perMinute + 5 }, async () => stage.sandbox.identity.tokenFor('police')));
    expect(new Set(tokens).size).toBe(tokens.length);
    const answers = await Promise.all(tokens.map(async (token) => sendAs(stage, token ?? '')({ body: { query: '{__typename}' } })));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(5);
    for (const answer of refused) {
      expect(errorOf(answer).extensions.code).toBe('RATE_LIMITED');
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect((await send({ body: { query: '{__typename}' } })).status).toBe(200);
    for (let look = 0; look < perMinute + 5; look += 1) expect((await get('/healthz')).status).toBe(200);
  });
});

// Last: it ends the hub.
describe('a graceful stop', () => {
  test('finishes what is under way and takes nothing new', async () => {
    stage.clearRequests();
    stage.sandbox.standIns.ggz.setFault({ kind: 'slow', ms: 400 });
    const halfOpen = exchangeRaw(stage.hub.url, 'POST /graphql HTTP/1.1\r\nhost: hub.example\r\ncontent-le', 20_000);
    const underWay = send({ body: viewOf('s1') });
    await vi.waitFor(() => expect(stage.sandbox.standIns.ggz.requests.length).toBeGreaterThan(0), 30_000);
    const closing = stage.close();
    closed = true;
    await vi.waitFor(async () => {
      await expect(fetch(`${stage.hub.url}/healthz`, { headers: { connection: 'close' } })).rejects.toThrow('fetch failed');
    }, 30_000);
    const { status, text, headers } = await underWay;
    const { data, extensions } = JSON.parse(text) as { data: { familyCase: { members: unknown[] } }; extensions: { sources: object } };
    expect(status).toBe(200);
    expect(data.familyCase.members).toHaveLength(5);
    expect(extensions.sources).toMatchObject({ GGZ: { state: 'OK' } });
    expect(headers.get('connection')).toBe('close');
    await closing;
    await halfOpen;
    await expect(fetch(`${stage.hub.url}/healthz`)).rejects.toThrow('fetch failed');
  });
});
