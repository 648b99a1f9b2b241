import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { readAccessLog, type Access } from '#audit/read.ts';
import { createAuditWriter } from '#audit/store.ts';
import { connectPartners, type ConnectedPartners } from '#connectors/connect-partners.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import { compilePolicy } from '#consent/compile.ts';
import { loadPolicy } from '#consent/load-policy.ts';
import { defaultPolicyFolder, readPolicyFolder } from '#consent/policies/read-policy-folder.ts';
import type { CaseSituation } from '#consent/situation.ts';
import { loadSituation } from '#consent/store.ts';
import { createDatabase, type Database } from '#database/create-database.ts';
import { createEncryption, type Encryption } from '#database/encryption.ts';
import { migrate } from '#database/migrate.ts';
import { seed } from '#database/seed.ts';
import { createRegieReader } from '#regie/create-regie-reader.ts';
import { createReadParts } from '#regie/read-parts.ts';
import type { AccessLogEntry } from '#regie/reader.ts';
import { refreshCivilFacts } from '#regie/refresh-civil-facts.ts';
import { createBrpSubgraph } from '#resolvers/brp/create-brp-subgraph.ts';
import { createCjgExecutor } from '#resolvers/cjg/create-cjg-executor.ts';
import { createGgzSubgraph } from '#resolvers/ggz/create-ggz-subgraph.ts';
import type { OperationContext } from '#resolvers/context.ts';
import { createPoliceSubgraph } from '#resolvers/police/create-police-subgraph.ts';
import { createRegieSubgraph } from '#resolvers/regie/create-regie-subgraph.ts';
import { createWiSubgraph } from '#resolvers/wi/create-wi-subgraph.ts';
import { createWmoSubgraph } from '#resolvers/wmo/create-wmo-subgraph.ts';
import type { Sandbox, SandboxOptions } from '#sandbox/start-sandbox.ts';
import { createAnsweringGateway } from './answer.ts';
import { createAuthenticate } from './authenticate.ts';
import { createDoor, inProcess, type ExecuteSubgraph } from './call-subgraph.ts';
import { createClock } from './clock.ts';
import { createView } from './disclose/disclose.ts';
import { readLabels } from './disclose/labels.ts';
import { partition } from './disclose/partition.ts';
import { createOperationReader } from './disclose/read-operation.ts';
import { federate } from './federate/federate.ts';
import { createHealth } from './health.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { operationOf, openOperations } from './open-operation.ts';
import { createPolicySource } from './policy-source.ts';
import { serve, type RunningServer } from './serve.ts';
import { readPartners, readSettings, SettingsError, type HubSettings, type Settings } from './settings.ts';
import { PartnerHealth } from './sources.ts';

/** A running hub. */
export interface Hub {
  /** Where it listens, such as `http://127.0.0.1:4000`. */
  readonly url: string;
  /** The sandbox that it runs with, or null in production. */
  readonly sandbox: Sandbox | null;
  /** Compares the civil facts of open cases with the BRP now, as happens every hour. */
  refresh(): Promise<void>;
  /** Finishes what is under way, then lets go of everything. */
  close(): Promise<void>;
}

const supergraphFile = join(import.meta.dirname, '../schema/supergraph.graphql');

const createLog = (level: string): Logger =>
  pino({ level, redact: ['*.authorization', '*.bsn', '*.body', '*.token'], base: { service: 'gezinsbeeld' } });

const ownersOf = (settings: Settings): ReadonlyMap<string, string> =>
  new Map(Object.entries(settings.partners ?? {}).flatMap(([name, { OWNER }]) => (OWNER ? [[name.toLowerCase(), OWNER] as const] : [])));

const subgraphsOf = (partners: ConnectedPartners): ReadonlyMap<string, ExecuteSubgraph> => {
  const resolverContext = (context: unknown): unknown => operationOf(context).resolvers;
  const executeCjg = createCjgExecutor(partners.cjg);
  return new Map<string, ExecuteSubgraph>([
    ['regie', inProcess(createRegieSubgraph(), resolverContext)],
    ['brp', inProcess(createBrpSubgraph(), resolverContext)],
    ['ggz', inProcess(createGgzSubgraph(), resolverContext)],
    ['wmo', inProcess(createWmoSubgraph(), resolverContext)],
    ['wi', inProcess(createWiSubgraph(), resolverContext)],
    ['police', inProcess(createPoliceSubgraph(), resolverContext)],
    ['cjg', async ({ document, variables, context }) => executeCjg({ document, variables }, operationOf(context).resolvers.scope)],
  ]);
};

