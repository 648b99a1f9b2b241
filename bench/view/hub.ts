import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { seed } from '#database/seed.ts';
import { professionals, recipientOf } from '#database/seeds/professionals.ts';
import type { SeedCase } from '#database/seeds/seed-case.ts';
import { createTestDatabase } from '#database/testing/create-test-database.ts';
import { startHub } from '#gateway/main.ts';
import { startIssuer } from './issuer.ts';
import { partnersInMemory, type Delays } from './partners.ts';
import { bsns, recordsOf, size } from './the-view.ts';

/** A server under measurement. */
export interface Measured {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const members = Array.from({ length: size.members }, (_, index) => index + 1);
const regisseur = professionals.regisseur;
const reference = 'VB-BENCH';

/** A family of six adults of whom everything that the view asks shows in full: so every field is decided and none is saved. */
const benchCase: SeedCase = {
  id: 'bench',
  reference,
  phase: 'ACTIVE',
  triage: 'MULTI_PROBLEM',
  triageRationale: 'Meting.',
  openedAt: '2026-01-05',
  members: bsns.map((bsn) => ({ bsn, birthDate: '1980-01-01', home: '1011AA|1||' })),
  regisseur: { name: 'Nadia Bakker', contact: 'n.bakker@voorbeeldstad.example', from: '2026-01-05' },
  backup: { name: 'Bram Visser', contact: 'b.visser@voorbeeldstad.example', from: '2026-01-05' },
  involvements: [{ by: regisseur, with: members, from: '2026-01-05', lastActive: '2026-11-01' }],
  waivers: members.map((member) => ({
    about: member,
    giver: member,
    kind: 'GIVEN' as const,
    classes: ['GGZ_FUNCTIONAL_IMPACT'],
    recipients: [recipientOf(regisseur)],
    purposes: ['COORD'],
    decidedAt: '2026-02-01T10:00:00Z',
    until: '2027-02-01',
  })),
  goalsAndActions: (['MENTAL_HEALTH', 'HOUSING'] as const).map((domain) => ({
    kind: 'GOAL' as const,
    status: 'ACTIVE' as const,
    domain,
    text: 'Meting.',
    about: members,
    by: regisseur,
    due: '2027-01-01',
    recordedAt: '2026-02-01',
  })),
};

const closedPartner = { URL: 'http://127.0.0.1:9', CLIENT_ID: 'bench', CLIENT_SECRET: 'bench' };

/** Where the case register and the audit record are while measuring. */
export type MeasuredDatabase = 'postgres' | 'pglite';

/** Starts the hub as in production, with partners in memory: tokens, policy and audit on. PostgreSQL is DATABASE_URL's, or one of our own. */
export const startMeasuredHub = async (
  delays: Delays,
  took: (ms: number) => void,
  kind: MeasuredDatabase = 'postgres',
): Promise<Measured> => {
  const database = kind === 'postgres' ? await createTestDatabase('postgres') : null;
  const audience = 'https://gezinsbeeld.example/graphql';
  const dataDir = mkdtempSync(join(tmpdir(), 'gezinsbeeld-bench-'));
  const issuer = await startIssuer(audience);
  const partners = Object.fromEntries(
    ['BRP', 'GGZ', 'WMO', 'WI', 'CJG', 'POLICE'].flatMap((name) =>
      Object.entries(closedPartner).map(([key, value]) => [`${name}_${key}`, value]),
    ),
  );
  const environment = {
    ...partners,
    ISSUER_URL: issuer.url,
    AUDIENCE: audience,
    HUB_OIN: regisseur.oin,
    ENCRYPTION_KEYS: `bench:${Buffer.alloc(32, 1).toString('base64')}`,
    RATE_LIMIT_PER_MINUTE: '1000000',
    DATABASE_URL: database?.url ?? '',
  };
  const hub = await startHub(environment, ['--port', '0', '--data', dataDir], {
    log: pino({ level: 'error' }),
    clock: () => new Date(),
    partners: partnersInMemory(recordsOf(reference, recipientOf(regisseur)), delays, took),
    fill: async (database, encryption, now) => seed(database, encryption, now, [benchCase]),
  });
  return {
    url: `${hub.url}/graphql`,
    headers: { authorization: `Bearer ${issuer.token}`, 'gezinsbeeld-purpose': 'COORD' },
    close: async () => {
      await hub.close();
      issuer.close();
      await database?.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
