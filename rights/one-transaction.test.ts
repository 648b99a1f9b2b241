import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { failingTransactions } from '#database/testing/failing-transactions.ts';
import { createRightsDesk } from './create-rights-desk.ts';
import type { RightsDesk } from './rights-desk.ts';
import { raiseRightsStage, type RightsStage } from './testing/rights-stage.ts';

const withoutRoom = ['insert into audit_record', 'insert into outbox'] as const;

describe.each(databaseKinds)('rights: a change, its record and its event on %s', (kind) => {
  let stage: RightsStage;
  beforeAll(async () => {
    stage = await raiseRightsStage(kind);
  }, 120_000);
  beforeEach(async () => {
    await stage.reset();
    await stage.database.sql('delete from outbox');
  });
  afterAll(async () => stage.close());

  /** A desk of which one statement fails: everything before it is carried out in the same transaction. */
  const deskWithout = (statement: string): RightsDesk =>
    createRightsDesk({ ...stage.deps, database: failingTransactions(stage.database, (text) => text.includes(statement)) });
  const tables = ['rights_request', 'restriction', 'task', 'audit_record', 'outbox'];
  const everything = async (): Promise<unknown> =>
    Promise.all(tables.map(async (table) => stage.database.sql(`select to_json(t) as row from ${table} t order by t::text`)));
  const events = async (): Promise<unknown> =>
    (
      await stage.database.sql<{ event: object }>(
        `select json_build_array(type, case_id, subject, data) as event from outbox order by sequence`,
      )
    ).map(({ event }) => event);

  const asked = { caseId: 's1', memberId: 's1-m1', dataClass: 'GGZ_IN_CARE', source: null, statementNl: 'De begindatum klopt niet.' };
  const restriction = { caseId: 's1', memberId: 's1-m1', source: 'wi', reason: 'ACCURACY_CONTESTED' } as const;
  const lift = { caseId: 's1', memberId: 's1-m1', source: null, reasonNl: 'Het gegeven klopt.', personToldOn: '2026-11-19' };
  const about = [{ member: 's1-m1', classes: ['WI_BENEFIT', 'WI_CREDITORS', 'WI_DEBT', 'WI_EVICTION'] }];
  const requested = { request: expect.stringMatching(/^r-\d+$/), members: ['s1-m1'] };

  interface Row {
    readonly prepare?: () => Promise<void>;
    readonly change: (desk: RightsDesk) => Promise<{ readonly problems: readonly unknown[] }>;
    readonly type: string;
    readonly data: object;
  }
  const restrict = async (desk: RightsDesk) => desk.restrictProcessing(stage.request('mark'), restriction);
  const ask = async (desk: RightsDesk) => desk.requestCorrection(stage.request('mark'), asked);
  const rows: readonly (readonly [string, Row])[] = [
    ['a request', { change: ask, type: 'rights-request.changed', data: requested }],
    [
      'a request that is withdrawn',
      {
        prepare: async () => void (await ask(stage.desk)),
        change: async (desk) => {
          const [made] = await stage.desk.requests(stage.request('mark'), 's1');
          return desk.withdrawRequest(stage.request('mark'), made?.id ?? '', made?.revision ?? 0);
        },
        type: 'rights-request.changed',
        data: requested,
      },
    ],
    ['a restriction', { change: restrict, type: 'restriction.set', data: { about } }],
    [
      'a restriction that is lifted',
      {
        prepare: async () => void (await restrict(stage.desk)),
        change: async (desk) => desk.liftRestriction(stage.request('regisseur'), lift),
        type: 'restriction.lifted',
        data: { about },
      },
    ],
  ];

  test.each(rows)('%s is told by one event, and neither it nor its record is there when the event cannot be', async (_what, row) => {
    const { prepare, change, type, data } = row;
    await prepare?.();
    await stage.database.sql('delete from outbox');
    const before = await everything();
    for (const statement of withoutRoom) {
      await expect(change(deskWithout(statement)), statement).rejects.toThrow('there is no room');
      expect(await everything()).toEqual(before);
    }
    expect((await change(stage.desk)).problems).toEqual([]);
    expect(await events()).toEqual([[`nl.gezinsbeeld.${type}.v1`, 's1', 's1-m1', data]]);
  });

  test('a restriction that holds already, and a change that is refused, are not told', async () => {
    await restrict(stage.desk);
    await stage.database.sql('delete from outbox');
    await restrict(stage.desk);
    await stage.desk.requestCorrection(stage.request('mark'), { ...asked, memberId: 's2-m1' });
    await stage.desk.liftRestriction(stage.request('mark'), lift);
    expect(await events()).toEqual([]);
  });
});
