import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWK } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { replyJson, startStandIn, type StandIn } from '#sandbox/stand-in.ts';
import { createAuthenticate, type Authenticate } from './authenticate.ts';

let keyServer: StandIn;
let issuer: StandIn;
let authenticate: Authenticate;
let key: CryptoKey;
let jwks: { keys: JWK[] };
const audience = 'https://gezinsbeeld.example/graphql';

beforeAll(async () => {
  const pair = await generateKeyPair('ES256', { extractable: true });
  key = pair.privateKey;
  jwks = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k1', use: 'sig', alg: 'ES256' }] };
  keyServer = await startStandIn({ name: 'keys', handler: () => replyJson(200, jwks) });
  issuer = await startStandIn({
    name: 'issuer',
    handler: () => replyJson(200, { issuer: issuer.url, jwks_uri: `${keyServer.url}/jwks`, token_endpoint: `${issuer.url}/token` }),
  });
});
afterAll(async () => {
  await issuer.close();
  await keyServer.close();
});
beforeEach(() => {
  issuer.setFault(null);
  authenticate = waiting(20_000);
});
/** Waits so long for the issuer. */
const waiting = (timeoutMs: number): typeof authenticate =>
  createAuthenticate({ issuer: new URL(issuer.url), audience, hubOin: '00000099000000001000', timeoutMs });

const now = (): number => Math.floor(Date.now() / 1000);
const claims = (): Record<string, unknown> => ({
  iss: issuer.url,
  aud: audience,
  sub: 'prof-regisseur',
  client_id: 'demo',
  iat: now(),
  exp: now() + 60,
  jti: 'j1',
  oin: '00000099000000001000',
  role: 'REG',
  scope: 'purpose:COORD purpose:PLAN',
});
const sign = async (
  payload: Record<string, unknown>,
  header: Record<string, unknown> = {},
  by: CryptoKey | Uint8Array = key,
): Promise<string> => new SignJWT(payload).setProtectedHeader({ alg: 'ES256', kid: 'k1', typ: 'at+jwt', ...header }).sign(by);
const asked = async (token: string): Promise<unknown> => authenticate(`Bearer ${token}`);

test('a good token tells who asks', async () => {
  const own = claims();
  expect(await asked(await sign(own))).toEqual({
    tokenEndsAt: new Date(Number(own['exp']) * 1000),
    oin: '00000099000000001000',
    role: 'REG',
    subject: 'prof-regisseur',
    purposes: ['PLAN', 'COORD'],
    isEnforcementPoint: false,
  });
});

test('the privacy officer of the hub’s own organisation is one here', async () => {
  expect(await asked(await sign({ ...claims(), role: 'FG' }))).toMatchObject({ role: 'FG' });
});

test.each([
  ['an audience among others', { aud: ['https://other.example', audience] }, ['PLAN', 'COORD']],
  ['no scope', { scope: undefined }, []],
  ['a scope that is no text', { scope: ['purpose:COORD'] }, []],
  ['purposes that do not exist', { scope: 'purpose:ALL purpose:* purpose: COORD purpose:coord openid' }, []],
])('%s', async (_name, more, purposes) => expect(await asked(await sign({ ...claims(), ...more }))).toMatchObject({ purposes }));

test.each([
  ['purpose:COORD authzen:organisation', true],
  ['purpose:COORD', false],
  ['authzen authzen:* authzen:organisations AUTHZEN:ORGANISATION', false],
])('a scope of %s is one of an enforcement point: %s', async (scope, isEnforcementPoint) => {
  expect(await asked(await sign({ ...claims(), scope }))).toMatchObject({ isEnforcementPoint });
});

