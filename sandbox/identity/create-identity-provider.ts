import { Provider } from 'oidc-provider';

import { startStandIn } from '../stand-in.ts';
import type { StandIn } from '../stand-in.ts';
import { demoPeople, demoPerson } from './demo-people.ts';
import type { DemoRole } from './demo-people.ts';
import { newPartnerCredentials, newSecret } from './partner-credentials.ts';
import type { PartnerCredential } from './partner-credentials.ts';
import { providerConfiguration, callerScope } from './provider-configuration.ts';
import type { TokenLifetimes } from './provider-configuration.ts';
import { requestToken } from './request-token.ts';

/** The sandbox's identity provider and token server: OpenID Connect discovery, key set and token endpoint on loopback. */
export interface IdentityProvider {
  /** The server itself; its log holds no bodies, since those hold secrets. */
  readonly standIn: StandIn;
  readonly issuer: string;
  readonly jwksUrl: string;
  readonly tokenUrl: string;
  readonly lifetimes: TokenLifetimes;
  /** The secrets of the demo clients by client id. */
  readonly demoSecrets: Readonly<Record<string, string>>;
  /** The hub's credential at this partner: brp, ggz, cjg or police; throws for another name. */
  partnerCredential(partner: string): PartnerCredential;
  /** An access token (RFC 9068) for this demo role, got by a request to the token endpoint; null when `member` is no demo family member. */
  tokenFor(role: DemoRole, member?: string): Promise<string | null>;
  close(): Promise<void>;
}

/** Starts the identity provider on a free port of loopback, with keys and secrets made for this run; `audience` is that of tokens for the hub. */
export async function createIdentityProvider(options: {
  readonly audience: string;
  readonly lifetimes?: Partial<TokenLifetimes>;
}): Promise<IdentityProvider> {
  const lifetimes: TokenLifetimes = { caller: 3600, partner: 300, ...options.lifetimes };
  const people = demoPeople();
  const demoSecrets = Object.fromEntries(people.map(({ clientId }) => [clientId, newSecret()]));
  const credentials = await newPartnerCredentials();
  const configuration = await providerConfiguration({ audience: options.audience, lifetimes, people, demoSecrets, credentials });

  let listener: ReturnType<Provider['callback']> | null = null;
  const standIn = await startStandIn({
    name: 'identity',
    listener: (request, response) => void (listener === null ? response.destroy() : listener(request, response)),
  });
  const issuer = standIn.url;
  listener = new Provider(issuer, configuration).callback();
  const tokenUrl = `${issuer}/token`;

  return {
    standIn,
    issuer,
    jwksUrl: `${issuer}/jwks`,
    tokenUrl,
    lifetimes,
    demoSecrets,
    partnerCredential(partner) {
      const found = credentials.get(partner);
      if (found === undefined) throw new Error(`no token server for partner ${partner}`);
      return found;
    },
    async tokenFor(role, member) {
      const person = demoPerson(role, member);
      if (person === null) return null;
      return requestToken(tokenUrl, { clientId: person.clientId, secret: demoSecrets[person.clientId] ?? '', scope: callerScope(person) });
    },
    close: () => standIn.close(),
  };
}
