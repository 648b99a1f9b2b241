import type { DeskRequest } from '#audit/desk-request.ts';
import { aDeskRequest, now, people as deskPeople } from '#audit/testing/a-desk-request.ts';
import { factsOf } from '#consent/situation.ts';
import { loadSituation } from '#consent/store.ts';
import { defaultTables } from '#consent/testing/default-policy.ts';
import { owners } from '#consent/testing/organisations.ts';
import type { Facts, Purpose } from '#consent/vocabulary.ts';
import type { Database } from '#database/create-database.ts';
import { openCivilFacts, sealCivilFacts, type CivilFactsRecord } from '#database/civil-facts.ts';
import { seed } from '#database/seed.ts';
import { deBoerCase } from '#database/seeds/de-boer.ts';
import { createTestDatabase, testEncryption, type DatabaseKind } from '#database/testing/create-test-database.ts';
import { createRegisterDesk, type RegisterDesk } from '../create-register-desk.ts';
import type { RegisterDeps } from '../register-deps.ts';

/** Everybody who comes to the register in tests, as their token names them. */
export const people = {
  ...deskPeople,
  /** Who opened a ground, under a second token. */
  policeAsRegisseur: { ...deskPeople.regisseur, subject: deskPeople.police.subject },
} as const;
/** One of them. */
export type PersonName = keyof typeof people;

/** The recipients of the sandbox, as they are named in a mutation. */
export const recipients = {
  regisseur: { oin: people.regisseur.oin, role: 'REG' },
  ggz: { oin: people.ggz.oin, role: 'GGZ' },
  youth: { oin: people.youth.oin, role: 'JGD' },
} as const;

export { now };

/** An instant so many hours later. */
export function hoursLater(hours: number): Date {
  return new Date(now.getTime() + hours * 3_600_000);
}

/** The register over the first scenario of the sandbox and its withdrawn variant, on a database of its own. */
export interface RegisterStage {
  readonly desk: RegisterDesk;
  readonly database: Database;
  readonly deps: RegisterDeps;
  /** What requests said that they read, since it was last emptied. */
  readonly touched: [string, readonly string[]][];
  /** A request by somebody; family members come for their rights, others to coordinate, unless a purpose is named. */
  as(by: PersonName, options?: { readonly at?: Date; readonly purpose?: Purpose }): DeskRequest;
  /** The facts that the next query of somebody would be decided on. */
  facts(by: PersonName, memberId: string, dataClass: string, options?: { readonly at?: Date; readonly purpose?: Purpose }): Promise<Facts>;
  /** Changes what the BRP said of a member. */
  civil(memberId: string, change: (record: CivilFactsRecord) => CivilFactsRecord): Promise<void>;
  /** The actions on record, in order. */
  actions(): Promise<readonly string[]>;
  /** Puts the seeds back. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

const cases = [deBoerCase('s1', null), deBoerCase('s1-withdrawn', 'withdrawn')];

/** Raises it; ids are `n-1`, `n-2` and so on. */
export async function raiseRegisterStage(kind: DatabaseKind): Promise<RegisterStage> {
  const tested = await createTestDatabase(kind);
  const { database } = tested;
  const encryption = testEncryption();
  await seed(database, encryption, now, cases);
  let ids = 0;
  const deps: RegisterDeps = {
    database,
    encryption,
    recorder: { writerId: 'hub-1', register: 'https://gezinsbeeld.example/verwerkingen' },
    newId: () => `n-${String((ids += 1))}`,
    policy: () => defaultTables,
    owners,
  };
  const touched: [string, readonly string[]][] = [];
  const as: RegisterStage['as'] = (by, { at = now, purpose = people[by].role === 'LID' ? 'RIGHTS' : 'COORD' } = {}) =>
    aDeskRequest({
      caller: people[by],
      purpose,
      now: at,
      policy: defaultTables.hash,
      touch: (caseId, members) => void touched.push([caseId, members]),
    });
  return {
    desk: createRegisterDesk(deps),
    database,
    deps,
    touched,
    as,
    facts: async (by, memberId, dataClass, { at = now, purpose = 'COORD' } = {}) => {
      const caller = { ...people[by], purposes: [purpose] };
      const caseId = memberId.replace(/-m\d+$/, '');
      const situation = await loadSituation({ database, encryption }, caseId, { caller, purpose, now: at, owners, policy: defaultTables });
      return situation === null ? {} : factsOf(situation, memberId, dataClass);
    },
    civil: async (memberId, change) => {
      const [row] = await database.sql<{ value: string }>('select civil_facts as value from family_member where id = $1', [memberId]);
      const record = openCivilFacts(encryption, memberId, row?.value ?? null);
      if (record === null) throw new Error(`no civil facts of ${memberId}`);
      await database.sql('update family_member set civil_facts = $2 where id = $1', [
        memberId,
        sealCivilFacts(encryption, memberId, change(record)),
      ]);
    },
    actions: async () => {
      const rows = await database.sql<{ body: string }>('select body from audit_record order by sequence');
      return rows.map(({ body }) => /"action":\{"name":"([^"]+)"/.exec(body)?.[1] ?? '');
    },
    reset: async () => {
      await database.sql('delete from family_case');
      await seed(database, encryption, now, cases);
      touched.length = 0;
    },
    close: async () => tested.close(),
  };
}
