import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeskRequest } from '#audit/desk-request.ts';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { createRegisterDesk, type RegisterDesk } from './create-register-desk.ts';
import { raiseRegisterStage, recipients, type RegisterStage } from './testing/register-stage.ts';

describe.each(databaseKinds)('a change that cannot be recorded on %s', (kind) => {
  let stage: RegisterStage;
  /** A desk whose audit trail is full: everything before the record is carried out in the same transaction. */
  let desk: RegisterDesk;
  beforeAll(async () => {
    stage = await raiseRegisterStage(kind);
    const { database } = stage;
    desk = createRegisterDesk({
      ...stage.deps,
      database: {
        sql: database.sql,
        prepare: (name, text) => database.prepare(name, text),
        transaction: async (run) =>
          database.transaction(async (transaction) =>
            run({
              ...transaction,
              sql: async (text, params) => {
                if (text.includes('insert into audit_record')) throw new Error('the audit trail is full');
                return transaction.sql(text, params);
              },
            }),
          ),
      },
    });
  }, 60_000);
  afterAll(async () => stage.close());

  const tables = ['secrecy_waiver', 'legal_basis', 'authority_set_aside', 'safety_ground', 'task', 'audit_record'];
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
  const changes: readonly [string, (request: RegisterStage['as']) => Promise<unknown>][] = [
    ['a waiver', async (as) => desk.giveWaiver(as('regisseur'), { ...waiver, evidence: 'formulier' })],
    ['a refusal', async (as) => desk.refuseWaiver(as('regisseur'), waiver)],
    ['a withdrawal', async (as) => desk.withdrawWaiver(as('mark'), { caseId: 's1', waiverId: 's1-w1' })],
    ['a legal basis', async (as) => desk.recordLegalBasis(as('regisseur'), basis)],
    ['the end of a legal basis', async (as) => desk.endLegalBasis(as('regisseur'), { caseId: 's1', legalBasisId: 's1-b1' })],
    [
      'a set-aside',
      async (as) => desk.setAuthorityAside(as('youth'), { caseId: 's1', memberId: 's1-m4', holderId: 's1-m1', reason: 'Druk.' }),
    ],
    ['a safety ground with its tasks', async (as) => desk.openSafetyGround(as('police', { purpose: 'SAFETY' }), danger)],
    ['a run that raises tasks', async (as) => desk.raiseTasks(as('regisseur', { at: new Date('2027-02-20T09:00:00Z') }))],
  ];

  test.each(changes)('is not made: %s', async (_what, change) => {
    const before = await everything();
    await expect(change((...given): DeskRequest => stage.as(...given))).rejects.toThrow(/audit trail is full|tasks of/);
    expect(await everything()).toEqual(before);
  });
});
