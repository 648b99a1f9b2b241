import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aVersionDesk, changedFiles, done, passingGates } from '#admin/versions/testing/a-version-desk.ts';
import { createDatabase, type Database } from '#database/create-database.ts';
import { startPostgres, type PostgresServer } from '#database/testing/start-postgres.ts';
import { cleanOutbox, writeEvent, type NewEvent } from '#events/outbox.ts';
import type { DemoRole } from '#sandbox/identity/demo-people.ts';
import { startFreezingProxy, type FreezingProxy } from '../faults/freezing-proxy.ts';
import { openStream, type OpenedStream, type StreamAsking } from '../http/stream-client.ts';
import { raiseStage, type Stage } from '../stage.ts';

// Two hubs without a broker on one PostgreSQL, and whatever befalls them while streams are open.
const env = {
  ENCRYPTION_KEYS: `t1:${Buffer.alloc(32, 7).toString('base64')}`,
  STREAM_POLL_MS: '20',
  STREAM_CHECK_SECONDS: '1',
  STREAM_PATIENCE_SECONDS: '1',
  MAX_STREAMS_PER_CALLER: '100',
  RATE_LIMIT_PER_MINUTE: '100000',
  MAX_ALIASES: '1000',
  MAX_TOKENS: '20000',
  MAX_COST: '1000000',
};

let server: PostgresServer;
let proxy: FreezingProxy;
let one: Stage;
let two: Stage;
let beside: Database;
let day = '2026-11-20';

beforeAll(async () => {
  server = await startPostgres();
  proxy = await startFreezingProxy(Number(new URL(server.url).port));
  const overrides = { clock: () => new Date(`${day}T11:00:00Z`) };
  one = await raiseStage({ env: { ...env, DATABASE_URL: server.url }, overrides });
  const through = new URL(server.url);
  through.port = String(proxy.port);
  two = await raiseStage({ env: { ...env, DATABASE_URL: through.href, REQUEST_BUDGET_MS: '10000' }, overrides });
  beside = await createDatabase({ databaseUrl: server.url });
}, 240_000);
afterAll(async () => {
  proxy.thaw();
  await Promise.all([one.close(), two.close()]);
  await beside.close();
  await proxy.close();
  await server.close();
});

const happens = async (caseId: string, id: string = randomUUID()): Promise<string> => {
  const about = [{ member: `${caseId}-m2`, classes: ['FAMILY_CASE'] }];
  const moment = { subject: null, occurredAt: new Date('2026-11-20T10:00:00Z'), traceId: 'a'.repeat(32) };
  const event = { ...moment, id, caseId, type: 'nl.gezinsbeeld.case.changed.v1', data: { about } } satisfies NewEvent;
  await beside.transaction(({ sql }) => writeEvent(sql, event));
  return id;
};
const follows = (caseId: string, selection = 'id'): string => `subscription { caseChanged(caseId: "${caseId}") { ${selection} } }`;
const open = (stage: Stage, asking: Partial<StreamAsking> = {}): Promise<OpenedStream> =>
  openStream(stage, { role: 'regisseur', query: follows('s1'), ...asking });
const idsOf = async (stream: OpenedStream, count: number): Promise<readonly (string | null)[]> => {
  const ids: (string | null)[] = [];
  while (ids.length < count) ids.push((await stream.next())?.id ?? 'ended');
  return ids;
};

describe('without anything happening in the case', () => {
  test('a stream ends when the involvement was ended by somebody else', async () => {
    const stream = await open(one, { role: 'income' });
    await beside.sql(`update involvement set "until" = '2026-11-19' where case_id = 's1' and subject = 'prof-income'`);
    expect(await stream.ending()).toBe('STREAM_ENDED');
  });

  test('a stream ends on the day after the last day of the involvement', async () => {
    const stream = await open(one, { role: 'youth', query: follows('s1-withdrawn') });
    await beside.sql(`update involvement set "until" = '2026-11-20' where case_id = 's1-withdrawn' and subject = 'prof-youth'`);
    const id = await happens('s1-withdrawn');
    expect(await idsOf(stream, 1)).toEqual([id]);
    day = '2026-11-21';
    try {
      expect(await stream.ending()).toBe('STREAM_ENDED');
    } finally {
      day = '2026-11-20';
    }
  });

  test('a policy that closes the case for a role ends its streams at every hub, and no other', async () => {
    const desk = await aVersionDesk(beside, { check: passingGates, writerId: 'officers' });
    const streams = await Promise.all([open(one, { role: 'police' }), open(two, { role: 'police' }), open(one), open(two)]);
    const files = changedFiles([
      'rules:\n  - id: purpose-mi\n',
      `rules:
  - id: closed-to-police
    kind: cap
    level: NONE
    target: { roles: [POL], purposes: [COORD], classes: "*" }
    reasonCode: CLOSED
    article: AVG 5(1)(c)
    textNl: Tijdelijk gesloten.
  - id: purpose-mi
`,
    ]);
    const draft = done(await desk.versions.draft(desk.as('anna'), { files, basedOn: null, note: null }));
    const proposal = done(await desk.versions.propose(desk.as('anna'), draft, null));
    done(await desk.versions.approve(desk.as('bram'), proposal, null, null));
    expect(await Promise.all(streams.slice(0, 2).map((stream) => stream.ending()))).toEqual(['STREAM_ENDED', 'STREAM_ENDED']);
    const id = await happens('s1');
    for (const stream of streams.slice(2)) {
      expect(await idsOf(stream, 1)).toEqual([id]);
      await stream.leave();
    }
  }, 60_000);
});

