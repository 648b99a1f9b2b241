import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterEach, describe, expect, test } from 'vitest';
import { createIdentityProvider } from '#sandbox/identity/create-identity-provider.ts';
import { replyJson, startStandIn, type StandInHandler } from '#sandbox/stand-in.ts';
import type { CallScope } from './call.ts';
import { createOAuthClient, type OAuthClient, type OAuthSettings } from './oauth-client.ts';

const scope: CallScope = { traceparent: '', signal: new AbortController().signal };
const open: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function aClient(handler: StandInHandler, settings: Partial<OAuthSettings> = {}) {
  const server = await startStandIn({ name: 'tokens', handler });
  const time = { now: 0 };
  const client = createOAuthClient(
    {
      tokenUrl: `${server.url}/token`,
      clientId: 'hub',
      credentials: { kind: 'client_secret_basic', secret: 's' },
      deadlineMs: 20_000,
      ...settings,
    },
    { elapsed: () => time.now },
  );
  open.push(() => server.close(), client.close);
  return { client, server, time };
}

function numbered(life: number | undefined = 300): StandInHandler {
  let count = 0;
  return () => replyJson(200, { access_token: `t${(count += 1)}`, token_type: 'Bearer', expires_in: life });
}

const header = async (client: OAuthClient, rejected?: string): Promise<string | undefined> =>
  (await client.authorise(scope, rejected === undefined ? undefined : { authorization: rejected }))['authorization'];

test('one token serves every call until shortly before it expires', async () => {
  const { client, server, time } = await aClient(numbered());
  expect(await header(client)).toBe('Bearer t1');
  time.now = 269_999;
  expect(await header(client)).toBe('Bearer t1');
  time.now = 270_000;
  expect(await header(client)).toBe('Bearer t2');
  expect(server.requests).toHaveLength(2);
});

test('a short-lived token is used for half its life', async () => {
  const { client, time } = await aClient(numbered(20));
  await header(client);
  time.now = 9_999;
  expect(await header(client)).toBe('Bearer t1');
  time.now = 10_000;
  expect(await header(client)).toBe('Bearer t2');
});

test('twenty calls that wait share one request', async () => {
  const { client, server } = await aClient(numbered());
  const headers = await Promise.all(Array.from({ length: 20 }, () => header(client)));
  expect(new Set(headers)).toEqual(new Set(['Bearer t1']));
  expect(server.requests).toHaveLength(1);
});

test('twenty calls that were refused with the same token share one refresh, and a late one takes what is there', async () => {
  const { client, server } = await aClient(numbered());
  await header(client);
  const headers = await Promise.all(Array.from({ length: 20 }, () => header(client, 'Bearer t1')));
  expect(new Set(headers)).toEqual(new Set(['Bearer t2']));
  expect(await header(client, 'Bearer t1')).toBe('Bearer t2');
  expect(server.requests).toHaveLength(2);
});

test('a failure is not remembered', async () => {
  const replies = [{ status: 503 }];
  const answer = numbered();
  const { client } = await aClient((request) => replies.shift() ?? answer(request));
  await expect(header(client)).rejects.toMatchObject({ reason: 'SERVER_ERROR' });
  expect(await header(client)).toBe('Bearer t1');
});

test.each<[string, StandInHandler, string]>([
  ['a client that is refused', () => replyJson(401, { error: 'invalid_client' }), 'UNAUTHORISED'],
  ['a scope that is refused', () => replyJson(400, { error: 'invalid_scope' }), 'UNAUTHORISED'],
  ['a token of another type', () => replyJson(200, { access_token: 't', token_type: 'mac' }), 'CONTRACT'],
  ['no token', () => replyJson(200, {}), 'CONTRACT'],
  ['broken JSON', () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: '{' }), 'CONTRACT'],
  ['a redirect', () => ({ status: 302, headers: { location: '/elsewhere' } }), 'CONTRACT'],
])('%s', async (_, handler, reason) => {
  const { client } = await aClient(handler);
  await expect(header(client)).rejects.toMatchObject({ name: 'AuthoriseFailure', reason });
});

