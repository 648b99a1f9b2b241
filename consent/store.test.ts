import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seed } from '#database/seed.ts';
import { createTestDatabase, databaseKinds, testEncryption, type TestDatabase } from '#database/testing/create-test-database.ts';
import { factsOf, isAttached, type CaseSituation } from './situation.ts';
import { loadConsents, loadSituation } from './store.ts';
import { defaultTables as policy } from './testing/default-policy.ts';
import { owners } from './testing/organisations.ts';
import { levels, recordFacts, type Facts, type Purpose, type Role } from './vocabulary.ts';

const now = new Date('2026-11-20T10:00:00Z');
const encryption = testEncryption();
const municipality = '00000099000000001000';
const callers: Readonly<Record<string, { readonly oin: string; readonly subject: string }>> = {
  REG: { oin: municipality, subject: 'prof-regisseur' },
  POL: { oin: '00000099000000002000', subject: 'prof-police' },
  GGZ: { oin: '00000099000000003000', subject: 'prof-ggz' },
  JGD: { oin: '00000099000000004000', subject: 'prof-youth' },
  WMO: { oin: municipality, subject: 'prof-wmo' },
  WI: { oin: municipality, subject: 'prof-income' },
  BM: { oin: municipality, subject: 'prof-mayor' },
  BEL: { oin: municipality, subject: 'prof-policymaker' },
};
/** Who stands where in the seeds. */
const cases: Readonly<Record<string, string>> = {
  S1: 's1',
  'S1-withdrawn': 's1-withdrawn',
  'S1-walter-refused': 's1',
  'S1-walter-agreed': 's1-walter-agreed',
  S2: 's2',
  'S2-escalated': 's2-escalated',
  S3: 's3',
};
const places: Readonly<Record<string, number>> = {
  Mark: 1,
  Chantal: 2,
  Sebastiaan: 3,
  Walter: 4,
  William: 5,
  mother: 1,
  child: 5,
  Gerrit: 1,
  Alexander: 3,
  Zoey: 4,
};

interface Scenario {
  readonly name: string;
  readonly scenario: string;
  readonly role: Role;
  readonly purpose: Purpose;
  readonly member: string;
  readonly dataClass: string;
  readonly given: Facts;
  readonly level: string;
}

const scenarios: readonly Scenario[] = readFileSync(join(import.meta.dirname, 'policies', 'scenarios.csv'), 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => {
    const [scenario = '', role = '', purpose = '', member = '', dataClass = '', facts = '', level = ''] = line.split(',');
    const given = Object.fromEntries(
      facts
        .split(' ')
        .filter((fact) => fact !== '')
        .map((fact) => fact.split('=')),
    ) as Facts;
    return { name: line, scenario, role: role as Role, purpose: purpose as Purpose, member, dataClass, given, level };
  });

/** Rows about something that the seeds do not hold: it is added here, for that row alone. */
const changes: readonly { readonly where: (row: Scenario) => boolean; readonly sql?: readonly string[]; readonly now?: Date }[] = [
  {
    where: ({ dataClass, given }) => dataClass === 'GGZ_FUNCTIONAL_IMPACT' && given.waiver === 'VALID' && given.inScope === undefined,
    sql: [`update plan_item set status = 'DONE' where kind = 'GOAL'`],
  },
  {
    where: ({ given }) => given.safety === 'OPEN',
    sql: [
      `insert into safety_ground select 'g-' || m.id, m.id, '${municipality}', 'REG', 'Acute zorg', 'prof-regisseur', 'prof-leidinggevende', timestamptz '2026-11-19T08:00Z', timestamptz '2026-11-22T08:00Z'
        from family_member m where m.case_id = 's1'`,
    ],
  },
  { where: ({ given }) => given.restricted === 'YES', sql: [`insert into restriction values ('s1-m2', 'wmo')`] },
  {
    where: ({ scenario }) => scenario === 'S1-walter-refused',
    sql: [
      `insert into involvement select 's1-walter-ggz', 's1', 's1-m4', kind, oin, role, organisation, duty_phone, subject, professional, purpose, "from" from involvement where id = 's1-m1-GGZ'`,
    ],
  },
  {
    where: ({ role, scenario, given }) =>
      scenario === 'S3' && role !== 'REG' && role !== 'LID' && given.match === undefined && given.source === undefined,
    sql: ['delete from signal_match'],
  },
  { where: ({ member, given }) => member === 'Zoey' && given.self === 'OTHER', now: new Date('2034-11-14T10:00:00Z') },
];

/** What a row gives that only a record, or an item of the hub, can tell; harmless where the row is silent. */
const toldByRecord = ({ given }: Scenario): Facts => {
  const { source, release = 'NOT_RELEASED', confidentiality = 'OPEN', retention = 'WITHIN' } = given;
  return { ...(source === undefined ? {} : { source }), release, confidentiality, retention };
};

