import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { FastifyInstance } from 'fastify';

import { addExplorerRoutes } from './add-explorer-routes.ts';
import { addAnnounceRoute } from './announce/add-announce-route.ts';
import { createPartnerTokens } from './authorise-partner-call.ts';
import type { PartnerTokens } from './authorise-partner-call.ts';
import { createBrp } from './brp/create-brp.ts';
import { createCertificates } from './certificates.ts';
import type { TestCertificates } from './certificates.ts';
import { createCjg } from './cjg/create-cjg.ts';
import { dayClock } from './day-clock.ts';
import { createDossiers } from './dossiers/create-dossiers.ts';
import { allPersons, families } from './families/families.ts';
import type { Person } from './families/person.ts';
import { createGgz } from './ggz/create-ggz.ts';
import { createIdentityProvider } from './identity/create-identity-provider.ts';
import type { IdentityProvider } from './identity/create-identity-provider.ts';
import { organisations } from './identity/demo-people.ts';
import { newSecret } from './identity/partner-credentials.ts';
import type { TokenLifetimes } from './identity/provider-configuration.ts';
import { createPolice } from './police/create-police.ts';
import { removeSandboxState, writeSandboxState } from './sandbox-state.ts';
import { sandboxPartners } from './stand-ins.ts';
import type { SandboxPartner, StandIns } from './stand-ins.ts';
import { subscribeHub } from './subscribe-hub.ts';
import { createWi } from './zgw/create-wi.ts';
import { createWmo } from './zgw/create-wmo.ts';

/** What a sandbox is started with. */
export interface SandboxOptions {
  /** Where keys, certificates and the state for the demo commands are kept. */
  readonly dataDir: string;
  /** The audience of access tokens for the hub. */
  readonly audience: string;
  /** The sandbox's set day, YYYY-MM-DD. */
  readonly today: string;
  readonly lifetimes?: Partial<TokenLifetimes>;
  /** A partner's deadline in milliseconds as the hub is to keep it; without it the hub's own. */
  readonly deadlineMs?: number;
  /** The settings of webhooks in the place of fresh secrets, by partner; an empty one leaves the webhook out. */
  readonly webhookSecrets?: Partial<Readonly<Record<SandboxPartner, string>>>;
}

/** The running sandbox: six partners and an identity provider, each an HTTP server of its own on loopback. */
export interface Sandbox {
  /** The hub's settings for these partners, in the form of environment variables. */
  readonly settings: Readonly<Record<string, string>>;
  readonly standIns: StandIns;
  readonly identity: IdentityProvider;
  readonly certificates: TestCertificates;
  /** The check of bearer tokens at the partners; `revokeAccepted` withdraws every token that the hub has used. */
  readonly partnerTokens: PartnerTokens;
  /** The BRP's register by BSN; what changes in it shows in the BRP's next answer. */
  readonly persons: Map<string, Person>;
  /** Adds the explorer page and the routes for demo tokens and demo changes to the hub's server. */
  addRoutes(app: FastifyInstance): void;
  /** Leaves behind where the hub is (its address without a path), for the demo commands, and subscribes it at the partners. */
  announce(hubUrl: string): Promise<void>;
  close(): Promise<void>;
}

/** The name of the client certificate with which the hub calls this partner; `certificates.revoke` takes it. */
export function hubCertificate(partner: 'brp' | 'police'): string {
  return `hub-${partner}`;
}

/** Starts everybody's stand-ins with fresh keys and certificates below `dataDir`. When one does not start, those that did are closed. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const closers: (() => Promise<void>)[] = [];
  const closeAll = async (): Promise<void> => {
    await Promise.all([...closers.map((close) => close()), removeSandboxState(options.dataDir)]);
  };
  const kept = async <T extends { close(): Promise<void> }>(starting: Promise<T>): Promise<T> => {
    const started = await starting;
    closers.push(() => started.close());
    return started;
  };
  try {
    const keysDir = join(options.dataDir, 'sandbox-keys');
    const certificates = await createCertificates(keysDir);
    const identity = await kept(
      createIdentityProvider({ audience: options.audience, ...(options.lifetimes === undefined ? {} : { lifetimes: options.lifetimes }) }),
    );
    const tokens = createPartnerTokens(identity);
    const dossiers = createDossiers(families, options.today);
    const persons = new Map(allPersons);
    const zgwClient = { clientId: 'gezinsbeeld', secret: newSecret() };
    const now = dayClock(options.today);
    const common = { tokens, day: options.today, dossiers, now };
    const municipal = { client: zgwClient, day: options.today, dossiers, now };
    const fresh = Object.fromEntries(sandboxPartners.map((partner) => [partner, newSecret()])) as Record<SandboxPartner, string>;
    const secrets = { ...fresh, ...options.webhookSecrets };

    const [brpTls, policeTls] = await Promise.all([certificates.serverTls('brp'), certificates.serverTls('police')]);
    const [brp, ggz, wmo, wi, cjg, police] = await Promise.all([
      kept(createBrp({ tokens, tls: brpTls, day: options.today, persons, now })),
      kept(createGgz(common)),
      kept(createWmo(municipal)),
      kept(createWi(municipal)),
      kept(createCjg(common)),
      kept(createPolice({ ...common, tls: policeTls })),
    ]);
    const standIns = { brp, ggz, wmo, wi, cjg, police };
    const settings = {
      ISSUER_URL: identity.issuer,
      HUB_OIN: organisations.municipality.oin,
      HUB_MUNICIPALITIES: region.join(','),
      ORGANISATIONS_FILE: await writeOrganisations(keysDir),
      AUDIENCE: options.audience,
      ...addresses(standIns, options.deadlineMs),
      ...owners,
      ...(await oauthSettings(identity, keysDir)),
      ...zgwSettings(zgwClient),
      ...webhookSettings(secrets),
      ...(await certificateSettings(certificates)),
    };
    return {
      settings,
      standIns,
      identity,
      certificates,
      partnerTokens: tokens,
      persons,
      addRoutes: (app) => {
        addExplorerRoutes(app, identity);
        addAnnounceRoute(app, standIns);
      },
      announce: async (hubUrl) => {
        const { tokenUrl, demoSecrets } = identity;
        await writeSandboxState(options.dataDir, { url: `${hubUrl}/graphql`, tokenUrl, demoSecrets });
        await subscribeHub(standIns, hubUrl, secrets);
      },
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

const { municipality, police, ggz, youth } = organisations;

/** Where the three families of the demo live: the municipalities for which the fictitious one works. */
const region = ['0281', '0344', '0363', '0599'];

