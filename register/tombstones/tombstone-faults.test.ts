import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seed } from '#database/seed.ts';
import { deBoerCase } from '#database/seeds/de-boer.ts';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { failingTransactions } from '#database/testing/failing-transactions.ts';
import { createRegisterDesk, type RegisterDesk } from '../create-register-desk.ts';
import { readDropped } from '../testing/read-drops.ts';
import { now, raiseRegisterStage, type RegisterStage } from '../testing/register-stage.ts';

const reg = '00000099000000001000/REG';
const ggz = '00000099000000003000/GGZ';
const marks = ['GGZ_FUNCTIONAL_IMPACT', 'GGZ_IN_CARE', 'GGZ_PRACTITIONER', 'INVOLVEMENT_GGZ'];

describe.each(databaseKinds)('a withdrawal on %s', (kind) => {
  let stage: RegisterStage;
  beforeAll(async () => {
    stage = await raiseRegisterStage(kind);
  }, 60_000);
  beforeEach(async () => {
    await stage.database.sql('delete from family_case');
    await seed(stage.database, stage.deps.encryption, now, [deBoerCase('s1', null), deBoerCase('agreed', 'walter-agreed')]);
    await stage.database.sql('delete from outbox');
  });
  afterAll(async () => stage.close());

  const everything = async (): Promise<unknown> =>
    Promise.all(
      ['secrecy_waiver', 'tombstone', 'outbox', 'audit_record'].map(async (table) =>
        stage.database.sql(`select to_json(t) as row from ${table} t order by t::text`),
      ),
    );

  /** A desk at which one statement of a transaction fails, counted from 0; `seen` is how many there were. */
  const failingAt = (statement: number): { desk: RegisterDesk; seen: () => number } => {
    let seen = 0;
    const fails = (): boolean => {
      if (seen === statement) return true;
      seen += 1;
      return false;
    };
    const desk = createRegisterDesk({ ...stage.deps, database: failingTransactions(stage.database, fails) });
    return { desk, seen: () => seen };
  };

  test('that is cut off at any statement leaves everything as it was: no message, and nothing that waits for a receipt', async () => {
    const before = await everything();
    const withdraw = async (desk: RegisterDesk) => desk.withdrawWaiver(stage.as('mark'), { caseId: 's1', waiverId: 's1-w1' });
    let statement = 0;
    for (;;) {
      const { desk, seen } = failingAt(statement);
      const outcome = await withdraw(desk).then(
        () => 'done',
        (error: unknown) => (error instanceof Error ? error.message : ''),
      );
      if (outcome === 'done') break;
      expect([outcome, seen(), await everything()]).toEqual(['there is no room', statement, before]);
      statement += 1;
    }
    expect(statement).toBeGreaterThan(10);
    expect(await readDropped(stage.database)).toEqual([[reg, 's1-m1', marks]]);
  });

  test.runIf(kind === 'postgres')('whose connection is killed half-way leaves nothing, and can be done again', async () => {
    const before = await everything();
    const { database } = stage;
    const desk = createRegisterDesk({
      ...stage.deps,
      database: {
        ...database,
        transaction: async (run) =>
          database.transaction(async (transaction) =>
            run({
              ...transaction,
              sql: async (text, params) => {
                if (text.includes('insert into outbox')) {
                  const [{ pid } = { pid: 0 }] = await transaction.sql<{ pid: number }>('select pg_backend_pid() as pid');
                  await database.sql('select pg_terminate_backend($1)', [pid]);
                }
                return transaction.sql(text, params);
              },
            }),
          ),
      },
    });
    await expect(desk.withdrawWaiver(stage.as('mark'), { caseId: 's1', waiverId: 's1-w1' })).rejects.toThrow();
    expect(await everything()).toEqual(before);
    await stage.desk.withdrawWaiver(stage.as('mark'), { caseId: 's1', waiverId: 's1-w1' });
    expect(await readDropped(stage.database)).toEqual([[reg, 's1-m1', marks]]);
  });

  describe('at once with another', () => {
    const agreed = (by: 'chantal' | 'walter', waiverId: string) => async () =>
      stage.desk.withdrawWaiver(stage.as(by), { caseId: 'agreed', waiverId });

    test('of the other giver: the recipient is told once', async () => {
      const answers = await Promise.all([agreed('chantal', 'agreed-w3')(), agreed('walter', 'agreed-w2')()]);
      expect(answers.flatMap(({ problems }) => problems)).toEqual([]);
      expect(await readDropped(stage.database)).toEqual([[ggz, 'agreed-m4', ['YOUTH_PROVISION']]]);
    });

    test('of the same waiver: one of them withdraws, and the recipient is told once', async () => {
      const withdraw = async () => stage.desk.withdrawWaiver(stage.as('mark'), { caseId: 's1', waiverId: 's1-w1' });
      const answers = await Promise.all([withdraw(), withdraw(), withdraw()]);
      expect(answers.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(['WAIVER_WITHDRAWN', 'WAIVER_WITHDRAWN']);
      expect(await readDropped(stage.database)).toEqual([[reg, 's1-m1', marks]]);
    });

    test('of two waivers of which each alone would still leave the other: what neither leaves is told once', async () => {
      const [oin, role] = reg.split('/');
      await stage.database.sql(`update secrecy_waiver set purposes = array['COORD'], classes = array['GGZ_IN_CARE'] where id = 's1-w1'`);
      await stage.database.sql(
        `insert into secrecy_waiver (id, member_id, giver_member_id, kind, classes, recipients, purposes, decided_at)
          select 's1-w9', member_id, giver_member_id, kind, classes, recipients, array['CARE'], decided_at from secrecy_waiver where id = 's1-w1'`,
      );
      await stage.database.sql(
        `insert into involvement (id, case_id, member_id, kind, oin, role, organisation, duty_phone, subject, professional, purpose, "from")
          values ('i', 's1', 's1-m1', 'OTHER', $1, $2, 'O', '+31', 'prof-care', 'P', 'CARE', '2026-01-01')`,
        [oin, role],
      );
      const withdraw = async (waiverId: string) => stage.desk.withdrawWaiver(stage.as('mark'), { caseId: 's1', waiverId });
      await Promise.all([withdraw('s1-w1'), withdraw('s1-w9')]);
      expect(await readDropped(stage.database)).toEqual([[reg, 's1-m1', ['GGZ_IN_CARE']]]);
    });

    test('ten people who confirm at once confirm it once', async () => {
      await stage.desk.withdrawWaiver(stage.as('mark'), { caseId: 's1', waiverId: 's1-w1' });
      const [{ id: eventId } = { id: '' }] = await stage.database.sql<{ id: string }>('select event_id as id from tombstone');
      const earlier = (await stage.actions()).length;
      const confirm = async (_: unknown, number: number) =>
        stage.desk.confirmTombstone(stage.as('regisseur', { at: new Date(now.getTime() + number) }), { eventId });
      const answers = await Promise.all(Array.from({ length: 10 }, confirm));
      expect(new Set(answers.map(({ confirmedAt }) => confirmedAt)).size).toBe(1);
      expect((await stage.actions()).slice(earlier)).toEqual(['tombstone.confirm']);
    });
  });
});