/** What a row gives that the case must tell, but for what the seeds need not hold since it does not change the outcome. */
const toldByCase = ({ scenario, role, given, dataClass }: Scenario): Facts => {
  const moot = new Set<string>(recordFacts);
  if (role === 'BEL') moot.add('involvement');
  if (!scenario.startsWith('S1') || role !== 'REG') moot.add('inScope');
  if (policy.classes.get(dataClass)?.source === 'hub') moot.add('source');
  return Object.fromEntries(Object.entries(given).filter(([name]) => !moot.has(name)));
};

describe.each(databaseKinds)('the seeded cases on %s', (kind) => {
  let tested: TestDatabase;
  beforeAll(async () => {
    tested = await createTestDatabase(kind);
    await seed(tested.database, encryption, now);
  }, 60_000);
  afterAll(async () => tested.close());

  const load = async (caseId: string, role: Role, subject?: string, purpose: Purpose = 'COORD', at = now): Promise<CaseSituation> => {
    const caller = {
      role,
      purposes: [purpose],
      oin: callers[role]?.oin ?? municipality,
      subject: subject ?? callers[role]?.subject ?? 'family-mark',
    };
    const situation = await loadSituation({ database: tested.database, encryption }, caseId, { caller, purpose, now: at, owners, policy });
    if (situation === null) throw new Error(`no case ${caseId}`);
    return situation;
  };

  const outcomeOf = async (row: Scenario, at: Date): Promise<{ readonly known: Facts; readonly level: string | undefined }> => {
    const caseId = cases[row.scenario] ?? '';
    const subject = row.role === 'LID' && row.scenario === 'S3' ? 'family-gerrit' : undefined;
    const situation = await load(caseId, row.role, subject, row.purpose, at);
    const known = factsOf(situation, `${caseId}-m${String(places[row.member])}`, row.dataClass);
    return { known, level: levels[policy.level(row.role, row.purpose, row.dataClass, { ...known, ...toldByRecord(row) })] };
  };

  test.each(scenarios)('$name', async (row) => {
    const change = changes.find(({ where }) => where(row));
    const outcome = await changedFor(change?.sql ?? [], async () => outcomeOf(row, change?.now ?? now));
    expect(outcome).toMatchObject({ known: toldByCase(row), level: row.level });
  });

  /** The pooled read must see the change, so it is committed and undone by seeding anew where there is one. */
  const changedFor = async <T>(statements: readonly string[], run: () => Promise<T>): Promise<T> => {
    for (const statement of statements) await tested.database.sql(statement);
    try {
      return await run();
    } finally {
      if (statements.length > 0) {
        await tested.database.sql('delete from family_case');
        await seed(tested.database, encryption, now);
      }
    }
  };

  test.each([
    ['s1', 'REG', 'prof-regisseur', [1, 2, 3, 4, 5]],
    ['s1', 'POL', 'prof-police', [1, 2, 3, 4]],
    ['s1', 'JGD', 'prof-youth', [1, 2, 3, 4]],
    ['s1', 'GGZ', 'prof-ggz', [1]],
    ['s1-walter-agreed', 'GGZ', 'prof-ggz', [1, 4]],
    ['s1', 'WMO', 'prof-wmo', [2]],
    ['s1', 'WI', 'prof-income', [1, 2]],
    ['s1', 'BM', 'prof-mayor', []],
    ['s1', 'BEL', 'prof-policymaker', []],
    ['s1', 'FG', 'prof-officer', []],
    ['s1', 'LID', 'family-mark', [1, 3, 4]],
    ['s1', 'LID', 'family-chantal', [2, 3, 4, 5]],
    ['s1', 'LID', 'family-walter', [4]],
    ['s1', 'LID', 'family-wieger', [5]],
    ['s1', 'LID', 'family-gerrit', []],
    ['s1-walter-agreed', 'LID', 'family-mark', [1, 3]],
    // A professional of another organisation or in another role is somebody else, whatever their subject.
    ['s1', 'WMO', 'prof-regisseur', []],
    ['s1', 'REG', 'prof-wmo', []],
    // A family member who acts as a professional is nobody's family.
    ['s1', 'WMO', 'family-mark', []],
    ['s2', 'BM', 'prof-mayor', []],
    ['s2-escalated', 'BM', 'prof-mayor', [1, 2, 3, 4, 5, 6, 7, 8]],
    ['s2', 'LID', 'family-wilma', [1]],
    ['s3', 'WMO', 'prof-wmo', [1]],
    ['s3', 'JGD', 'prof-youth', [1, 3, 4]],
    ['s3', 'LID', 'family-gerrit', [1, 4]],
    ['s3', 'LID', 'family-wilma-van-zon', [2, 4]],
    ['s3', 'LID', 'family-alexander', [3]],
  ] as const)('in %s %s %s is attached to members %j, and the case opens to whom it concerns', async (caseId, role, subject, attached) => {
    const situation = await load(caseId, role, subject);
    const found = situation.members.flatMap(({ id }, index) => (isAttached(situation, id) ? [index + 1] : []));
    expect(found).toEqual(attached);
    expect(situation.opens).toBe(attached.length > 0);
  });

  test('hold the members of the family in order, with their BSNs for the partners', async () => {
    const { members, caseReference } = await load('s1', 'REG');
    expect(members.map(({ id }) => id)).toEqual(['s1-m1', 's1-m2', 's1-m3', 's1-m4', 's1-m5']);
    expect(members[0]?.bsn).toBe('999996149');
    expect(caseReference).toBe('VB-2026-0001');
  });

  test('a case that does not exist is null', async () => {
    const caller = { role: 'REG', purposes: [], ...callers['REG'] } as never;
    expect(
      await loadSituation({ database: tested.database, encryption }, "s1' or true --", { caller, purpose: 'COORD', now, owners, policy }),
    ).toBeNull();
  });

  test('one statement reads it all', async () => {
    let statements = 0;
    const counted = {
      prepare: <Row>(name: string, text: string) => {
        const read = tested.database.prepare<Row>(name, text);
        return async (params: readonly string[]) => {
          statements += 1;
          return read(params);
        };
      },
    };
    const caller = { role: 'REG', purposes: [], ...callers['REG'] } as never;
    await loadSituation({ database: counted, encryption }, 's1', { caller, purpose: 'COORD', now, owners, policy });
    expect(statements).toBe(1);
  });

  test.each([
    ['open, while nobody approved it', `null, '2026-11-20T09:00Z', '2026-11-23T09:00Z', null`, 'OPEN'],
    ['closed after a day that nobody approved it', `null, '2026-11-19T10:00Z', '2026-11-22T10:00Z', null`, 'NONE'],
    ['open for three days once approved', `'prof-backup', '2026-11-18T10:00Z', '2026-11-21T10:00Z', null`, 'OPEN'],
    ['closed after three days', `'prof-backup', '2026-11-17T10:00Z', '2026-11-20T10:00Z', null`, 'NONE'],
    ['closed when somebody closed it', `'prof-backup', '2026-11-20T08:00Z', '2026-11-23T08:00Z', '2026-11-20T10:00Z'`, 'NONE'],
  ])('a safety ground is %s', async (_what, values, safety) => {
    const ground = `insert into safety_ground (id, member_id, oin, role, rationale, recorded_by, approved_by, "from", "until", closed_at)
      values ('g', 's1-m1', '${municipality}', 'REG', 'Acuut', 'prof-regisseur', ${values})`;
    await changedFor([ground], async () => {
      expect(factsOf(await load('s1', 'REG'), 's1-m1', 'GGZ_CRISIS_CONTACT').safety).toBe(safety);
      expect(factsOf(await load('s1', 'REG'), 's1-m2', 'GGZ_CRISIS_CONTACT').safety).toBe('NONE');
    });
  });

  test('a holder who counts again is no longer set aside', async () => {
    const self = async (): Promise<unknown> =>
      factsOf(await load('s1-walter-agreed', 'LID', 'family-mark', 'RIGHTS'), 's1-walter-agreed-m4', 'YOUTH_PROVISION').self;
    expect(await self()).toBe('OTHER');
    await changedFor([`update authority_set_aside set ended_at = '2026-11-20T09:00Z'`], async () => expect(await self()).toBe('HOLDER'));
  });

  test('all that was decided in a case is read for the register, whoever may receive it', async () => {
    const consents = await loadConsents({ database: tested.database, encryption }, 's1');
    expect(consents?.waivers.map(({ id, giver, kind: what, recipients }) => [id, giver, what, recipients])).toEqual([
      ['s1-w1', 's1-m1', 'GIVEN', [`${municipality}/REG`]],
      ['s1-w2', 's1-m4', 'GIVEN', ['00000099000000003000/GGZ']],
      ['s1-w3', 's1-m2', 'GIVEN', ['00000099000000003000/GGZ']],
      ['s1-w4', 's1-m1', 'REFUSED', ['00000099000000003000/GGZ']],
    ]);
    expect(consents?.members.map(({ civil }) => civil?.custody.holders)).toEqual([
      [],
      [],
      ['s1-m1', 's1-m2'],
      ['s1-m1', 's1-m2'],
      ['s1-m2', 's1-o1'],
    ]);
    expect(consents?.outsiders).toEqual([{ person: 's1-o1', subject: 'family-wieger' }]);
    expect(await loadConsents({ database: tested.database, encryption }, 'nowhere')).toBeNull();
  });

  test('civil facts that cannot be read are unknown, and widen nothing', async () => {
    await tested.database.sql(
      `update family_member set civil_facts = (select civil_facts from family_member where id = 's1-m2') where id = 's1-m3'`,
    );
    const situation = await load('s1', 'LID', 'family-mark', 'RIGHTS');
    const facts = factsOf(situation, 's1-m3', 'YOUTH_PROVISION');
    expect(facts).toMatchObject({ self: 'UNKNOWN', ageBand: 'UNKNOWN', secretAddress: 'UNKNOWN', waiver: 'UNKNOWN' });
    expect(
      policy.level('LID', 'RIGHTS', 'YOUTH_PROVISION', { ...facts, release: 'NOT_RELEASED', confidentiality: 'OPEN', retention: 'WITHIN' }),
    ).toBe(0);
  });
});
