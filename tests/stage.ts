import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createTestDatabase, type DatabaseKind } from '#database/testing/create-test-database.ts';
import { putMigratedDatabase } from '#database/testing/migrated-folder.ts';
import { startHub, type Hub } from '#gateway/main.ts';
import type { HubOverrides } from '#gateway/main.ts';
import type { DemoRole } from '#sandbox/identity/demo-people.ts';
import type { Sandbox } from '#sandbox/start-sandbox.ts';

/** What one request to the hub came back with. */
export interface Reply<Data = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: {
    readonly data?: Data | null;
    readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
    readonly extensions?: {
      readonly sources: Readonly<Record<string, { readonly state: string; readonly cause?: string; readonly since?: string }>>;
      readonly withheld: readonly Readonly<Record<string, unknown>>[];
    };
  };
}

/** One question to the hub: a query as somebody, for a purpose. */
export interface Question {
  readonly role: DemoRole;
  readonly member?: string;
  readonly purpose: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** The access token to ask with; a new one unless given. */
  readonly token?: string | null;
}

/** A whole hub with its sandbox on free ports, for tests: everything real, nothing shared with another stage. */
export interface Stage {
  readonly hub: Hub;
  readonly sandbox: Sandbox;
  /** All that was logged, one JSON line each. */
  readonly log: readonly string[];
  readonly dataDir: string;
  /** Where its database is, when that is PostgreSQL: a test can change a case there as somebody else would. */
  readonly databaseUrl: string | null;
  ask(question: Question): Promise<Reply>;
  /** Forgets what the partners were asked until now. */
  clearRequests(): void;
  close(): Promise<void>;
}

/** How long a stage waits for partners unless it is told otherwise, in milliseconds: a busy machine must not fail a test about content. */
const patience = '30000';

/** How many requests of one caller a stage takes in a minute unless it is told otherwise: one test asks more than any person. */
const plenty = '100000';

/** Raises a stage on a fresh database of this kind (PGlite unless named). */
export const raiseStage = async (
  options: { readonly database?: DatabaseKind; readonly env?: Readonly<Record<string, string>>; readonly overrides?: HubOverrides } = {},
): Promise<Stage> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gezinsbeeld-'));
  const database = options.database === 'postgres' ? await createTestDatabase('postgres') : null;
  const log: string[] = [];
  const env = {
    REQUEST_BUDGET_MS: patience,
    RATE_LIMIT_PER_MINUTE: plenty,
    ...(database?.url ? { DATABASE_URL: database.url } : {}),
    ...options.env,
  };
  if (!('DATABASE_URL' in env)) putMigratedDatabase(dataDir);
  const hub = await startHub(env, ['--port', '0', '--data', dataDir], {
    log: pino({ level: 'debug' }, { write: (line: string) => void log.push(line) }),
    ...options.overrides,
    sandbox: { deadlineMs: Number(patience), ...options.overrides?.sandbox },
  });
  const { sandbox } = hub;
  if (!sandbox) throw new Error('The stage needs the sandbox.');
  const ask = async ({ role, member, purpose, query, variables, headers, token: given }: Question): Promise<Reply> => {
    const token = given ?? (await sandbox.identity.tokenFor(role, member));
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        authorization: `Bearer ${token}`,
        'gezinsbeeld-purpose': purpose,
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as Reply['body'] };
  };
  return {
    hub,
    sandbox,
    log,
    dataDir,
    databaseUrl: database?.url ?? null,
    ask,
    clearRequests: () => {
      for (const standIn of Object.values(sandbox.standIns)) standIn.clearRequests();
    },
    close: async () => {
      await hub.close();
      await database?.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
