import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { seed } from '#database/seed.ts';
import { professionals as by } from '#database/seeds/professionals.ts';
import { createTestDatabase, databaseKinds, testEncryption, type TestDatabase } from '#database/testing/create-test-database.ts';
import { canMove } from './can-move.ts';
import { createRegieStore, type RegieStore } from './store.ts';

const today = '2026-11-20';
const moment = { now: new Date('2026-11-20T10:00:00Z'), traceId: '0af7651916cd43dd8448eb211c80319c' };

describe.each(databaseKinds)('changes of a case on %s', (kind) => {
  let tested: TestDatabase | null = null;
  const database = () => {
    if (tested === null) throw new Error('no database');
    return tested.database;
  };
  beforeEach(async () => {
    tested ??= await createTestDatabase(kind);
    await tested.database.sql('delete from family_case');
    await tested.database.sql('delete from outbox');
    await seed(tested.database, testEncryption(), new Date('2026-11-20T10:00:00Z'));
  }, 60_000);
  afterAll(async () => tested?.close());

  test('triage sets the outcome and makes a case active', async () => {
    await database().sql(`update family_case set phase = 'TRIAGE', triage = null where id = 's3'`);
    await createRegieStore(database(), randomUUID).recordTriage({
      caseId: 's3',
      outcome: 'MULTI_PROBLEM',
      rationale: 'Meer dan twee leefgebieden.',
      moment,
    });
    expect(await database().sql(`select phase::text, triage::text, triage_rationale from family_case where id = 's3'`)).toEqual([
      { phase: 'ACTIVE', triage: 'MULTI_PROBLEM', triage_rationale: 'Meer dan twee leefgebieden.' },
    ]);
  });

  test('a case closes after follow-up and evaluation, and is re-opened by evaluating', async () => {
    const store = createRegieStore(database(), randomUUID);
    await expect(store.movePhase({ caseId: 's1', to: 'CLOSED', today, moment })).rejects.toMatchObject({ code: 'PHASE_NOT_ALLOWED' });
    for (const to of ['FOLLOW_UP', 'EVALUATION', 'CLOSED'] as const) await store.movePhase({ caseId: 's1', to, today, moment });
    const read = async () => database().sql(`select phase::text, closed_at::text from family_case where id = 's1'`);
    expect(await read()).toEqual([{ phase: 'CLOSED', closed_at: today }]);
    await store.movePhase({ caseId: 's1', to: 'EVALUATION', today, moment });
    expect(await read()).toEqual([{ phase: 'EVALUATION', closed_at: null }]);
  });

  test.each([
    [4, 8],
    [3, 0],
  ] as const)('an escalation of level %d involves the mayor with %d members, once', async (level, involved) => {
    const store = createRegieStore(database(), randomUUID);
    const change = {
      caseId: 's2',
      level,
      owner: by.regisseur,
      trigger: 'Het geschil staat stil.',
      decision: null,
      mayor: by.mayor,
      today,
      moment,
    };
    await store.escalate({ ...change, id: 'esc-1' });
    await store.escalate({ ...change, id: 'esc-2' });
    const count = async () =>
      (
        await database().sql<{ n: number }>(
          `select count(*)::int as n from involvement where case_id = 's2' and role = 'BM' and "until" is null`,
        )
      )[0]?.n;
    expect(await count()).toBe(involved);
    await store.deescalate({ caseId: 's2', today, moment });
    expect(await count()).toBe(0);
    expect(await database().sql(`select id from escalation where case_id = 's2' and "until" is null`)).toEqual([]);
  });

  describe('the events', () => {
    const events = async () => database().sql(`select type, case_id, subject, data, trace_id from outbox order by sequence`);
    const about = (dataClass: string, ...members: readonly string[]) => ({
      about: members.map((member) => ({ member, classes: [dataClass] })),
    });
    const event = (type: string, caseId: string, data: object) => ({
      type: `nl.gezinsbeeld.${type}.v1`,
      case_id: caseId,
      subject: null,
      data,
      trace_id: moment.traceId,
    });
    const s3 = ['s3-m1', 's3-m2', 's3-m3', 's3-m4'];
    const s2 = ['s2-m1', 's2-m2', 's2-m3', 's2-m4', 's2-m5', 's2-m6', 's2-m7', 's2-m8'];
    const escalation = {
      id: 'e',
      caseId: 's2',
      owner: by.regisseur,
      trigger: 'Het staat stil.',
      decision: null,
      mayor: by.mayor,
      today,
      moment,
    };
    const mono = { caseId: 's3', outcome: 'MONO', rationale: 'Eén vraag.', moment } as const;

    test('of a triage and of a phase tell of the case and all its members, and not what it became', async () => {
      const store = createRegieStore(database(), randomUUID);
      await store.recordTriage(mono);
      await store.movePhase({ caseId: 's3', to: 'FOLLOW_UP', today, moment });
      const told = event('case.changed', 's3', about('FAMILY_CASE', ...s3));
      expect(await events()).toEqual([told, told]);
      expect(JSON.stringify(await events())).not.toMatch(/MONO|FOLLOW_UP|vraag/);
    });

    test('of an escalation tell apart that it was escalated and that others became involved, each once', async () => {
      const store = createRegieStore(database(), randomUUID);
      await store.escalate({ ...escalation, level: 4 });
      await store.escalate({ ...escalation, id: 'e2', level: 4 });
      await store.deescalate({ caseId: 's2', today, moment });
      await store.deescalate({ caseId: 's2', today, moment });
      const escalated = event('escalation.changed', 's2', about('ESCALATION', ...s2));
      const involved = event('involvement.changed', 's2', about('INVOLVEMENT_OTHER', ...s2));
      expect(await events()).toEqual([escalated, involved, escalated, escalated, involved]);
    });

    test.each<readonly [string, (store: RegieStore) => Promise<unknown>, string]>([
      ['a triage', async (store) => store.recordTriage(mono), `select triage_rationale from family_case where id = 's3'`],
      [
        'a phase',
        async (store) => store.movePhase({ caseId: 's3', to: 'FOLLOW_UP', today, moment }),
        `select phase::text from family_case`,
      ],
      [
        'an escalation',
        async (store) => store.escalate({ ...escalation, level: 4 }),
        `select id from escalation union all select id from involvement`,
      ],
      [
        'the end of an escalation',
        async (store) => store.deescalate({ caseId: 's2-escalated', today, moment }),
        `select id, "until"::text from escalation order by id`,
      ],
    ])('of %s and the change itself are there together or not at all', async (_, change, read) => {
      const before = await database().sql(read);
      // An event that cannot be written: its id is no id.
      await expect(change(createRegieStore(database(), () => ''))).rejects.toMatchObject({ code: 'EVENT_DATA_REFUSED' });
      expect([await database().sql(read), await events()]).toEqual([before, []]);
      await change(createRegieStore(database(), randomUUID));
      expect(await database().sql(read)).not.toEqual(before);
      expect((await events()).length).toBeGreaterThan(0);
    });
  });

  test('a change of a case that does not exist is refused, and writes nothing', async () => {
    const store = createRegieStore(database(), randomUUID);
    const none = { caseId: 'none', today, moment };
    const changes = [
      store.recordTriage({ caseId: 'none', outcome: 'MONO', rationale: '', moment }),
      store.movePhase({ ...none, to: 'ACTIVE' }),
      store.escalate({ ...none, id: 'x', level: 4, owner: by.regisseur, trigger: '', decision: null, mayor: by.mayor }),
    ];
    for (const change of await Promise.allSettled(changes))
      expect(change).toMatchObject({ status: 'rejected', reason: { code: 'NO_SUCH_CASE' } });
    expect(await database().sql('select event_id from outbox')).toEqual([]);
  });

  test.each([
    [
      'a safety ground of more than 72 hours',
      `insert into safety_ground values ('g', 's1-m1', 'o', 'REG', '', 'a', 'b', '2026-11-20T00:00Z', '2026-11-23T00:00:01Z')`,
    ],
    [
      'a safety ground approved by who recorded it',
      `insert into safety_ground values ('g', 's1-m1', 'o', 'REG', '', 'a', 'a', '2026-11-20T00:00Z', '2026-11-21T00:00Z')`,
    ],
    [
      'a second regisseur',
      `insert into regisseur select id || '2', case_id, backup, oin, role, subject, organisation, duty_phone, name, contact, mandate, appointed_by, "from" from regisseur where case_id = 's1'`,
    ],
    ['a waiver that nobody gave', `update secrecy_waiver set giver_member_id = null where id = 's1-w1'`],
    ['a score of 6', `update domain_score set score = 6`],
    ['a closed case without its day', `update family_case set phase = 'CLOSED'`],
    [
      'a member twice in one case',
      `update family_member set bsn_lookup = (select bsn_lookup from family_member where id = 's1-m1') where id = 's1-m2'`,
    ],
  ])('the database refuses %s', async (_, statement) => {
    await expect(database().sql(statement)).rejects.toBeInstanceOf(Error);
  });
});

test.each([
  ['TRIAGE', 'ACTIVE', true],
  ['TRIAGE', 'CLOSED', false],
  ['ACTIVE', 'CLOSED', false],
  ['FOLLOW_UP', 'CLOSED', false],
  ['FOLLOW_UP', 'ACTIVE', true],
  ['EVALUATION', 'CLOSED', true],
  ['CLOSED', 'ACTIVE', false],
  ['CLOSED', 'EVALUATION', true],
] as const)('from %s to %s: %s', (from, to, allowed) => {
  expect(canMove(from, to)).toBe(allowed);
});
