import { errors } from 'oidc-provider';
import type { ClientMetadata, Configuration } from 'oidc-provider';

import { partnerAudience } from '../authorise-partner-call.ts';
import type { DemoPerson } from './demo-people.ts';
import { MemoryAdapter } from './memory-adapter.ts';
import { partnerClients } from './partner-clients.ts';
import { newPrivateJwk, newSecret } from './partner-credentials.ts';
import type { PartnerCredential } from './partner-credentials.ts';

/** How long tokens live, in seconds; may be changed while the provider runs and holds for tokens issued after that. */
export interface TokenLifetimes {
  caller: number;
  partner: number;
}

/** What the provider's configuration is made from. */
export interface ProviderParts {
  /** The audience of tokens for the hub. */
  readonly audience: string;
  readonly lifetimes: TokenLifetimes;
  readonly people: readonly DemoPerson[];
  readonly demoSecrets: Readonly<Record<string, string>>;
  readonly credentials: ReadonlyMap<string, PartnerCredential>;
}

/**
 * The configuration of the sandbox's identity provider: client credentials only, JWT access tokens (RFC 9068) signed with ES256, one
 * audience per client. A demo client stands for its one demo user, whose `sub`, `oin` and `role` its tokens carry.
 */
export async function providerConfiguration(parts: ProviderParts): Promise<Configuration> {
  const { audience, lifetimes } = parts;
  const people = new Map(parts.people.map((person) => [person.clientId, person]));
  const scopes = distinct(parts.people.map(callerScope));
  const scopeOf = new Map([
    [audience, scopes],
    ...partnerClients.map(({ partner, scope }): [string, string] => [partnerAudience(partner), scope]),
  ]);
  const audienceOf = new Map(partnerClients.map(({ partner, clientId }) => [clientId, partnerAudience(partner)]));
  return {
    adapter: MemoryAdapter,
    clients: [...demoClients(parts), ...hubClients(parts.credentials)],
    jwks: { keys: [{ ...(await newPrivateJwk('ES256')) }] },
    cookies: { keys: [newSecret()] },
    scopes: distinct([...scopeOf.values()]).split(' '),
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    clientAuthMethods: ['client_secret_basic', 'private_key_jwt'],
    enabledJWA: { idTokenSigningAlgValues: ['ES256'], clientAuthSigningAlgValues: ['ES384', 'RS384'] },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: (_ctx, client) => audienceOf.get(client.clientId) ?? audience,
        getResourceServerInfo: (_ctx, resource, client) => {
          const scope = scopeOf.get(resource);
          if (scope === undefined || resource !== (audienceOf.get(client.clientId) ?? audience)) throw new errors.InvalidTarget();
          const accessTokenTTL = resource === audience ? lifetimes.caller : lifetimes.partner;
          return { scope, audience: resource, accessTokenFormat: 'jwt', accessTokenTTL, jwt: { sign: { alg: 'ES256' } } };
        },
      },
    },
    ttl: { ClientCredentials: (_ctx, token) => token.resourceServer?.accessTokenTTL ?? lifetimes.partner },
    extraTokenClaims: (_ctx, token) => {
      const person = people.get(token.clientId ?? '');
      return person === undefined ? undefined : { oin: person.oin, role: person.role };
    },
    formats: {
      customizers: {
        jwt: (_ctx, token, jwt) => {
          const person = people.get(token.clientId ?? '');
          if (person !== undefined) Object.assign(jwt.payload, { sub: person.subject });
        },
      },
    },
  };
}

/** The purposes of a demo user, and what they may besides, in the form of OAuth's `scope`. */
export function callerScope({ purposes, scopes = [] }: DemoPerson): string {
  return [...purposes.map((purpose) => `purpose:${purpose}`), ...scopes].join(' ');
}

function demoClients({ people, demoSecrets }: ProviderParts): ClientMetadata[] {
  return people.map((person) => ({
    ...withClientCredentials(person.clientId, callerScope(person)),
    client_secret: demoSecrets[person.clientId] ?? newSecret(),
    token_endpoint_auth_method: 'client_secret_basic',
  }));
}

function hubClients(credentials: ReadonlyMap<string, PartnerCredential>): ClientMetadata[] {
  return [...credentials.values()].map((credential) => {
    const client = withClientCredentials(credential.clientId, credential.scope);
    if ('secret' in credential) return { ...client, client_secret: credential.secret, token_endpoint_auth_method: 'client_secret_basic' };
    const { d: _private, ...publicKey } = credential.privateKey;
    return { ...client, token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: [publicKey] } };
  });
}

function withClientCredentials(clientId: string, scope: string): ClientMetadata {
  return { client_id: clientId, grant_types: ['client_credentials'], response_types: [], redirect_uris: [], scope };
}

function distinct(scopes: readonly string[]): string {
  return [...new Set(scopes.flatMap((scope) => scope.split(' ')))].join(' ');
}