const refreshEvery = (
  minutes: number,
  parts: {
    readonly database: Database;
    readonly encryption: Encryption;
    readonly partners: ConnectedPartners;
    readonly clock: () => Date;
    readonly log: Logger;
  },
): { readonly now: () => Promise<void>; readonly stop: () => void } => {
  const { database, encryption, partners, clock, log } = parts;
  const refresh = async (): Promise<void> => {
    const scope = { traceparent: `00-${'1'.repeat(32)}-${'1'.repeat(16)}-00`, signal: AbortSignal.timeout(60_000) };
    try {
      const done = await refreshCivilFacts({
        sql: database.sql,
        encryption,
        now: clock(),
        fetchCivilFacts: async (bsns) => {
          const outcome = await partners.brp.fetchCivilFacts(bsns, scope);
          return outcome.state === 'found' ? outcome.value : null;
        },
      });
      log.info(done, 'Civil facts compared with the BRP');
    } catch (error) {
      log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'Civil facts could not be compared with the BRP');
    }
  };
  const timer = setInterval(() => void refresh(), minutes * 60_000);
  timer.unref();
  return { now: refresh, stop: () => clearInterval(timer) };
};

const resolversFor =
  (database: Database, partners: ConnectedPartners) =>
  (scope: OperationContext['scope'], situation: CaseSituation): OperationContext => ({
    scope,
    recipient: situation.recipient,
    caseReference: situation.caseReference,
    partners: {
      brp: partners.brp.session(scope),
      ggz: partners.ggz.session(scope),
      wmo: partners.wmo.session(scope),
      wi: partners.wi.session(scope),
      police: partners.police.session(scope, situation),
    },
    regie: createRegieReader({
      familyCase: situation.familyCase,
      members: situation.members,
      recipient: situation.recipient,
      today: situation.today,
      readParts: createReadParts(database),
      accessLog: async (memberId) => (await readAccessLog(database, situation.caseId, memberId)).map(accessLogEntry),
    }),
  });

const accessLogEntry = (access: Access): AccessLogEntry => ({
  who: `${access.oin} ${access.role}`,
  recipient: `${access.oin}/${access.role}`,
  at: access.at.toISOString(),
  purpose: access.purpose,
  article: access.articles.join('; ') || null,
});

const observeWith = (metrics: Metrics) => (measure: { readonly partner: string; readonly outcome: string; readonly ms: number }) => {
  const { partner, outcome, ms } = measure;
  metrics.partnerCalls.inc({ partner, outcome });
  metrics.partnerSeconds.observe({ partner }, ms / 1000);
  metrics.partnerAvailable.set({ partner }, outcome === 'found' || outcome === 'missing' ? 1 : 0);
};

interface Composition {
  readonly clock: () => Date;
  readonly log: Logger;
  readonly database: Database;
  readonly encryption: Encryption;
  readonly sandbox: Sandbox | null;
  readonly partners: ConnectedPartners | undefined;
  readonly elapsed: (() => number) | undefined;
}

/** Everything of one process, composed; `settings.partners` must be there. */
const compose = async (settings: Settings, composition: Composition): Promise<Hub> => {
  const { hub } = settings;
  if (!settings.partners) throw new SettingsError('BRP_URL', 'is missing: partners are needed.');
  const { clock, log, database, encryption, sandbox } = composition;
  const metrics = createMetrics();
  const partners =
    composition.partners ??
    connectPartners(settings.partners, {
      clock,
      today: () => amsterdamDay(clock()),
      random: Math.random,
      log,
      observe: observeWith(metrics),
      ...(composition.elapsed ? { elapsed: composition.elapsed } : {}),
    });
  const policy = createPolicySource(
    (
      (loaded) => (day: string) =>
        compilePolicy(loaded, day)
    )(loadPolicy(readPolicyFolder(defaultPolicyFolder))),
    () => amsterdamDay(clock()),
  );
  const supergraphSdl = readFileSync(supergraphFile, 'utf8');
  const labels = readLabels(supergraphSdl);
  const subgraphs = subgraphsOf(partners);
  const door = createDoor(subgraphs, 'regie', operationOf, ({ subgraph, error }) => {
    log.error({ subgraph, error: error instanceof Error ? error.name : 'unknown' }, 'A subgraph failed');
  });
  const graph = await federate({
    supergraphSdl,
    callSubgraph: partition(labels, (context) => operationOf(context).listing, door),
    unprojected: true,
  });
  const audit = createAuditWriter(database, { writerId: 'hub', clock, register: 'https://gezinsbeeld.example/verwerkingen' });
  const gateway = createAnsweringGateway({
    graph,
    supergraphSdl,
    read: createOperationReader({ schema: graph.apiSchema, labels, classes: policy().classes }),
    view: createView(labels, graph.execute),
    policy,
    loadSituation: async (caseId, question) => loadSituation({ database, encryption }, caseId, { ...question, owners: ownersOf(settings) }),
    openOperation: openOperations({
      partnerNames: [...subgraphs.keys()].filter((name) => name !== 'regie'),
      health: new PartnerHealth(clock),
      budgetMs: hub.REQUEST_BUDGET_MS,
      resolversFor: resolversFor(database, partners),
    }),
    audit,
    clock,
    maxCost: hub.MAX_COST,
  });
  const refresh = refreshEvery(hub.REFRESH_MINUTES, { database, encryption, partners, clock, log });
  await refresh.now();
  const server: RunningServer = await serve({
    settings: hub,
    introspection: hub.INTROSPECTION ?? sandbox !== null,
    gateway,
    authenticate: createAuthenticate({ issuer: new URL(hub.ISSUER_URL ?? ''), audience: hub.AUDIENCE, timeoutMs: hub.ISSUER_TIMEOUT_MS }),
    health: createHealth({ ping: async () => database.ping(), supergraph: () => labels.size > 0, policy: () => policy().hash !== '' }),
    metrics,
    log,
    clock,
    ...(sandbox ? { extraRoutes: sandbox.addRoutes } : {}),
  });
  return {
    url: server.url,
    sandbox,
    refresh: refresh.now,
    close: async () => {
      refresh.stop();
      await server.close();
      await audit.settled();
      partners.close();
    },
  };
};

