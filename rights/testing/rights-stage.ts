import type { DeskRequest } from '#audit/desk-request.ts';
import type { OperationRecord } from '#audit/record.ts';
import { createAuditWriter } from '#audit/store.ts';
import { compilePolicy } from '#consent/compile.ts';
import { encodeFacts } from '#consent/fact-vector.ts';
import { writeFacts } from '#consent/facts-text.ts';
import { harmlessFacts } from '#consent/harmless-facts.ts';
import { loadPolicy } from '#consent/load-policy.ts';
import { defaultPolicyFolder, readPolicyFolder } from '#consent/policies/read-policy-folder.ts';
import type { Facts } from '#consent/vocabulary.ts';
import type { Database } from '#database/create-database.ts';
import { seed } from '#database/seed.ts';
import { createTestDatabase, testEncryption, type DatabaseKind, type TestDatabase } from '#database/testing/create-test-database.ts';
import { createRightsDesk } from '../create-rights-desk.ts';
import type { RightsDeps } from '../rights-deps.ts';
import type { RightsDesk } from '../rights-desk.ts';

const oins = {
  municipality: '00000099000000001000',
  police: '00000099000000002000',
  ggz: '00000099000000003000',
  youth: '00000099000000004000',
};

/** Everybody who comes to the desk in tests, as their token names them. */
export const people = {
  regisseur: { oin: oins.municipality, role: 'REG', subject: 'prof-regisseur' },
  police: { oin: oins.police, role: 'POL', subject: 'prof-police' },
  ggz: { oin: oins.ggz, role: 'GGZ', subject: 'prof-ggz' },
  youth: { oin: oins.youth, role: 'JGD', subject: 'prof-youth' },
  wmo: { oin: oins.municipality, role: 'WMO', subject: 'prof-wmo' },
  officer: { oin: oins.municipality, role: 'FG', subject: 'prof-officer' },
  mark: { oin: oins.municipality, role: 'LID', subject: 'family-mark' },
  chantal: { oin: oins.municipality, role: 'LID', subject: 'family-chantal' },
  walter: { oin: oins.municipality, role: 'LID', subject: 'family-walter' },
  wieger: { oin: oins.municipality, role: 'LID', subject: 'family-wieger' },
  stranger: { oin: oins.municipality, role: 'LID', subject: 'family-nobody' },
} as const;
/** One of them. */
export type PersonName = keyof typeof people;

/** The day of the sandbox. */
export const now = new Date('2026-11-20T09:00:00.000Z');

/** One look, shortly: who, for which purpose, at which classes of which member. */
export interface ALook {
  readonly by: PersonName;
  readonly purpose?: string;
  readonly caseId?: string;
  readonly member: string;
  readonly classes: readonly string[];
  readonly facts?: Facts;
  readonly level?: string;
  readonly article?: string;
  readonly at?: Date;
  /** Nobody looked: the hub itself told the organisation that something had changed. */
  readonly isMessage?: boolean;
}

/** A desk of rights over the seeded cases of the sandbox, on a database of its own. */
export interface RightsStage {
  readonly desk: RightsDesk;
  readonly database: Database;
  readonly deps: RightsDeps;
  readonly tested: TestDatabase;
  /** A request by somebody at the desk; family members come for their rights. */
  request(by: PersonName, at?: Date): DeskRequest;
  /** Forgets every request, restriction and task; records stay. */
  reset(): Promise<void>;
  /** Puts a look on record. */
  look(look: ALook): Promise<void>;
  close(): Promise<void>;
}

const register = 'https://gezinsbeeld.example/verwerkingen';

/** Raises it; ids are `r-1`, `r-2` and so on. */
export async function raiseRightsStage(kind: DatabaseKind): Promise<RightsStage> {
  const tested = await createTestDatabase(kind);
  const { database } = tested;
  const encryption = testEncryption();
  await seed(database, encryption, now);
  const policy = compilePolicy(loadPolicy(readPolicyFolder(defaultPolicyFolder)), '2026-11-20');
  let ids = 0;
  const deps: RightsDeps = {
    database,
    encryption,
    recorder: { writerId: 'hub', register },
    newId: () => `r-${(ids += 1)}`,
    policy: () => policy,
    owners: new Map([
      ['ggz', `${oins.ggz}/GGZ`],
      ['cjg', `${oins.youth}/JGD`],
      ['wmo', `${oins.municipality}/WMO`],
      ['wi', `${oins.municipality}/WI`],
      ['police', `${oins.police}/POL`],
    ]),
  };
  const recordOf = ({
    by,
    purpose = 'COORD',
    caseId = 's1',
    member,
    classes,
    level = 'FULL',
    article = 'AVG 6(1)(e)',
    at = now,
    facts,
    isMessage = false,
  }: ALook): OperationRecord => ({
    traceId: '0af7651916cd43dd8448eb211c80319c',
    spanId: 'b7ad6b7169203331',
    startedAt: at,
    endedAt: at,
    caller: isMessage ? { ...people[by], subject: 'events' } : people[by],
    ...(isMessage && { action: 'event.deliver' }),
    purpose,
    operation: null,
    caseId,
    policy: policy.hash,
    status: 'Ok',
    subjects: [
      {
        memberId: member,
        lines: classes.map((dataClass) => ({
          source: policy.classes.get(dataClass)?.source ?? 'hub',
          dataClass,
          level,
          reason: 'INVOLVED',
          article,
          count: 1,
          facts: writeFacts(encodeFacts({ ...harmlessFacts, ...facts })),
        })),
      },
    ],
  });
  return {
    desk: createRightsDesk(deps),
    database,
    deps,
    tested,
    request: (by, at = now) => ({
      caller: people[by],
      purpose: people[by].role === 'LID' ? 'RIGHTS' : people[by].role === 'FG' ? 'AUDIT' : 'COORD',
      now: at,
      traceId: '0af7651916cd43dd8448eb211c80319c',
      spanId: 'b7ad6b7169203331',
      policy: policy.hash,
      operation: null,
      touch: () => undefined,
    }),
    reset: async () => {
      for (const table of ['rights_request', 'restriction', 'task']) await database.sql(`delete from ${table}`);
    },
    look: async (look) => {
      await createAuditWriter(database, { writerId: `hub-${look.by}`, clock: () => look.at ?? now, register }).append(recordOf(look));
    },
    close: async () => tested.close(),
  };
}
