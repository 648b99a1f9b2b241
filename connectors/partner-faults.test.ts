import { copyFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createPartnerTokens, type PartnerTokens } from '#sandbox/authorise-partner-call.ts';
import { createBrp } from '#sandbox/brp/create-brp.ts';
import { createCertificates, type TestCertificates } from '#sandbox/certificates.ts';
import { createIdentityProvider, type IdentityProvider } from '#sandbox/identity/create-identity-provider.ts';
import type { StandIn } from '#sandbox/stand-in.ts';
import { createBrpConnector } from './brp/create-brp-connector.ts';
import { createWire, type Wire } from './call.ts';
import { createOAuthClient, type OAuthClient } from './oauth-client.ts';

// The BRP as it is in production: mutual TLS, a token from a token server, and both can be taken away.
const mark = '999996149';
const now = { elapsed: 0, clock: new Date() };
const lines: string[] = [];
// Without the name of this machine, which may hold nine digits.
const log = pino({ level: 'trace', base: null }, { write: (line: string) => void lines.push(line) });

let identity: IdentityProvider;
let certificates: TestCertificates;
let tokens: PartnerTokens;
let brp: StandIn;
let hub: { readonly certFile: string; readonly keyFile: string };
const open: (() => Promise<void> | void)[] = [];

beforeAll(async () => {
  const directory = await mkdtemp(join(tmpdir(), 'partner-'));
  identity = await createIdentityProvider({ audience: 'https://hub.example' });
  certificates = await createCertificates(directory);
  hub = await certificates.client('hub');
  tokens = createPartnerTokens(identity, () => now.clock);
  brp = await createBrp({ tokens, tls: await certificates.serverTls('brp'), day: '2026-11-20' });
});
afterEach(async () => {
  for (const close of open.splice(0)) await close();
  brp.setFault(null);
  brp.clearRequests();
  identity.standIn.clearRequests();
  now.clock = new Date();
});
afterAll(async () => {
  await brp.close();
  await identity.close();
});

function connect(
  files: { readonly certFile?: string; readonly keyFile?: string } = hub,
  deadlineMs = 5000,
): { wire: Wire; oauth: OAuthClient; ask: () => Promise<unknown> } {
  const credential = identity.partnerCredential('brp');
  const oauth = createOAuthClient(
    {
      tokenUrl: identity.tokenUrl,
      clientId: credential.clientId,
      scope: credential.scope,
      credentials: { kind: 'client_secret_basic', secret: 'secret' in credential ? credential.secret : '' },
      deadlineMs: 5000,
    },
    { elapsed: () => now.elapsed },
  );
  const wire = createWire(
    {
      name: 'brp',
      baseUrl: brp.url,
      deadlineMs,
      maxBytes: 1_000_000,
      maxPages: 1,
      tls: { ...files, caFile: certificates.caFile },
      authorise: oauth.authorise,
      breaker: { failures: 3, retryAfterMs: 2000 },
    },
    { clock: () => now.clock, random: () => 0, log, elapsed: () => now.elapsed },
  );
  open.push(wire.close, oauth.close);
  const ask = async (): Promise<unknown> => {
    const session = createBrpConnector(wire).session({ traceparent: '', signal: new AbortController().signal });
    const outcome = await session.person(mark, new Set(['name']));
    return outcome.state === 'unavailable' ? outcome.cause : outcome.state === 'found' ? outcome.value.name : 'missing';
  };
  return { wire, oauth, ask };
}

describe('certificate', () => {
  // Some servers say why they refuse one; others, like Node's own, just break the connection.
  const refused = ['UNAUTHORISED', 'UNREACHABLE'];

  test('with the right one the partner answers', async () => {
    expect(await connect().ask()).toBe('Mark de Boer');
  });

  test('without one, or with a partner that we do not know, there is no trust', async () => {
    expect(await connect({}).ask()).toBe('UNAUTHORISED');
  });

  test('a revoked one is refused at the next call, and a new one in the same files is taken up without a restart', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'renewed-'));
    const files = { certFile: join(directory, 'cert.pem'), keyFile: join(directory, 'key.pem') };
    const place = async (name: string): Promise<void> => {
      const made = await certificates.client(name);
      await copyFile(made.certFile, files.certFile);
      await copyFile(made.keyFile, files.keyFile);
    };
    await place('hub-old');
    const { ask } = connect(files);
    expect(await ask()).toBe('Mark de Boer');
    await certificates.revoke('hub-old');
    expect(refused).toContain(await ask());
    await place('hub-new');
    now.elapsed += 2000;
    expect(await ask()).toBe('Mark de Boer');
  });

  test('a partner that refuses ours for a while is back by itself', async () => {
    const { ask } = connect();
    brp.setFault({ kind: 'rejectCertificate' });
    expect(refused).toContain(await ask());
    brp.setFault(null);
    now.elapsed += 2000;
    expect(await ask()).toBe('Mark de Boer');
  });
});

