import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, type Database } from '#database/create-database.ts';
import { writeEvent } from '#events/outbox.ts';
import { raiseStage, type Stage } from '../stage.ts';

// Five hundred streams in which nothing happens, at one hub on PostgreSQL.

const many = 500;
let day = '2026-11-20';
let stage: Stage;
let beside: Database;

beforeAll(async () => {
  stage = await raiseStage({
    database: 'postgres',
    env: { MAX_STREAMS: '2000', MAX_STREAMS_PER_CALLER: '2000', RATE_LIMIT_PER_MINUTE: '100000', STREAM_CHECK_SECONDS: '5' },
    overrides: { clock: () => new Date(`${day}T11:00:00Z`) },
  });
  beside = await createDatabase({ databaseUrl: stage.databaseUrl ?? undefined });
}, 240_000);
afterAll(async () => {
  await beside.close();
  await stage.close();
});

/** Opens a stream over a socket of its own, and answers what it has told so far. */
const openIdle = async (token: string, caseId: string): Promise<{ readonly socket: Socket; readonly text: () => string }> => {
  const { hostname, port } = new URL(stage.hub.url);
  const socket = connect(Number(port), hostname);
  let text = '';
  socket.on('data', (part: Buffer) => (text += part.toString()));
  const search = new URLSearchParams({ query: `subscription { caseChanged(caseId: "${caseId}") { id } }` }).toString();
  socket.write(
    `GET /graphql/stream?${search} HTTP/1.1\r\nhost: ${hostname}:${port}\r\nauthorization: Bearer ${token}\r\ngezinsbeeld-purpose: COORD\r\n\r\n`,
  );
  while (!text.includes('\r\n\r\n')) await once(socket, 'data');
  return { socket, text: () => text };
};

const heapInUse = async (): Promise<number> => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let time = 0; time < 3; time += 1) {
    collect();
    await new Promise(setImmediate);
  }
  return process.memoryUsage().heapUsed;
};

const metric = async (name: string): Promise<number> => {
  const text = await (await fetch(`${stage.hub.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\d+)`, 'm').exec(text)?.[1]);
};

test('five hundred idle streams take little memory, keep nobody waiting when all look at their rights, and all tell what happens', async () => {
  const token = (await stage.sandbox.identity.tokenFor('regisseur')) ?? '';
  const warm = await openIdle(token, 's1');
  const before = await heapInUse();
  const streams: Awaited<ReturnType<typeof openIdle>>[] = [];
  while (streams.length < many) {
    const cases = ['s1', 's2', 's3', 's1-withdrawn', 's1-walter-agreed'];
    streams.push(...(await Promise.all(cases.flatMap((caseId) => Array.from({ length: 10 }, () => openIdle(token, caseId))))));
  }
  const perStream = (await heapInUse()) / many - before / many;
  expect(await metric('gezinsbeeld_streams_open')).toBe(many + 1);
  // Both ends of the connection are in this process.
  expect(perStream).toBeLessThan(64 * 1024);

  const ask = async (): Promise<number> => {
    const begun = performance.now();
    const reply = await stage.ask({ role: 'regisseur', purpose: 'COORD', query: '{ familyCase(id: "s1") { phase } }', token });
    expect(reply.status).toBe(200);
    return performance.now() - begun;
  };
  await ask();
  day = '2026-11-21';
  const meanwhile: number[] = [];
  for (let time = 0; time < 20; time += 1) meanwhile.push(await ask());
  expect(Math.max(...meanwhile)).toBeLessThan(2000);

  const id = randomUUID();
  const data = { about: [{ member: 's1-m1', classes: ['FAMILY_CASE' as const] }] };
  const moment = { caseId: 's1', subject: null, occurredAt: new Date('2026-11-20T10:00:00Z'), traceId: 'a'.repeat(32) };
  await beside.transaction(({ sql }) => writeEvent(sql, { ...moment, id, type: 'nl.gezinsbeeld.case.changed.v1', data }));
  const told = () => streams.filter(({ text }) => text().includes(id)).length;
  await expect.poll(told, { timeout: 60_000 }).toBe(many / 5);
  for (const { socket } of [warm, ...streams]) socket.destroy();
  await expect.poll(() => metric('gezinsbeeld_streams_open'), { timeout: 30_000 }).toBe(0);
}, 240_000);
