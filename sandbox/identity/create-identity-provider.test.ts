import * as oauth from 'oauth4webapi';
import { importJWK } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createPartnerTokens, partnerAudience } from '../authorise-partner-call.ts';
import type { StandInRequest } from '../stand-in.ts';
import { createIdentityProvider } from './create-identity-provider.ts';
import type { IdentityProvider } from './create-identity-provider.ts';
import { demoMembers, demoPeople, demoRoles } from './demo-people.ts';

const audience = 'https://hub.example/graphql';
const insecure = { [oauth.allowInsecureRequests]: true };
let identity: IdentityProvider;
let server: oauth.AuthorizationServer;

beforeAll(async () => {
  identity = await createIdentityProvider({ audience });
  const issuer = new URL(identity.issuer);
  server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure));
});
afterAll(() => identity.close());

function callWith(token: string): Request {
  return new Request('https://hub.example/graphql', { headers: { authorization: `Bearer ${token}` } });
}

function partnerRequest(token: string): StandInRequest {
  return { method: 'POST', url: new URL('http://partner/x'), headers: { authorization: `Bearer ${token}` }, body: '', fault: null };
}

async function partnerToken(partner: string, scope?: string): Promise<oauth.TokenEndpointResponse> {
  const credential = identity.partnerCredential(partner);
  const client: oauth.Client = { client_id: credential.clientId };
  const authentication =
    'secret' in credential
      ? oauth.ClientSecretBasic(credential.secret)
      : oauth.PrivateKeyJwt({ key: (await importJWK(credential.privateKey, 'ES384')) as CryptoKey, kid: credential.privateKey.kid });
  const response = await oauth.clientCredentialsGrantRequest(
    server,
    client,
    authentication,
    { scope: scope ?? credential.scope },
    insecure,
  );
  return oauth.processClientCredentialsResponse(server, client, response);
}

describe('tokens for callers of the hub', () => {
  test.each(demoRoles)('%s gets an RFC 9068 access token that validates', async (role) => {
    const token = await identity.tokenFor(role);
    const claims = await oauth.validateJwtAccessToken(server, callWith(token ?? ''), audience, insecure);
    const person = demoPeople().find(({ subject }) => subject === claims.sub);
    expect(claims).toMatchObject({
      iss: identity.issuer,
      aud: audience,
      oin: person?.oin,
      role: person?.role,
      client_id: person?.clientId,
    });
    expect(claims.scope?.split(' ')).toEqual([
      ...(person?.purposes.map((purpose) => `purpose:${purpose}`) ?? []),
      ...(person?.scopes ?? []),
    ]);
  });
  test('every member of the demo families has a subject of their own', async () => {
    expect(demoMembers).toEqual(expect.arrayContaining(['mark', 'chantal', 'gerrit', 'wilma', 'wilma-van-zon', 'alexander', 'zoey']));
    expect(new Set(demoPeople().map(({ subject }) => subject)).size).toBe(demoPeople().length);
  });
  test('somebody who is no member gets none', async () => expect(await identity.tokenFor('family', 'nobody')).toBeNull());
  test('a token lives as long as was set', async () => {
    identity.lifetimes.caller = 120;
    const claims = await oauth.validateJwtAccessToken(server, callWith((await identity.tokenFor('ggz')) ?? ''), audience, insecure);
    expect(claims.exp - claims.iat).toBe(120);
    identity.lifetimes.caller = 3600;
  });
  test.each(['purpose:SAFETY', 'authzen:organisation'])('nobody may ask for what is not theirs: %s', async (scope) => {
    const client = { client_id: 'demo-mayor' };
    const authentication = oauth.ClientSecretBasic(identity.demoSecrets['demo-mayor'] ?? '');
    const response = await oauth.clientCredentialsGrantRequest(server, client, authentication, { scope }, insecure);
    await expect(oauth.processClientCredentialsResponse(server, client, response)).rejects.toMatchObject({ error: 'invalid_scope' });
  });
});

describe('tokens for the hub at its partners', () => {
  const tokens = () => createPartnerTokens(identity);

  test.each(['brp', 'ggz', 'cjg', 'police'])('%s accepts a token that was asked for it', async (partner) => {
    const { scope } = identity.partnerCredential(partner);
    const { access_token: token } = await partnerToken(partner);
    const call = await tokens().authorise(partnerRequest(token), { audience: partnerAudience(partner), scopes: scope.split(' ') });
    expect(call).toEqual({ allowed: true, clientId: `gezinsbeeld-${partner}`, scopes: scope.split(' ') });
  });
  test('a partner refuses a token for another partner', async () => {
    const { access_token: token } = await partnerToken('cjg');
    expect(await tokens().authorise(partnerRequest(token), { audience: partnerAudience('brp') })).toMatchObject({
      allowed: false,
      status: 401,
      reason: 'invalid',
    });
  });
  test('a token with too small a scope is refused with 403', async () => {
    const { access_token: token } = await partnerToken('ggz', 'system/Patient.rs');
    const call = await tokens().authorise(partnerRequest(token), { audience: partnerAudience('ggz'), scopes: ['system/Condition.rs'] });
    expect(call).toEqual({ allowed: false, status: 403, reason: 'scope' });
  });
  test('an expired token is refused', async () => {
    const { access_token: token } = await partnerToken('brp');
    const later = createPartnerTokens(identity, () => new Date(Date.now() + 3_600_000));
    expect(await later.authorise(partnerRequest(token), { audience: partnerAudience('brp') })).toMatchObject({ reason: 'expired' });
  });
  test('a revoked token is refused and a new one is accepted', async () => {
    const partner = tokens();
    const demand = { audience: partnerAudience('brp') };
    const { access_token: token } = await partnerToken('brp');
    expect(await partner.authorise(partnerRequest(token), demand)).toMatchObject({ allowed: true });
    partner.revokeAccepted();
    expect(await partner.authorise(partnerRequest(token), demand)).toMatchObject({ allowed: false, reason: 'revoked' });
    expect(await partner.authorise(partnerRequest((await partnerToken('brp')).access_token), demand)).toMatchObject({ allowed: true });
  });
  test('no token and nonsense are refused', async () => {
    const request = partnerRequest('x');
    expect(await tokens().authorise({ ...request, headers: {} }, { audience: 'x' })).toMatchObject({ reason: 'missing' });
    expect(await tokens().authorise(request, { audience: 'x' })).toMatchObject({ reason: 'invalid' });
  });
});