describe('is no token at all', () => {
  test.each([
    ['another audience', { aud: 'https://brp.sandbox.example' }],
    ['the privacy officer of another organisation', { role: 'FG', oin: '00000099000000002000' }],
    ['no audience', { aud: undefined }],
    ['another issuer', { iss: 'https://evil.example' }],
    ['expired', { exp: now() - 61 }],
    ['no expiry', { exp: undefined }],
    ['not yet valid', { nbf: now() + 600 }],
    ['no subject', { sub: undefined }],
    ['an empty subject', { sub: '' }],
    ['a subject that is a BSN', { sub: '999996149' }],
    ['no client', { client_id: undefined }],
    ['no id', { jti: undefined }],
    ['no organisation', { oin: undefined }],
    ['an organisation that is no OIN', { oin: '1000' }],
    ['two organisations', { oin: ['00000099000000001000', '00000099000000002000'] }],
    ['no role', { role: undefined }],
    ['two roles', { role: ['REG', 'POL'] }],
    ['two roles in one text', { role: 'REG POL' }],
    ['a role that does not exist', { role: 'ADMIN' }],
    ['a role in small letters', { role: 'reg' }],
    ['a name of JavaScript as role', { role: 'constructor' }],
    ['an empty role', { role: '' }],
  ])('%s', async (_name, more) => {
    await expect(asked(await sign({ ...claims(), ...more }))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test.each([
    ['of another type', { typ: 'JWT' }],
    ['without a type', { typ: undefined }],
    ['by a key that is not there', { kid: 'k2' }],
    ['with a critical header that we do not know', { crit: ['x'], x: 1 }],
  ])('%s', async (_name, header) => {
    const token = await sign(claims(), header).catch(async () => {
      const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
      return `${part({ alg: 'ES256', kid: 'k1', typ: 'at+jwt', ...header })}.${part(claims())}.${'A'.repeat(86)}`;
    });
    await expect(asked(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('signed by somebody else', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    await expect(asked(await sign(claims(), {}, privateKey))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
  test('signed with the public key as a secret', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(jwks.keys[0]));
    await expect(asked(await sign(claims(), { alg: 'HS256' }, secret))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
  test('not signed', async () => {
    const token = new UnsecuredJWT(claims()).encode();
    await expect(asked(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const [, payload] = token.split('.');
    const header = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url');
    await expect(asked(`${header}.${payload}.`)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
  test('changed after it was signed', async () => {
    const [header, , signature] = (await sign(claims())).split('.');
    const payload = Buffer.from(JSON.stringify({ ...claims(), role: 'POL' })).toString('base64url');
    await expect(asked(`${header}.${payload}.${signature}`)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
  test.each([
    '',
    'Bearer',
    'Bearer ',
    'Basic YTpi',
    'Bearer a b',
    'Bearer a.b',
    'Bearer ..',
    'Bearer \u{1f642}',
    'Bearer \u00e9',
    'bearer\tx',
  ])('the header "%s"', async (header) => expect(authenticate(header)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' }));
  test('no header', async () => expect(authenticate(undefined)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' }));
});

describe('an issuer that does not answer is no fault of the token', () => {
  test.each([{ kind: 'down' }, { kind: 'error500' }, { kind: 'malformed' }, { kind: 'slow', ms: 60_000 }] as const)(
    '$kind',
    async (fault) => {
      const token = await sign(claims());
      if (fault.kind === 'slow') authenticate = waiting(1000);
      issuer.setFault(fault);
      await expect(asked(token)).rejects.toMatchObject({ code: 'ISSUER_UNAVAILABLE' });
      issuer.setFault(null);
      expect(await asked(token)).toMatchObject({ role: 'REG' });
    },
  );
  test.each([{ kind: 'down' }, { kind: 'error500' }, { kind: 'malformed' }, { kind: 'slow', ms: 60_000 }] as const)(
    'nor when it gave its metadata and now does not give its keys: $kind',
    async (fault) => {
      const token = await sign(claims());
      if (fault.kind === 'slow') authenticate = waiting(1000);
      keyServer.setFault(fault);
      await expect(asked(token)).rejects.toMatchObject({ code: 'ISSUER_UNAVAILABLE' });
      await expect(asked('a.b.c')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
      keyServer.setFault(null);
      expect(await asked(token)).toMatchObject({ role: 'REG' });
    },
  );
  test.each([{ keys: 'none' }, { keys: {} }, [], 'keys', null])('nor when its keys are no key set: %j', async (published) => {
    const usual = jwks;
    jwks = published as typeof jwks;
    await expect(asked(await sign(claims()))).rejects.toMatchObject({ code: 'ISSUER_UNAVAILABLE' });
    jwks = usual;
    expect(await asked(await sign(claims()))).toMatchObject({ role: 'REG' });
  });
  test('a token that is none needs no issuer', async () => {
    issuer.setFault({ kind: 'down' });
    await expect(authenticate(undefined)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('when the issuer changes its keys', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
  afterEach(() => void vi.useRealTimers());
  const pass = (seconds: number): void => void vi.setSystemTime(Date.now() + seconds * 1000);

  test('a token by the new key is taken, at the latest a minute after the keys were last fetched, and one by the old key no more', async () => {
    const usual = jwks;
    const byOld = await sign({ ...claims(), exp: now() + 3600 });
    expect(await asked(byOld)).toMatchObject({ role: 'REG' });

    const pair = await generateKeyPair('ES256', { extractable: true });
    jwks = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k2', use: 'sig', alg: 'ES256' }] };
    const byNew = await sign({ ...claims(), exp: now() + 3600 }, { kid: 'k2' }, pair.privateKey);
    await expect(asked(byNew)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    pass(61);
    expect(await asked(byNew)).toMatchObject({ role: 'REG' });
    await expect(asked(byOld)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    jwks = usual;
  });

  test('and publishes them elsewhere, that is found without a restart', async () => {
    const token = await sign({ ...claims(), exp: now() + 3600 });
    expect(await asked(token)).toMatchObject({ role: 'REG' });
    const before = keyServer;
    keyServer = await startStandIn({ name: 'keys', handler: () => replyJson(200, jwks) });
    await before.close();
    pass(301);
    await expect(asked(token)).rejects.toMatchObject({ code: 'ISSUER_UNAVAILABLE' });
    expect(await asked(token)).toMatchObject({ role: 'REG' });
  });
});
