import { vi } from 'vitest';
import type { Database, Sql } from '#database/create-database.ts';
import { seed } from '#database/seed.ts';
import { demoMemberBsn } from '#sandbox/identity/demo-people.ts';
import type { SandboxPartner } from '#sandbox/stand-ins.ts';
import type { HubOverrides } from '#gateway/main.ts';
import { raiseStage, type Stage } from '../stage.ts';

/** An event that was written because of what a partner announced. */
export interface WrittenEvent {
  readonly type: string;
  readonly caseId: string | null;
  readonly about: readonly { readonly member: string; readonly classes: readonly string[] }[];
  readonly facts: Readonly<Record<string, unknown>> | null;
}

/** How a message of a partner ended. */
export interface EndedMessage {
  readonly source: string;
  readonly state: string;
  readonly outcome: string | null;
  readonly place: string | null;
}

/** What is posted to a webhook, instead of what a partner would send. */
export interface Posting {
  /** The whole header Authorization; null for none. The partner's own unless given. */
  readonly authorization?: string | null;
  readonly contentType?: string;
  readonly method?: string;
  readonly path?: string;
}

/** A hub with its sandbox, and a look into what its webhooks lead to. */
export interface WebhookStage extends Stage {
  readonly sql: Sql;
  /** The BSN of a demo family member. */
  bsn(member: string): string;
  /** What was written while this was done, in order, and how the messages ended that came in meanwhile. */
  during(work: () => Promise<unknown>): Promise<{ readonly events: readonly WrittenEvent[]; readonly ended: readonly EndedMessage[] }>;
  /** Waits until nothing waits in the inbox. */
  settled(): Promise<void>;
  post(partner: SandboxPartner, body: unknown, posting?: Posting): Promise<Response>;
  secretOf(partner: SandboxPartner): string;
}

const mediaTypes: Readonly<Record<SandboxPartner, string>> = {
  wmo: 'application/json',
  wi: 'application/json',
  ggz: 'application/fhir+json',
  police: 'application/json',
  cjg: 'application/cloudevents+json',
  brp: 'application/cloudevents+json',
};

/** Raises it, on a fresh embedded database. */
export const raiseWebhookStage = async (
  env: Readonly<Record<string, string>> = {},
  overrides: HubOverrides = {},
): Promise<WebhookStage> => {
  let database: Database | undefined;
  const stage = await raiseStage({
    env,
    overrides: {
      ...overrides,
      fill: async (opened, encryption, now) => seed((database = opened), encryption, now),
    },
  });
  const sql: Sql = async (text, values) => {
    if (database === undefined) throw new Error('There is no database yet.');
    return database.sql(text, values);
  };
  const secretOf = (partner: SandboxPartner): string => stage.sandbox.settings[`${partner.toUpperCase()}_WEBHOOK_SECRET`] ?? '';
  const newest = async (table: 'inbox' | 'outbox'): Promise<string> => {
    const [row] = await sql<{ newest: string }>(`select coalesce(max(sequence), 0)::text as newest from ${table}`);
    return row?.newest ?? '0';
  };
  const settled = async (): Promise<void> =>
    vi.waitFor(
      async () => {
        const waiting = await sql(`select 1 from inbox where state = 'WAITING'`);
        if (waiting.length > 0) throw new Error('messages wait');
      },
      { timeout: 50_000, interval: 20 },
    );
  return {
    ...stage,
    sql,
    secretOf,
    settled,
    bsn: (member) => demoMemberBsn(member) ?? '',
    during: async (work) => {
      const [messages, events] = [await newest('inbox'), await newest('outbox')];
      await work();
      await settled();
      return {
        events: await sql<WrittenEvent>(
          `select type, case_id as "caseId", data -> 'about' as about, facts from outbox where sequence > $1::bigint order by case_id, sequence`,
          [events],
        ),
        ended: await sql<EndedMessage>(
          `select source, state::text, outcome, place from inbox where sequence > $1::bigint order by sequence`,
          [messages],
        ),
      };
    },
    post: async (partner, body, { authorization = `Bearer ${secretOf(partner)}`, contentType, method = 'POST', path } = {}) => {
      const headers = { 'content-type': contentType ?? mediaTypes[partner], ...(authorization === null ? {} : { authorization }) };
      const content = typeof body === 'string' ? body : JSON.stringify(body);
      const init: RequestInit = { method, headers };
      return fetch(`${stage.hub.url}/webhooks/${path ?? partner}`, method === 'GET' ? init : { ...init, body: content });
    },
  };
};