describe('token', () => {
  test('twenty calls at once share one token, and one new one when the partner takes it no longer', async () => {
    const { ask } = connect();
    await Promise.all(Array.from({ length: 20 }, ask));
    expect(identity.standIn.requests.filter(({ path }) => path === '/token')).toHaveLength(1);
    tokens.revokeAccepted();
    expect(new Set(await Promise.all(Array.from({ length: 20 }, ask)))).toEqual(new Set(['Mark de Boer']));
    expect(identity.standIn.requests.filter(({ path }) => path === '/token')).toHaveLength(2);
  });

  test('a token that has expired at the partner is replaced', async () => {
    const { ask } = connect();
    await ask();
    now.clock = new Date(Date.now() + 3_600_000); // the partner's clock; by ours the token is still fresh
    expect(await ask()).toBe('UNAUTHORISED'); // what the token server gives now is as old to that clock
    expect(identity.standIn.requests.filter(({ path }) => path === '/token')).toHaveLength(2);
    now.clock = new Date();
    expect(await ask()).toBe('Mark de Boer');
  });

  test('a partner that takes no token at all is asked once more, and no more', async () => {
    const { ask } = connect();
    brp.setFault({ kind: 'rejectToken' });
    expect(await ask()).toBe('UNAUTHORISED');
    expect(brp.requests).toHaveLength(2);
    brp.setFault(null);
    expect(await ask()).toBe('Mark de Boer');
  });

  test('a token server that is down makes the partner unavailable, and is asked again later', async () => {
    const { ask } = connect();
    identity.standIn.setFault({ kind: 'error500' });
    expect(await ask()).toBe('SERVER_ERROR');
    expect(brp.requests).toHaveLength(0);
    identity.standIn.setFault(null);
    now.elapsed += 2000;
    expect(await ask()).toBe('Mark de Boer');
  });
});

test('down until the breaker opens, and back without a restart', async () => {
  const { ask, wire } = connect();
  brp.setFault({ kind: 'down' });
  expect(await ask()).toBe('UNREACHABLE');
  expect(await ask()).toBe('CIRCUIT_OPEN');
  expect(wire.state().available).toBe(false);
  brp.setFault(null);
  expect(await ask()).toBe('CIRCUIT_OPEN');
  now.elapsed += 2000;
  expect(await ask()).toBe('Mark de Boer');
  expect(wire.state()).toEqual({ available: true, since: null });
});

test('slow beyond its deadline', async () => {
  const { ask } = connect(hub, 100);
  await ask();
  brp.setFault({ kind: 'slow', ms: 30_000 });
  expect(await ask()).toBe('TIMEOUT');
});

test.each(['wrongSchema', 'malformed'] as const)('%s', async (kind) => {
  const { ask } = connect();
  brp.setFault({ kind });
  expect(await ask()).toBe('CONTRACT');
  brp.setFault(null);
  expect(await ask()).toBe('Mark de Boer');
});

test('of all this the log holds no BSN, name, token or secret; and the search for them finds a planted one', () => {
  const credential = identity.partnerCredential('brp');
  const secret = 'secret' in credential ? credential.secret : '-';
  const forbidden = new RegExp(`(?<![0-9])[0-9]{9}(?![0-9])|Boer|Bearer|eyJ|${secret}`);
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.filter((line) => forbidden.test(line))).toEqual([]);
  log.warn({ bsn: mark }, 'planted');
  expect(lines.filter((line) => forbidden.test(line))).toHaveLength(1);
});
