import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { createRightsDesk } from '#rights/create-rights-desk.ts';
import { bsn, people, raiseSignalStage, type SignalStage } from './testing/signal-stage.ts';

describe.each(databaseKinds)('when a case is destroyed, on %s', (kind) => {
  let stage: SignalStage;
  beforeAll(async () => {
    stage = await raiseSignalStage(kind);
  }, 60_000);
  beforeEach(async () => stage.reset());
  afterAll(async () => stage.close());

  /** A case that is long over, of one member. */
  const closedCase = async (): Promise<void> => {
    await stage.database.sql(
      `insert into family_case (id, phase, opened_at, closed_at) values ('old', 'CLOSED', '2000-01-01', '2001-01-01')`,
    );
    await stage.database.sql(`insert into family_member (id, case_id, position, bsn, bsn_lookup) values ('old-m1', 'old', 1, $1, 'hash')`, [
      stage.deps.encryption.encrypt('family_member.bsn:old-m1', bsn.child),
    ]);
  };
  const destroy = async (): Promise<void> => {
    const desk = createRightsDesk({ ...stage.deps, owners: new Map(), database: stage.database });
    const officer = stage.as('officer', { purpose: 'AUDIT' });
    const { hash, due } = await desk.retentionDryRun(officer);
    expect(due).toMatchObject([{ what: 'CASE', id: 'old' }]);
    expect((await desk.executeRetention(officer, hash)).problems).toEqual([]);
    expect(await stage.count('family_case')).toBe(0);
  };
  const ended = async () => (await stage.events()).filter(({ type }) => type === 'nl.gezinsbeeld.signal.ended.v1').map(({ data }) => data);

  test('a match of signals that are about a person goes on, and nothing of the case is left in it', async () => {
    const [a] = [await stage.raise('wmo', bsn.child), await stage.raise('youth', bsn.child)];
    await stage.settle();
    await stage.hear();
    await closedCase();
    await stage.database.sql(`update signal_match set case_id = 'old'`);
    await stage.database.sql(`update signal set members = '{old-m1,other-m1}'`);
    await destroy();
    expect(await stage.contacts('wmo')).toEqual({ [a]: ['CJG'] });
    expect(await ended()).toEqual([]);
    expect(await stage.database.sql('select distinct members from signal')).toEqual([{ members: ['other-m1'] }]);
  });

  test('a match of signals that were recorded in it ends, and who heard of it is told', async () => {
    await closedCase();
    for (const [id, by] of [
      ['a', people.wmo],
      ['b', people.youth],
    ] as const)
      await stage.database.sql(
        `insert into signal (id, case_id, oin, role, organisation, duty_phone, raised_at, "until") values ($1, 'old', $2, $3, 'x', '+31881000000', '2000-06-01', '2028-01-01')`,
        [id, by.oin, by.role],
      );
    await stage.database.sql(
      `insert into signal_match (id, case_id, kind, first_id, second_id, matched_at, "until") values ('m', 'old', 'SAME_PERSON', 'a', 'b', '2000-06-02', '2028-01-01')`,
    );
    await stage.database.sql(`insert into match_told (signal_id, oin, role, match_id, heard) values ('a', $1, $2, 'm', true)`, [
      people.youth.oin,
      people.youth.role,
    ]);
    await destroy();
    expect(await ended()).toEqual([{ match: 'm', recipients: [`${people.wmo.oin}/${people.wmo.role}`] }]);
    expect(await stage.count('signal_match')).toBe(0);
  });
});
