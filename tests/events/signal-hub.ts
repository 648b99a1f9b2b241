import { expect } from 'vitest';
import { createDatabase, type Database } from '#database/create-database.ts';
import type { DatabaseKind } from '#database/testing/create-test-database.ts';
import type { HubOverrides } from '#gateway/main.ts';
import type { DemoRole } from '#sandbox/identity/demo-people.ts';
import { raiseStage, type Reply, type Stage } from '../stage.ts';

/** Alexander (17) and Zoey (8) den Braber live with both their parents; Walter de Boer (12) lives elsewhere; Gerrit is their father. */
export const bsn = { alexander: '999995832', zoey: '999995807', walter: '999996186', gerrit: '999994542', unknown: '999990019' } as const;

/** A signal as its own party finds it. */
export interface Own {
  readonly id: string;
  readonly state: string;
  readonly contacts: readonly { readonly organisation: string; readonly dutyPhone: string }[] | null;
}

/** What the desk answers to one field. */
export interface Answered<Value> {
  readonly reply: Reply;
  readonly value: Value | null;
  readonly problems: readonly string[];
}

/** A whole hub without cases, for signals. */
export interface SignalHub {
  readonly stage: Stage;
  /** The hub's own database, beside it: for PostgreSQL only. */
  readonly database: Database | null;
  raise(role: DemoRole, about: string, input?: Readonly<Record<string, unknown>>): Promise<Answered<Own>>;
  withdraw(role: DemoRole, id: string): Promise<Answered<Own>>;
  own(role: DemoRole): Promise<readonly Own[]>;
  /** Resolves when the newest signal of this role has these contacts. */
  untilContacts(role: DemoRole, organisations: readonly string[]): Promise<void>;
  offers(role: DemoRole): Promise<readonly { readonly id: string; readonly kind: string; readonly caseId: string | null }[]>;
  accept(role: DemoRole, offerId: string): Promise<Answered<string>>;
  close(): Promise<void>;
}

const fields = 'id state kind raisedAt raisedBy contacts { organisation dutyPhone }';

/** Starts a hub with nobody in it. */
export async function startSignalHub(
  options: { readonly database?: DatabaseKind; readonly env?: Readonly<Record<string, string>>; readonly overrides?: HubOverrides } = {},
): Promise<SignalHub> {
  const stage = await raiseStage({ ...options, overrides: { fill: async () => undefined, ...options.overrides } });
  const database = stage.databaseUrl === null ? null : await createDatabase({ databaseUrl: stage.databaseUrl, poolSize: 2 });
  const change = async <Value>(field: string, question: Parameters<Stage['ask']>[0], pick: string): Promise<Answered<Value>> => {
    const reply = await stage.ask(question);
    const answer = reply.body.data?.[field] as Record<string, unknown> | null | undefined;
    const problems = (answer?.['problems'] ?? []) as readonly { readonly code: string }[];
    return { reply, value: (answer?.[pick] ?? null) as Value | null, problems: problems.map(({ code }) => code) };
  };
  const own: SignalHub['own'] = async (role) => {
    const { body } = await stage.ask({ role, purpose: 'SIGNAL', query: `{ signals { signals { ${fields} } problems { code } } }` });
    const found = body.data?.['signals'] as { readonly signals: readonly Own[] | null } | null | undefined;
    return found?.signals ?? [];
  };
  return {
    stage,
    database,
    raise: async (role, about, input = {}) =>
      change(
        'raiseSignal',
        {
          role,
          purpose: 'SIGNAL',
          query: `mutation ($signal: SignalInput!) { raiseSignal(signal: $signal) { signal { ${fields} } problems { code messageNl } } }`,
          variables: {
            signal: { bsn: about, kind: 'WORRIED', dutyPhone: '+31881000009', ...input },
          },
        },
        'signal',
      ),
    withdraw: async (role, id) =>
      change(
        'withdrawSignal',
        {
          role,
          purpose: 'SIGNAL',
          query: `mutation ($id: ID!) { withdrawSignal(signalId: $id) { signal { ${fields} } problems { code messageNl } } }`,
          variables: { id },
        },
        'signal',
      ),
    own,
    untilContacts: async (role, organisations) => {
      await expect
        .poll(async () => (await own(role))[0]?.contacts?.map((contact) => contact.organisation), { timeout: 30_000, interval: 50 })
        .toEqual(organisations);
    },
    offers: async (role) => {
      const { body } = await stage.ask({
        role,
        purpose: 'TRIAGE',
        query: '{ triageOffers { offers { id offeredOn kind caseId } problems { code } } }',
      });
      const found = body.data?.['triageOffers'] as { readonly offers: Awaited<ReturnType<SignalHub['offers']>> } | null | undefined;
      return found?.offers ?? [];
    },
    accept: async (role, offerId) =>
      change(
        'acceptTriage',
        {
          role,
          purpose: 'TRIAGE',
          query: 'mutation ($triage: TriageInput!) { acceptTriage(triage: $triage) { caseId problems { code messageNl } } }',
          variables: {
            triage: {
              offerId,
              name: 'Nadia Bakker',
              contact: 'n.bakker@voorbeeldstad.example',
              dutyPhone: '+31881000001',
            },
          },
        },
        'caseId',
      ),
    close: async () => {
      await database?.close();
      await stage.close();
    },
  };
}