/** Leaves behind the official names of the organisations, by OIN, and answers in which file. */
async function writeOrganisations(keysDir: string): Promise<string> {
  await mkdir(keysDir, { recursive: true });
  const file = join(keysDir, 'organisations.json');
  await writeFile(file, JSON.stringify(Object.fromEntries(Object.values(organisations).map(({ oin, name }) => [oin, name]))));
  return file;
}

/** Whose own data a partner holds; what the BRP holds is nobody's own. */
const owners: Readonly<Record<string, string>> = {
  GGZ_OWNER: `${ggz.oin}/GGZ`,
  CJG_OWNER: `${youth.oin}/JGD`,
  WMO_OWNER: `${municipality.oin}/WMO`,
  WI_OWNER: `${municipality.oin}/WI`,
  POLICE_OWNER: `${police.oin}/POL`,
};

function addresses(standIns: Sandbox['standIns'], deadlineMs: number | undefined): Record<string, string> {
  const entries = Object.entries(standIns).flatMap(([name, { url }]) => {
    const prefix = name.toUpperCase();
    const address = [`${prefix}_URL`, url];
    return deadlineMs === undefined ? [address] : [address, [`${prefix}_DEADLINE_MS`, String(deadlineMs)]];
  });
  return Object.fromEntries(entries) as Record<string, string>;
}

async function oauthSettings(identity: IdentityProvider, keysDir: string): Promise<Record<string, string>> {
  await mkdir(keysDir, { recursive: true });
  const settings = await Promise.all(
    ['brp', 'ggz', 'cjg', 'police'].map(async (partner): Promise<Record<string, string>> => {
      const credential = identity.partnerCredential(partner);
      const prefix = partner.toUpperCase();
      const shared = {
        [`${prefix}_TOKEN_URL`]: identity.tokenUrl,
        [`${prefix}_CLIENT_ID`]: credential.clientId,
        [`${prefix}_SCOPE`]: credential.scope,
      };
      if ('secret' in credential) return { ...shared, [`${prefix}_CLIENT_SECRET`]: credential.secret };
      const keyFile = join(keysDir, `hub-${partner}.jwk.json`);
      await writeFile(keyFile, JSON.stringify(credential.privateKey), { mode: 0o600 });
      return { ...shared, [`${prefix}_PRIVATE_KEY_FILE`]: keyFile, [`${prefix}_KEY_ID`]: credential.privateKey.kid };
    }),
  );
  return Object.assign({}, ...settings) as Record<string, string>;
}

function zgwSettings({ clientId, secret }: { readonly clientId: string; readonly secret: string }): Record<string, string> {
  return { WMO_CLIENT_ID: clientId, WMO_CLIENT_SECRET: secret, WI_CLIENT_ID: clientId, WI_CLIENT_SECRET: secret };
}

function webhookSettings(secrets: Readonly<Record<SandboxPartner, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(secrets).map(([partner, secret]) => [`${partner.toUpperCase()}_WEBHOOK_SECRET`, secret]));
}

async function certificateSettings(certificates: TestCertificates): Promise<Record<string, string>> {
  const settings = await Promise.all(
    (['brp', 'police'] as const).map(async (partner) => {
      const { certFile, keyFile } = await certificates.client(hubCertificate(partner));
      const prefix = partner.toUpperCase();
      return { [`${prefix}_CERT_FILE`]: certFile, [`${prefix}_KEY_FILE`]: keyFile, [`${prefix}_CA_FILE`]: certificates.caFile };
    }),
  );
  return Object.assign({}, ...settings) as Record<string, string>;
}