const openSandbox = async (hub: HubSettings, options: Partial<SandboxOptions> = {}): Promise<Sandbox> => {
  const { startSandbox } = await import('#sandbox/start-sandbox.ts');
  return startSandbox({ dataDir: hub.DATA_DIR, audience: hub.AUDIENCE, today: hub.TODAY ?? sandboxDay, ...options });
};

/** What a test can put in the place of the real thing. */
export interface HubOverrides {
  readonly log?: Logger;
  readonly clock?: () => Date;
  /** Milliseconds that only ever go up, with which tokens and breakers count. */
  readonly elapsed?: () => number;
  /** How long the sandbox's tokens live, and the like. */
  readonly sandbox?: Partial<SandboxOptions>;
  /** Partners in the place of those that are configured. */
  readonly partners?: ConnectedPartners;
  /** Fills the migrated database before the hub serves. */
  readonly fill?: (database: Database, encryption: Encryption, now: Date) => Promise<unknown>;
}

const sandboxDay = '2026-11-20';

/** The key of a sandbox's case register, made once and kept in its data folder. */
const sandboxKeys = (dataDir: string): string => {
  const file = join(dataDir, 'encryption-keys');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `sandbox:${randomBytes(32).toString('base64')}`, { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
};

const withSandbox = (hub: HubSettings, { settings }: Sandbox): Settings => ({
  hub: { ...hub, ISSUER_URL: settings['ISSUER_URL'], ENCRYPTION_KEYS: hub.ENCRYPTION_KEYS ?? sandboxKeys(hub.DATA_DIR) },
  partners: readPartners(settings),
});

/** Starts a hub: with the partners that are configured, or else with the sandbox. Throws a `SettingsError` that names a setting that is wrong. */
export const startHub = async (
  environment: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
  overrides: HubOverrides = {},
): Promise<Hub> => {
  const settings = readSettings(environment, args);
  const { hub } = settings;
  const log = overrides.log ?? createLog(hub.LOG_LEVEL);
  const closers: (() => Promise<void>)[] = [];
  const closeAll = async (): Promise<void> => {
    for (const close of closers.reverse()) await close();
  };
  try {
    const sandbox = settings.partners ? null : await openSandbox(hub, overrides.sandbox);
    if (sandbox) closers.push(sandbox.close);
    const clock = overrides.clock ?? createClock(sandbox ? (hub.TODAY ?? sandboxDay) : undefined);
    const complete = sandbox ? withSandbox(hub, sandbox) : settings;
    const database = await createDatabase({ databaseUrl: hub.DATABASE_URL, dataDir: join(hub.DATA_DIR, 'database') }, (error) => {
      log.warn({ error: error.name }, 'A connection to the database was lost');
    });
    closers.push(async () => database.close());
    await migrate(database);
    const encryption = createEncryption(complete.hub.ENCRYPTION_KEYS ?? '');
    const fill = overrides.fill ?? (sandbox ? seed : null);
    await fill?.(database, encryption, clock());
    const running = await compose(complete, { clock, log, database, encryption, sandbox, partners: overrides.partners, elapsed: overrides.elapsed });
    closers.push(running.close);
    await sandbox?.announce(running.url);
    return { ...running, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
};

const runUntilSignalled = async (): Promise<void> => {
  const hub = await startHub(process.env, process.argv.slice(2));
  console.log(`Gezinsbeeld listens on ${hub.url}/graphql`);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void hub.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
};

if (import.meta.main) {
  runUntilSignalled().catch((error: unknown) => {
    console.error(error instanceof SettingsError ? error.message : error);
    process.exit(1);
  });
}
