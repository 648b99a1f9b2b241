import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { ChangeRecorder } from '#audit/record-change.ts';
import { createAuditWriter } from '#audit/store.ts';
import { logDesk } from '#admin/log-desk.ts';
import type { LoadCase } from '#admin/simulate/simulate-case.ts';
import type { ConnectedPartners } from '#connectors/connect-partners.ts';
import { amsterdamDay } from '#consent/amsterdam-day.ts';
import { loadSituation } from '#consent/store.ts';
import type { Database } from '#database/create-database.ts';
import type { Encryption } from '#database/encryption.ts';
import { migrateAtStart } from '#database/migrate-at-start.ts';
import { seed } from '#database/seed.ts';
import { createCjgExecutor } from '#resolvers/cjg/create-cjg-executor.ts';
import type { Sandbox, SandboxOptions } from '#sandbox/start-sandbox.ts';
import { noteReadInCase } from '#signals/own/note-read-in-case.ts';
import { createAuthenticate } from './authenticate.ts';
import { composeAuthzen } from './authzen/compose-authzen.ts';
import { createClock } from './clock.ts';
import { composeGateway } from './compose-gateway.ts';
import { announceCommits } from './compose/announce-commits.ts';
import { civilRegisterOf } from './compose/civil-register-of.ts';
import { composeWebhooks } from './compose/compose-webhooks.ts';
import { connectConfigured } from './compose/connect-configured.ts';
import { hourlyWork } from './compose/hourly-work.ts';
import { inboundReaders } from './compose/inbound-readers.ts';
import { openEvents } from './compose/open-events.ts';
import { openInbound } from './compose/open-inbound.ts';
import { openKafka } from './compose/open-kafka.ts';
import { openMatching } from './compose/open-matching.ts';
import { openSandbox, sandboxDay, withSandbox } from './compose/open-sandbox.ts';
import { openDatabase, openEncryption, takeFolder } from './compose/open-storage.ts';
import { openStreams } from './compose/open-streams.ts';
import { readOrganisations } from './compose/read-organisations.ts';
import { resolversFor } from './compose/resolvers-for.ts';
import { composeDesk } from './desk/compose-desk.ts';
import { openDesks } from './desk/open-desks.ts';
import { closeInTurn } from './close-in-turn.ts';
import { createHealth } from './health.ts';
import { createLog } from './log.ts';
import { instanceId } from './instance-id.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { ownersOf } from './owners-of.ts';
import { openPolicies, type OpenPolicies } from './open-policies.ts';
import { serve, type RunningServer } from './serve.ts';
import { readSettings, SettingsError, type Settings } from './settings.ts';
import { watchSignals } from './signal-metrics.ts';
import { stopOnSignal } from './stop-on-signal.ts';
import { whatNext } from './what-next.ts';
import { within } from './within.ts';

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

interface Composition {
  readonly clock: () => Date;
  readonly log: Logger;
  readonly database: Database;
  readonly encryption: Encryption;
  readonly sandbox: Sandbox | null;
  readonly partners: ConnectedPartners | undefined;
  readonly elapsed: (() => number) | undefined;
  readonly now: (() => number) | undefined;
  readonly metrics: Metrics;
  readonly policies: OpenPolicies;
  /** Under which name this hub writes its audit records. */
  readonly recorder: ChangeRecorder;
}

/** Everything of one process, composed; `settings.partners` must be there. */
const compose = async (settings: Settings, composition: Composition): Promise<Hub> => {
  const { hub } = settings;
  if (!settings.partners) throw new SettingsError('BRP_URL', 'is missing: partners are needed.');
  const { clock, log, encryption, sandbox, metrics, policies, recorder, now = Date.now } = composition;
  const { database, onCommit } = announceCommits(composition.database);
  const owners = ownersOf(settings);
  const kafka = openKafka(hub, log);
  const policy = policies.current;
  const audit = createAuditWriter(database, { ...recorder, clock });
  const partners = connectConfigured(settings.partners, composition);
  const situationOf: LoadCase = async (caseId, question) => loadSituation({ database, encryption }, caseId, { ...question, owners });
  const parts = {
    database,
    encryption,
    recorder,
    owners,
    newId: randomUUID,
    versions: policies.versions,
    policyByHash: policies.policyByHash,
    loadCase: situationOf,
    hubOin: hub.HUB_OIN ?? '',
    organisations: readOrganisations(hub.ORGANISATIONS_FILE),
    municipalities: new Set(hub.HUB_MUNICIPALITIES?.split(',')),
    civilRegister: civilRegisterOf(partners),
    wake: () => matching.wake(),
    ...logDesk({ database, policyByHash: policies.policyByHash }),
  };
  const desk = composeDesk(parts, { policy, audit, clock, storeMs: hub.REQUEST_BUDGET_MS, maxCost: hub.MAX_COST });
  const gateway = await composeGateway({
    policy,
    loadSituation: situationOf,
    resolversFor: resolversFor(database, partners),
    answerDesk: desk.answerDesk,
    noteMatches: async (read, at) => noteReadInCase(database.sql, read, amsterdamDay(at)),
    executeCjg: createCjgExecutor(partners.cjg),
    budgetMs: hub.REQUEST_BUDGET_MS,
    maxCost: hub.MAX_COST,
    audit,
    clock,
    log,
  });
  const watchSignal = watchSignals(metrics);
  const refresh = hourlyWork({
    database,
    encryption,
    clock,
    log,
    partners,
    policy,
    desksOf: (active) => openDesks(parts, active),
    onSignals: watchSignal.counted,
    minutes: hub.REFRESH_MINUTES,
  });
  await refresh.now();
  const matching = openMatching({
    deskOf: (active) => openDesks(parts, active).signals,
    policy,
    clock,
    log,
    onFailed: watchSignal.failed,
  });
  const inbound = openInbound({
    database,
    encryption,
    partners,
    owners,
    policy,
    recorder,
    readersOf: inboundReaders({ partners, sql: database.sql, clock, log }),
    kafka,
    hub,
    clock,
    log,
    metrics,
  });
  const streams = openStreams({ gateway, database, policy, loadSituation: situationOf, audit, clock, hub, metrics, log, now });
  onCommit(streams.wake);
  const server: RunningServer = await serve({
    settings: hub,
    introspection: hub.INTROSPECTION ?? sandbox !== null,
    gateway,
    authenticate: createAuthenticate({
      issuer: new URL(hub.ISSUER_URL ?? ''),
      audience: hub.AUDIENCE,
      hubOin: hub.HUB_OIN ?? '',
      timeoutMs: hub.ISSUER_TIMEOUT_MS,
    }),
    health: createHealth({
      ping: async () => within(hub.REQUEST_BUDGET_MS, database.ping()),
      supergraph: () => true,
      policy: policies.upToDate,
    }),
    metrics,
    log,
    clock,
    addAuthzen: composeAuthzen({ store: { database, encryption }, owners, policy, clock, audit, hub }),
    addReport: desk.addReport,
    addWebhooks: composeWebhooks({
      partners: settings.partners,
      receive: inbound.inbox.receive,
      clock,
      perMinute: 10 * hub.INBOX_PER_MINUTE,
    }),
    addStream: streams.addStream,
    ...(sandbox ? { extraRoutes: sandbox.addRoutes } : {}),
  });
  const { url } = server;
  const recipients = [...owners.values()];
  const events = openEvents({ hub, url, kafka, policies, database, loadSituation: situationOf, audit, clock, log, metrics, recipients });
  onCommit(events.wake);
  matching.start();
  inbound.start();
  return {
    url,
    sandbox,
    refresh: refresh.now,
    close: async () => {
      void refresh.stop();
      await server.close();
      await matching.close();
      await inbound.close();
      await streams.close();
      await events.close();
      await audit.settled();
      partners.close();
    },
  };
};

