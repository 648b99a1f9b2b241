import type { DeskRequest } from '#audit/desk-request.ts';
import type { OperationRecord } from '#audit/record.ts';
import { createAuditWriter } from '#audit/store.ts';
import { aDeskRequest, now, people } from '#audit/testing/a-desk-request.ts';
import { encodeFacts } from '#consent/fact-vector.ts';
import { writeFacts } from '#consent/facts-text.ts';
import { harmlessFacts } from '#consent/harmless-facts.ts';
import { defaultTables } from '#consent/testing/default-policy.ts';
import { owners } from '#consent/testing/organisations.ts';
import type { Facts } from '#consent/vocabulary.ts';
import type { Database } from '#database/create-database.ts';
import { seed } from '#database/seed.ts';
import { createTestDatabase, testEncryption, type DatabaseKind, type TestDatabase } from '#database/testing/create-test-database.ts';
import { createRightsDesk } from '../create-rights-desk.ts';
import type { RightsDeps } from '../rights-deps.ts';
import type { RightsDesk } from '../rights-desk.ts';

/** Somebody who comes to the desk in tests. */
export type PersonName = keyof typeof people;

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
  /** Other than a look in a view: the hub itself told the organisation that something had changed, or it was read at the hub's own desk. */
  readonly action?: 'event.deliver' | 'desk.query';
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

/** For what they come who do not come to coordinate. */
const purposes: Readonly<Record<string, string>> = { LID: 'RIGHTS', FG: 'AUDIT' };
const register = 'https://gezinsbeeld.example/verwerkingen';

/** Raises it; ids are `r-1`, `r-2` and so on. */
export async function raiseRightsStage(kind: DatabaseKind): Promise<RightsStage> {
  const tested = await createTestDatabase(kind);
  const { database } = tested;
  const encryption = testEncryption();
  await seed(database, encryption, now);
  let ids = 0;
  const deps: RightsDeps = {
    database,
    encryption,
    recorder: { writerId: 'hub', register },
    newId: () => `r-${(ids += 1)}`,
    policy: () => defaultTables,
    owners,
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
    action,
  }: ALook): OperationRecord => ({
    traceId: '0af7651916cd43dd8448eb211c80319c',
    spanId: 'b7ad6b7169203331',
    startedAt: at,
    endedAt: at,
    caller: action === 'event.deliver' ? { ...people[by], subject: 'events' } : people[by],
    ...(action !== undefined && { action }),
    purpose,
    operation: null,
    caseId,
    policy: defaultTables.hash,
    status: 'Ok',
    subjects: [
      {
        memberId: member,
        lines: classes.map((dataClass) => ({
          source: defaultTables.classes.get(dataClass)?.source ?? 'hub',
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
    request: (by, at = now) =>
      aDeskRequest({ caller: people[by], purpose: purposes[people[by].role] ?? 'COORD', now: at, policy: defaultTables.hash }),
    reset: async () => {
      for (const table of ['rights_request', 'restriction', 'task']) await database.sql(`delete from ${table}`);
    },
    look: async (look) => {
      await createAuditWriter(database, { writerId: `hub-${look.by}`, clock: () => look.at ?? now, register }).append(recordOf(look));
    },
    close: async () => tested.close(),
  };
}
