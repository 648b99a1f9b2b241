import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { readSandboxState } from './sandbox-state.ts';
import { sandboxPartners } from './stand-ins.ts';
import { startSandbox } from './start-sandbox.ts';
import type { Sandbox } from './start-sandbox.ts';

let dataDir: string;
let sandbox: Sandbox;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
  sandbox = await startSandbox({ dataDir, audience: 'https://hub.example/graphql', today: '2026-11-20', deadlineMs: 300 });
});
afterAll(async () => {
  await sandbox.close();
  rmSync(dataDir, { recursive: true });
});

describe('the sandbox', () => {
  test('has six partners, each a server of its own on loopback', () => {
    const origins = sandboxPartners.map((partner) => new URL(sandbox.standIns[partner].url));
    expect(new Set(origins.map(({ origin }) => origin)).size).toBe(6);
    expect(origins.every(({ hostname }) => hostname === '127.0.0.1')).toBe(true);
    expect(origins.filter(({ protocol }) => protocol === 'https:')).toHaveLength(2);
  });
  test.each([
    ['BRP', '/haalcentraal/api/brp'],
    ['GGZ', '/fhir'],
    ['WMO', '/zaken/api/v1'],
    ['WI', '/zaken/api/v1'],
    ['CJG', '/graphql'],
    ['POLICE', '/'],
  ])('%s begins at %s', (partner, path) => expect(new URL(sandbox.settings[`${partner}_URL`] ?? '').pathname).toBe(path));
  test.each([
    ['BRP', ['TOKEN_URL', 'CLIENT_ID', 'CLIENT_SECRET', 'SCOPE', 'CERT_FILE', 'KEY_FILE', 'CA_FILE']],
    ['GGZ', ['TOKEN_URL', 'CLIENT_ID', 'PRIVATE_KEY_FILE', 'KEY_ID', 'SCOPE', 'OWNER']],
    ['WMO', ['CLIENT_ID', 'CLIENT_SECRET', 'OWNER']],
    ['WI', ['CLIENT_ID', 'CLIENT_SECRET', 'OWNER']],
    ['CJG', ['TOKEN_URL', 'CLIENT_ID', 'CLIENT_SECRET', 'SCOPE', 'OWNER']],
    ['POLICE', ['TOKEN_URL', 'CLIENT_ID', 'PRIVATE_KEY_FILE', 'KEY_ID', 'SCOPE', 'CERT_FILE', 'KEY_FILE', 'CA_FILE', 'OWNER']],
  ])('gives the hub its settings for %s', (partner, names) => {
    const given = Object.keys(sandbox.settings).filter((name) => name.startsWith(`${partner}_`));
    expect(given.map((name) => name.slice(partner.length + 1)).toSorted()).toEqual(
      ['URL', 'DEADLINE_MS', 'WEBHOOK_SECRET', ...names].toSorted(),
    );
  });
  test('keeps private keys to their owner', () => {
    const files = Object.entries(sandbox.settings).filter(([name]) => name.endsWith('_KEY_FILE'));
    expect(files).toHaveLength(4);
    expect(files.map(([, file]) => statSync(file).mode & 0o777)).toEqual(files.map(() => 0o600));
  });
  test('serves the explorer and demo tokens through the hub, and says where that is', async () => {
    const app = Fastify();
    sandbox.addRoutes(app);
    const page = await app.inject('/');
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect((await app.inject('/demo/token?role=ggz')).json()).toEqual({ token: expect.stringMatching(/^ey/) as string });
    expect((await app.inject('/demo/token?role=king')).statusCode).toBe(400);
    await sandbox.announce('http://127.0.0.1:4000');
    expect(await readSandboxState(dataDir)).toMatchObject({ url: 'http://127.0.0.1:4000/graphql', tokenUrl: sandbox.identity.tokenUrl });
  });
});

test('a sandbox that stops closes its servers and takes its state away', async () => {
  const folder = join(dataDir, 'other');
  const other = await startSandbox({ dataDir: folder, audience: 'https://hub.example/graphql', today: '2026-11-20' });
  await other.announce('http://127.0.0.1:4001');
  await other.close();
  expect(await readSandboxState(folder)).toBeNull();
  await expect(fetch(other.identity.issuer)).rejects.toThrow('fetch failed');
});