/** What a test can put in the place of the real thing. */
export interface HubOverrides {
  readonly log?: Logger;
  readonly clock?: () => Date;
  /** Milliseconds that only ever go up, with which tokens and breakers count. */
  readonly elapsed?: () => number;
  /** The real time in milliseconds, by which the token of a stream ends. */
  readonly now?: () => number;
  /** How long the sandbox's tokens live, and the like. */
  readonly sandbox?: Partial<SandboxOptions>;
  /** Partners in the place of those that are configured. */
  readonly partners?: ConnectedPartners;
  /** Fills the migrated database before the hub serves. */
  readonly fill?: (database: Database, encryption: Encryption, now: Date) => Promise<unknown>;
}

type Opened = Pick<Composition, 'clock' | 'log' | 'sandbox'> & { readonly settings: Settings; readonly writerId: string };

/** Opens the migrated, filled database and serves from it; every step leaves behind how it is undone. */
const openHub = async (
  { settings, clock, log, sandbox, writerId }: Opened,
  overrides: HubOverrides,
  closers: (() => Promise<void>)[],
): Promise<Hub> => {
  const { hub } = settings;
  const encryption = await openEncryption(hub);
  const database = await openDatabase(hub, log);
  closers.push(async () => database.close());
  await migrateAtStart(database, hub.DATABASE_URL);
  const fill = overrides.fill ?? (sandbox ? seed : null);
  await fill?.(database, encryption, clock());
  const metrics = createMetrics();
  const recorder = { writerId, register: 'https://gezinsbeeld.example/verwerkingen' };
  const policies = await openPolicies({ database, recorder, clock, log, metrics });
  closers.push(policies.close);
  const { partners, elapsed, now } = overrides;
  const running = await compose(settings, {
    clock,
    log,
    database,
    encryption,
    sandbox,
    partners,
    elapsed,
    now,
    metrics,
    policies,
    recorder,
  });
  closers.push(running.close);
  await sandbox?.announce(running.url);
  return running;
};

/** Starts a hub: with the partners that are configured, or else with the sandbox. Throws a `SettingsError` that names a setting that is wrong. */
export const startHub = async (
  environment: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
  overrides: HubOverrides = {},
): Promise<Hub> => {
  const given = readSettings(environment, args);
  const { hub } = given;
  const log = overrides.log ?? createLog(hub.LOG_LEVEL);
  const closers: (() => Promise<void>)[] = [];
  const closeAll = (): Promise<void> => closeInTurn(closers.toReversed());
  try {
    const release = await takeFolder(hub);
    closers.push(async () => release());
    const sandbox = given.partners ? null : await openSandbox(hub, overrides.sandbox);
    if (sandbox) closers.push(sandbox.close);
    const clock = overrides.clock ?? createClock(sandbox ? (hub.TODAY ?? sandboxDay) : undefined);
    const settings = sandbox ? withSandbox(hub, sandbox) : given;
    return { ...(await openHub({ settings, clock, log, sandbox, writerId: instanceId(hub) }, overrides, closers)), close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
};

const runUntilSignalled = async (): Promise<void> => {
  const args = process.argv.slice(2);
  const hub = await startHub(process.env, args);
  console.log(whatNext(hub, readSettings(process.env, args).hub.DATA_DIR));
  stopOnSignal(hub.close);
};

if (import.meta.main) {
  runUntilSignalled().catch((error: unknown) => {
    console.error(error instanceof SettingsError ? error.message : error);
    process.exit(1);
  });
}