test('a token server that is gone, or slow', async () => {
  const slow = await aClient(numbered(), { deadlineMs: 50 });
  slow.server.setFault({ kind: 'slow', ms: 60_000 });
  await expect(header(slow.client)).rejects.toMatchObject({ reason: 'TIMEOUT' });
  const gone = await aClient(numbered());
  gone.server.setFault({ kind: 'down' });
  await expect(header(gone.client)).rejects.toMatchObject({ reason: 'UNREACHABLE' });
});

test('plain http to another machine is refused at the start', () => {
  const settings = {
    tokenUrl: 'http://partner.example/token',
    clientId: 'hub',
    credentials: { kind: 'client_secret_basic', secret: 's' },
    deadlineMs: 1,
  } as const;
  expect(() => createOAuthClient(settings)).toThrow('A token address is https');
});

describe('private_key_jwt', () => {
  async function aKeyFile(kind: 'P-384' | 'P-256' | 'rsa' | 'text', form: 'pem' | 'jwk'): Promise<string> {
    const file = join(await mkdtemp(join(tmpdir(), 'key-')), 'key');
    if (kind === 'text') {
      await writeFile(file, 'no key');
      return file;
    }
    const { privateKey } =
      kind === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ec', { namedCurve: kind });
    await writeFile(
      file,
      form === 'pem' ? privateKey.export({ type: 'pkcs8', format: 'pem' }) : JSON.stringify(privateKey.export({ format: 'jwk' })),
    );
    return file;
  }

  test.each([
    ['P-384', 'pem', 'ES384'],
    ['P-384', 'jwk', 'ES384'],
    ['rsa', 'pem', 'RS384'],
    ['rsa', 'jwk', 'RS384'],
  ] as const)('a %s key as %s signs with %s, for the token address', async (kind, form, alg) => {
    const keyFile = await aKeyFile(kind, form);
    const { client, server } = await aClient(numbered(), {
      credentials: { kind: 'private_key_jwt', keyFile, keyId: 'k1' },
      scope: 'system/Patient.rs',
    });
    await header(client);
    const form_ = new URLSearchParams(server.requests[0]?.body);
    const assertion = form_.get('client_assertion') ?? '';
    expect(Object.fromEntries(form_)).toMatchObject({
      grant_type: 'client_credentials',
      scope: 'system/Patient.rs',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    });
    expect(decodeProtectedHeader(assertion)).toMatchObject({ alg, kid: 'k1' });
    expect(decodeJwt(assertion)).toMatchObject({ iss: 'hub', sub: 'hub', aud: `${server.url}/token` });
  });

  test.each([['P-256'], ['text']] as const)('a key that cannot sign so (%s) gives no credentials', async (kind) => {
    const { client } = await aClient(numbered(), { credentials: { kind: 'private_key_jwt', keyFile: await aKeyFile(kind, 'pem') } });
    await expect(header(client)).rejects.toMatchObject({ reason: 'UNAUTHORISED' });
  });
});

test.each(['brp', 'ggz', 'cjg', 'police'])('a real token server gives a token to the hub as client of %s', async (partner) => {
  const identity = await createIdentityProvider({ audience: 'https://hub.example' });
  open.push(() => identity.close());
  const credential = identity.partnerCredential(partner);
  const keyFile = join(await mkdtemp(join(tmpdir(), 'key-')), 'key.json');
  if ('privateKey' in credential) await writeFile(keyFile, JSON.stringify(credential.privateKey));
  const client = createOAuthClient({
    tokenUrl: identity.tokenUrl,
    clientId: credential.clientId,
    scope: credential.scope,
    deadlineMs: 5000,
    credentials:
      'secret' in credential
        ? { kind: 'client_secret_basic', secret: credential.secret }
        : { kind: 'private_key_jwt', keyFile, keyId: credential.privateKey.kid },
  });
  open.push(client.close);
  const token = (await header(client))?.replace('Bearer ', '') ?? '';
  expect(decodeJwt(token)).toMatchObject({ client_id: credential.clientId, aud: `https://${partner}.sandbox.example` });
});
