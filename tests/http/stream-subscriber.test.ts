import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDatabase } from '#database/create-database.ts';
import { cleanOutbox, writeEvent } from '#events/outbox.ts';
import { raiseStage } from '../stage.ts';

// docs/consumer/subscriber.mjs as somebody runs it who copied it, over a connection that can be cut.

const script = join(import.meta.dirname, '../../docs/consumer/subscriber.mjs');

/** A way to a server of which every connection can be cut. */
const startCuttingProxy = async (target: number) => {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
    client.pipe(upstream);
    upstream.pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  return { port: (server.address() as AddressInfo).port, cut, close: () => void (cut(), server.close()) };
};

test('the example goes on where it was behind a cut, with a new token and without an event that was cleaned away, and ends when its case does', async () => {
  let ahead = 0;
  const stage = await raiseStage({
    database: 'postgres',
    env: { STREAM_POLL_MS: '20', STREAM_CHECK_SECONDS: '1' },
    overrides: { now: () => Date.now() + ahead },
  });
  const beside = await createDatabase({ databaseUrl: stage.databaseUrl ?? undefined });
  const proxy = await startCuttingProxy(Number(new URL(stage.hub.url).port));
  const happens = async (): Promise<string> => {
    const id = randomUUID();
    const data = { about: [{ member: 's1-m1', classes: ['FAMILY_CASE' as const] }] };
    const moment = { caseId: 's1', subject: null, occurredAt: new Date('2026-11-20T10:00:00Z'), traceId: 'a'.repeat(32) };
    await beside.transaction(({ sql }) => writeEvent(sql, { ...moment, id, type: 'nl.gezinsbeeld.case.changed.v1', data }));
    return `changed ${id} nl.gezinsbeeld.case.changed.v1 s1-m1`;
  };
  const tokenFile = join(stage.dataDir, 'token');
  const renewToken = async (): Promise<void> => writeFileSync(tokenFile, (await stage.sandbox.identity.tokenFor('youth')) ?? '');
  await renewToken();
  const env = {
    GEZINSBEELD_URL: `http://127.0.0.1:${proxy.port}/graphql/stream`,
    GEZINSBEELD_CASE: 's1',
    GEZINSBEELD_TOKEN_FILE: tokenFile,
  };
  const child = spawn(process.execPath, [script], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = once(child, 'exit');
  let [said, complaint] = ['', ''];
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  child.stderr.on('data', (part: Buffer) => (complaint += part.toString()));
  const lines = (): readonly string[] => said.split('\n').slice(0, -1);
  const hears = async (expected: readonly string[]): Promise<void> => {
    await expect.poll(lines, { timeout: 60_000, interval: 20 }).toEqual(expected);
  };
  try {
    const all = ['refresh'];
    await hears(all);
    all.push(await happens());
    await hears(all);

    proxy.cut();
    all.push(await happens(), await happens());
    await hears(all);

    ahead = 3_700_000;
    const ended = async () => (await fetch(`${stage.hub.url}/metrics`)).text();
    await expect.poll(ended, { timeout: 30_000 }).toMatch(/gezinsbeeld_streams_ended_total\{reason="STREAM_TOKEN_ENDED"\} [1-9]/);
    ahead = 0;
    await renewToken();
    all.push(await happens());
    await hears(all);

    await cleanOutbox(beside.sql, new Date('2026-12-01T00:00:00Z'), { isPublished: false });
    proxy.cut();
    all.push('refresh');
    await hears(all);
    all.push(await happens());
    await hears(all);

    await beside.sql(`update involvement set "until" = '2026-11-19' where case_id = 's1' and subject = 'prof-youth'`);
    expect((await exited)[0]).toBe(1);
    expect(complaint).toContain('The stream ended: STREAM_ENDED');
    expect(lines()).toEqual(all);
  } finally {
    child.kill();
    proxy.close();
    await beside.close();
    await stage.close();
  }
}, 180_000);