test('a hundred streams over two hubs each tell everything, in order', async () => {
  const roles: readonly DemoRole[] = ['regisseur', 'youth', 'wmo', 'backup'];
  const streams: OpenedStream[] = [];
  while (streams.length < 100) {
    const ten = Array.from({ length: 10 }, (_, n) => open(n % 2 === 0 ? one : two, { role: roles[Math.floor(n / 2) % 4] ?? 'regisseur' }));
    streams.push(...(await Promise.all(ten)));
  }
  expect(streams.map(({ response }) => response.status)).toEqual(Array.from({ length: 100 }, () => 200));
  const ids: string[] = [];
  for (let n = 0; n < 10; n += 1) ids.push(await happens('s1'));
  const heard = await Promise.all(streams.map((stream) => idsOf(stream, 10)));
  expect(new Set(heard.map((each) => JSON.stringify(each)))).toEqual(new Set([JSON.stringify(ids)]));
  await Promise.all(streams.map((stream) => stream.leave()));
  await expect
    .poll(async () => (await fetch(`${one.hub.url}/metrics`)).text(), { timeout: 60_000 })
    .toContain('gezinsbeeld_streams_open 0');
}, 120_000);

/** Opens a stream over a socket of which nothing is read. */
const openUnread = async (stage: Stage, query: string): Promise<Socket> => {
  const { hostname, port } = new URL(stage.hub.url);
  const token = await stage.sandbox.identity.tokenFor('regisseur');
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const body = JSON.stringify({ query });
  const head = [
    'POST /graphql/stream HTTP/1.1',
    `host: ${hostname}:${port}`,
    'accept: text/event-stream',
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    `authorization: Bearer ${token}`,
    'gezinsbeeld-purpose: COORD',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  await once(socket, 'readable');
  return socket;
};

test('a reader that reads nothing is ended, and holds up nobody', async () => {
  const names = Array.from({ length: 25 }, (_, n) => `n${n}: name`).join(' ');
  const large = Array.from(
    { length: 12 },
    (_, n) => `a${n}: familyCase { x: members { ${names} } y: members { ${names} } z: members { ${names} } }`,
  );
  const slow = await openUnread(one, follows('s1', large.join(' ')));
  const quick = await open(one);
  const ended = async (): Promise<boolean> =>
    (await (await fetch(`${one.hub.url}/metrics`)).text()).includes('gezinsbeeld_streams_ended_total{reason="STREAM_TOO_SLOW"} 1');
  let written = 0;
  for (; written < 400 && !(await ended()); written += 1) {
    const id = await happens('s1');
    expect(await idsOf(quick, 1)).toEqual([id]);
  }
  expect(await ended()).toBe(true);
  slow.destroy();
  await quick.leave();
}, 120_000);

describe('the database', () => {
  test('that hangs ends no stream: what happened meanwhile is told when it is back', async () => {
    const stream = await open(two);
    const before = await happens('s1');
    expect(await idsOf(stream, 1)).toEqual([before]);
    proxy.freeze();
    const meanwhile = [await happens('s1'), await happens('s1')];
    await expect
      .poll(() => two.log.join('\n'), { timeout: 30_000 })
      .toContain('The outbox could not be read for the open streams; they wait');
    proxy.thaw();
    expect(await idsOf(stream, 2)).toEqual(meanwhile);
    await stream.leave();
  }, 90_000);

  test('of which the outbox is cleaned breaks no stream, and an event that is gone cannot be gone on from', async () => {
    const stream = await open(one, { query: follows('s3') });
    const first = await happens('s3');
    expect(await idsOf(stream, 1)).toEqual([first]);
    await cleanOutbox(beside.sql, new Date('2026-12-01T00:00:00Z'), { isPublished: false });
    const second = await happens('s3');
    expect(await idsOf(stream, 1)).toEqual([second]);
    await stream.leave();
    expect(await (await open(one, { query: follows('s3'), lastEventId: first })).ending()).toBe('RESUME_IMPOSSIBLE');
    const again = await open(two, { query: follows('s3'), lastEventId: second });
    const third = await happens('s3');
    expect(await idsOf(again, 1)).toEqual([third]);
    await again.leave();
  });
});

test('a hub that stops says so and is gone soon; at the other hub the stream goes on where it was', async () => {
  const stream = await open(one);
  const heard = await happens('s1');
  expect(await idsOf(stream, 1)).toEqual([heard]);
  const started = performance.now();
  const [code] = await Promise.all([stream.ending(), one.hub.close()]);
  expect(code).toBe('STREAM_CLOSING');
  expect(performance.now() - started).toBeLessThan(10_000);
  const missed = [await happens('s1'), await happens('s1')];
  const again = await open(two, { lastEventId: heard });
  expect(await idsOf(again, 2)).toEqual(missed);
  await again.leave();
});
