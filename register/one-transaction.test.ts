import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { failingTransactions } from '#database/testing/failing-transactions.ts';
import { createRegisterDesk, type RegisterDesk } from './create-register-desk.ts';
import { raiseRegisterStage, recipients, type RegisterStage } from './testing/register-stage.ts';

const withoutRoom = ['insert into audit_record', 'insert into outbox'] as const;

describe.each(databaseKinds)('a change, its record and its event on %s', (kind) => {
  let stage: RegisterStage;
  /** Desks of which one statement fails: everything before it is carried out in the same transaction. */
  let desks: ReadonlyMap<string, RegisterDesk>;
  beforeAll(async () => {
    stage = await raiseRegisterStage(kind);
    const deskWithout = (statement: string) =>
      createRegisterDesk({ ...stage.deps, database: failingTransactions(stage.database, (text) => text.includes(statement)) });
    desks = new Map(withoutRoom.map((statement) => [statement, deskWithout(statement)]));
  }, 60_000);
  afterAll(async () => stage.close());

  const tables = ['secrecy_waiver', 'legal_basis', 'authority_set_aside', 'safety_ground', 'task', 'tombstone', 'audit_record', 'outbox'];
  const everything = async (): Promise<unknown> =>
    Promise.all(tables.map(async (table) => stage.database.sql(`select to_json(t) as row from ${table} t order by t::text`)));

  const waiver = {
    caseId: 's1',
    memberId: 's1-m1',
    givers: ['s1-m1'],
    classes: ['GGZ_DIAGNOSIS'],
    recipients: [recipients.regisseur],
    purposes: ['COORD'],
  };
  const danger = { caseId: 's1', memberId: 's1-m1', reason: 'Dreiging.' };
  const basis = { caseId: 's1', purpose: 'COORD', article: 'AVG 6(1)(e)', evidence: 'besluit' };
  const events = async (): Promise<unknown> => {
    const rows = await stage.database.sql<{ event: object }>(
      `select json_build_array(type, case_id, subject, data) as event from outbox order by sequence`,
    );
    return rows.map(({ event }) => event);
  };
  const regisseur = ['00000099000000001000/REG'];
  const id = expect.stringMatching(/^n-\d+$/);
  const about = (member: string, ...classes: readonly string[]) => [{ member, classes }];
  const ground = (step: string) => [
    `nl.gezinsbeeld.safety-ground.${step}.v1`,
    's1',
    's1-m1',
    { safetyGround: id, members: ['s1-m1'], recipients: ['00000099000000002000/POL'] },
  ];
  type Change = (desk: RegisterDesk, as: RegisterStage['as']) => Promise<unknown>;
  const late = new Date('2027-02-20T09:00:00Z');
  const ggzClasses = ['GGZ_FUNCTIONAL_IMPACT', 'GGZ_IN_CARE', 'GGZ_PRACTITIONER', 'INVOLVEMENT_GGZ'];
  const changes: readonly [string, Change, ...(readonly unknown[])[]][] = [
    [
      'a waiver',
      async (desk, as) => desk.giveWaiver(as('regisseur'), { ...waiver, evidence: 'formulier' }),
      ['waiver.given', 's1-m1', { waivers: [id], about: about('s1-m1', 'GGZ_DIAGNOSIS'), recipients: regisseur }],
    ],
    [
      'a refusal',
      async (desk, as) => desk.refuseWaiver(as('regisseur'), waiver),
      ['waiver.refused', 's1-m1', { waivers: [id], about: about('s1-m1', 'GGZ_DIAGNOSIS'), recipients: regisseur }],
    ],
    [
      'a withdrawal',
      async (desk, as) => desk.withdrawWaiver(as('mark'), { caseId: 's1', waiverId: 's1-w1' }),
      ['waiver.ended', 's1-m1', { waivers: ['s1-w1'], about: about('s1-m1', ...ggzClasses), recipients: regisseur }],
      ['waiver.withdrawn', 's1-m1', { waiver: id, about: about('s1-m1', ...ggzClasses), recipients: regisseur }],
    ],
    ['a legal basis', async (desk, as) => desk.recordLegalBasis(as('regisseur'), basis), ['legal-basis.changed', null, { legalBasis: id }]],
    [
      'the end of a legal basis',
      async (desk, as) => desk.endLegalBasis(as('regisseur'), { caseId: 's1', legalBasisId: 's1-b1' }),
      ['legal-basis.changed', null, { legalBasis: 's1-b1' }],
    ],
    [
      'a set-aside',
      async (desk, as) => desk.setAuthorityAside(as('youth'), { caseId: 's1', memberId: 's1-m4', holderId: 's1-m1', reason: 'Druk.' }),
      ['set-aside.changed', 's1-m4', { setAside: id, about: about('s1-m4', 'PARENTAL_AUTHORITY') }],
    ],
    [
      'a safety ground with its tasks',
      async (desk, as) => desk.openSafetyGround(as('police', { purpose: 'SAFETY' }), danger),
      ['safety-ground.opened', 's1-m1', { safetyGround: id, members: ['s1-m1'], recipients: ['00000099000000002000/POL'] }],
    ],
  ];

  const failing = withoutRoom.flatMap((statement) => changes.map(([what, change]) => [what, statement, change] as const));
  test.each(failing)('%s is not made when there is no room for: %s', async (_what, statement, change) => {
    const before = await everything();
    const desk = desks.get(statement);
    if (desk === undefined) throw new Error('no desk');
    await expect(change(desk, stage.as)).rejects.toThrow('there is no room');
    expect(await everything()).toEqual(before);
  });

  test.each(withoutRoom)('a run raises no tasks when there is no room for: %s', async (statement) => {
    const before = await everything();
    await expect(desks.get(statement)?.raiseTasks(stage.as('regisseur', { at: late }))).rejects.toThrow(/tasks of/);
    expect(await everything()).toEqual(before);
  });

  describe('told', () => {
    beforeEach(async () => {
      await stage.reset();
      await stage.database.sql('delete from outbox');
    });

    test.each(changes)('is %s, by events that hold no words', async (_what, change, ...told) => {
      await change(stage.desk, stage.as);
      expect(await events()).toEqual(told.map(([type, subject, data]) => [`nl.gezinsbeeld.${String(type)}.v1`, 's1', subject, data]));
    });

    test('are the approval and the end of a safety ground', async () => {
      const safety = { purpose: 'SAFETY' } as const;
      const { safetyGround } = await stage.desk.openSafetyGround(stage.as('police', safety), danger);
      const asked = { caseId: 's1', safetyGroundId: safetyGround?.id ?? '' };
      await stage.desk.approveSafetyGround(stage.as('regisseur', safety), asked);
      await stage.desk.closeSafetyGround(stage.as('police', safety), asked);
      expect(await events()).toEqual(['opened', 'approved', 'closed'].map(ground));
    });

    test('are the end of a set-aside, and tasks that are raised or done', async () => {
      const { setAside } = await stage.desk.setAuthorityAside(stage.as('youth'), {
        caseId: 's1',
        memberId: 's1-m4',
        holderId: 's1-m1',
        reason: 'Druk.',
      });
      await stage.desk.endSetAside(stage.as('youth'), { caseId: 's1', setAsideId: setAside?.id ?? '' });
      await stage.desk.raiseTasks(stage.as('regisseur', { at: late }));
      const { tasks } = await stage.desk.tasks(stage.as('regisseur', { at: late }), { caseId: 's1' });
      await stage.desk.completeTask(stage.as('regisseur', { at: late }), { taskId: tasks?.[0]?.id ?? '' });
      const rows = await stage.database.sql<{ type: string }>(
        `select replace(type, 'nl.gezinsbeeld.', '') as type from outbox where case_id = 's1' order by sequence`,
      );
      expect(rows.map(({ type }) => type)).toEqual(['set-aside.changed.v1', 'set-aside.changed.v1', 'task.changed.v1', 'task.changed.v1']);
    });

    test('is nothing that was refused', async () => {
      await stage.desk.giveWaiver(stage.as('regisseur'), waiver);
      await stage.desk.withdrawWaiver(stage.as('stranger'), { caseId: 's1', waiverId: 's1-w1' });
      await stage.desk.openSafetyGround(stage.as('police'), danger);
      expect(await events()).toEqual([]);
    });
  });
});
