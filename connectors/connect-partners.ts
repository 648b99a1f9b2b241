import { createBrpConnector, type BrpConnector } from './brp/create-brp-connector.ts';
import { createWire, type Authorise, type Wire, type WireDeps } from './call.ts';
import { createCjgConnector, type CjgConnector } from './cjg/create-cjg-connector.ts';
import { createGgzConnector, type GgzConnector } from './ggz/create-ggz-connector.ts';
import { createOAuthClient, type ClientCredentials } from './oauth-client.ts';
import type { TlsFiles } from './partner-agent.ts';
import { createPoliceConnector, type PoliceConnector } from './police/create-police-connector.ts';
import { createWiConnector, type WiConnector } from './wi/create-wi-connector.ts';
import { createWmoConnector, type WmoConnector } from './wmo/create-wmo-connector.ts';
import { createZgwToken } from './zgw/zgw-token.ts';

/** How one partner is reached, as it is configured. */
export interface PartnerConfiguration {
  readonly URL: string;
  readonly DEADLINE_MS: number;
  readonly MAX_BYTES: number;
  readonly MAX_PAGES: number;
  readonly CLIENT_ID: string;
  readonly CLIENT_SECRET?: string | undefined;
  readonly TOKEN_URL?: string | undefined;
  readonly PRIVATE_KEY_FILE?: string | undefined;
  readonly KEY_ID?: string | undefined;
  readonly SCOPE?: string | undefined;
  readonly CERT_FILE?: string | undefined;
  readonly KEY_FILE?: string | undefined;
  readonly CA_FILE?: string | undefined;
}

/** The partners' names as they stand in settings. */
export type ConfiguredPartner = 'BRP' | 'GGZ' | 'WMO' | 'WI' | 'CJG' | 'POLICE';

/** All partners, connected. Made once for the life of the process. */
export interface ConnectedPartners {
  readonly brp: BrpConnector;
  readonly ggz: GgzConnector;
  readonly wmo: WmoConnector;
  readonly wi: WiConnector;
  readonly cjg: CjgConnector;
  readonly police: PoliceConnector;
  /** Closes the kept connections to all of them. */
  close(): void;
}

const tlsOf = (partner: PartnerConfiguration): TlsFiles | undefined =>
  partner.CERT_FILE || partner.KEY_FILE || partner.CA_FILE
    ? {
        ...(partner.CERT_FILE ? { certFile: partner.CERT_FILE } : {}),
        ...(partner.KEY_FILE ? { keyFile: partner.KEY_FILE } : {}),
        ...(partner.CA_FILE ? { caFile: partner.CA_FILE } : {}),
      }
    : undefined;

const credentialsOf = (partner: PartnerConfiguration): ClientCredentials =>
  partner.PRIVATE_KEY_FILE
    ? { kind: 'private_key_jwt', keyFile: partner.PRIVATE_KEY_FILE, ...(partner.KEY_ID ? { keyId: partner.KEY_ID } : {}) }
    : { kind: 'client_secret_basic', secret: partner.CLIENT_SECRET ?? '' };

const authoriseWith = (partner: PartnerConfiguration, deps: WireDeps, closers: (() => void)[]): Authorise => {
  if (!partner.TOKEN_URL) return createZgwToken({ clientId: partner.CLIENT_ID, secret: partner.CLIENT_SECRET ?? '' });
  const tls = tlsOf(partner);
  const client = createOAuthClient(
    {
      tokenUrl: partner.TOKEN_URL,
      clientId: partner.CLIENT_ID,
      credentials: credentialsOf(partner),
      deadlineMs: partner.DEADLINE_MS,
      ...(partner.SCOPE ? { scope: partner.SCOPE } : {}),
      ...(tls ? { tls } : {}),
    },
    deps.elapsed ? { elapsed: deps.elapsed } : {},
  );
  closers.push(() => client.close());
  return client.authorise;
};

/** Connects every partner by its configuration: its own wire, with its own connections, token and breaker. */
export const connectPartners = (
  partners: Readonly<Record<ConfiguredPartner, PartnerConfiguration>>,
  deps: WireDeps & {
    /** The day it is, YYYY-MM-DD, Europe/Amsterdam. */
    readonly today: () => string;
  },
): ConnectedPartners => {
  const { today } = deps;
  const closers: (() => void)[] = [];
  const wire = (name: ConfiguredPartner): Wire => {
    const partner = partners[name];
    const tls = tlsOf(partner);
    const made = createWire(
      {
        name: name.toLowerCase(),
        baseUrl: partner.URL,
        deadlineMs: partner.DEADLINE_MS,
        maxBytes: partner.MAX_BYTES,
        maxPages: partner.MAX_PAGES,
        authorise: authoriseWith(partner, deps, closers),
        ...(tls ? { tls } : {}),
      },
      deps,
    );
    closers.push(() => made.close());
    return made;
  };
  return {
    brp: createBrpConnector(wire('BRP')),
    ggz: createGgzConnector(wire('GGZ'), { today }),
    wmo: createWmoConnector(wire('WMO'), { today }),
    wi: createWiConnector(wire('WI'), { today }),
    cjg: createCjgConnector(wire('CJG'), deps),
    police: createPoliceConnector(wire('POLICE')),
    close: () => {
      for (const close of closers) close();
    },
  };
};
