import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import {
  aSignal,
  bsn,
  daysLater,
  hubAt,
  now,
  people,
  raiseSignalStage,
  type PersonName,
  type SignalStage,
} from '../testing/signal-stage.ts';

describe.each(databaseKinds)('raising on %s', (kind) => {
  let stage: SignalStage;
  beforeAll(async () => {
    stage = await raiseSignalStage(kind);
  }, 60_000);
  beforeEach(async () => stage.reset());
  afterAll(async () => stage.close());

  const raise = async (by: PersonName, about: string, at = now) => stage.desk.raiseSignal(stage.as(by, { at }), aSignal(about));
  const problemsOf = async (by: PersonName, input: object, purpose: 'SIGNAL' | 'CARE' = 'SIGNAL') =>
    (await stage.desk.raiseSignal(stage.as(by, { purpose }), { ...aSignal(bsn.child), ...input })).problems.map(({ code }) => code);

  test('the answer is the same whomever it is about, and whatever others gave', async () => {
    await stage.raise('youth', bsn.child);
    await stage.settle();
    const answers = [];
    for (const about of [bsn.child, bsn.sister, bsn.otherChild, bsn.father, bsn.grownUp, bsn.nobody])
      answers.push(await raise('wmo', about));
    const shapes = answers.map(({ signal, problems }) => ({ signal: { ...signal, id: typeof signal?.id }, problems }));
    expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1);
    expect(shapes[0]).toEqual({
      signal: { id: 'string', state: 'RAISED', kind: 'WORRIED', raisedAt: now.toISOString(), raisedBy: 'prof-wmo', contacts: null },
      problems: [],
    });
  });

  test('the same statements reach the database whomever it is about', async () => {
    const said: string[][] = [];
    await stage.raise('youth', bsn.child);
    await stage.settle();
    for (const about of [bsn.child, bsn.father, bsn.nobody]) {
      const statements: string[] = [];
      const { createSignalsDesk } = await import('../create-signals-desk.ts');
      const desk = createSignalsDesk({
        ...stage.deps,
        database: {
          ...stage.database,
          transaction: async (run) =>
            stage.database.transaction(async (transaction) =>
              run({ ...transaction, sql: async (text, params) => (statements.push(text), transaction.sql(text, params)) }),
            ),
        },
      });
      await desk.raiseSignal(stage.as('wmo'), aSignal(about));
      said.push(statements);
    }
    expect(said[0]?.length).toBeGreaterThan(4);
    expect(said[1]).toEqual(said[0]);
    expect(said[2]).toEqual(said[0]);
    expect(stage.brp.asked.length).toBeLessThan(4);
  });

  test('nobody is asked anything, and nothing is matched, before the answer', async () => {
    await stage.raise('wmo', bsn.child);
    await stage.raise('youth', bsn.child);
    expect(stage.brp.asked).toEqual([]);
    expect(await stage.count('signal_match')).toBe(0);
  });

  test.each([
    ['a wrong BSN', { bsn: '999995833' }, ['BSN_WRONG']],
    ['no telephone number', { dutyPhone: 'bel mij' }, ['PHONE_WRONG']],
    ['a telephone number that ends in the BSN', { dutyPhone: `+32${bsn.child}` }, ['PHONE_WRONG']],
    ['one that begins with it', { dutyPhone: `+${bsn.child}00` }, ['PHONE_WRONG']],
    ['one that is a BSN behind its 0', { bsn: '012345672', dutyPhone: '+3212345672' }, ['PHONE_WRONG']],
    ['all of it', { bsn: '', dutyPhone: '' }, ['BSN_WRONG', 'PHONE_WRONG']],
  ])('%s is refused', async (_, input, codes) => {
    expect(await problemsOf('wmo', input)).toEqual(codes);
    expect(await stage.count('signal')).toBe(0);
  });

  test('of an organisation whose name nobody knows none is taken', async () => {
    const request = { ...stage.as('youth'), caller: { ...people.youth, oin: '00000099000000008000' } };
    expect((await stage.desk.raiseSignal(request, aSignal(bsn.child))).problems).toMatchObject([{ code: 'ORGANISATION_UNKNOWN' }]);
    expect(await stage.count('signal')).toBe(0);
  });

  test('another purpose is refused', async () => {
    expect(await problemsOf('wmo', {}, 'CARE')).toEqual(['PURPOSE_NOT_SIGNAL']);
  });

  test.each(['regisseur', 'school', 'officer'] as const)('%s, who would not hear of a match, gives none', async (by) => {
    expect(await problemsOf(by, {})).toEqual(['ROLE_NOT_FOR_SIGNAL']);
  });

  test('is one transaction with its record and its event, which name the signal alone', async () => {
    const id = await stage.raise('wmo', bsn.child);
    expect(await stage.events()).toEqual([{ type: 'nl.gezinsbeeld.signal.raised.v1', caseId: null, data: { signal: id, about: [] } }]);
    const [record] = await stage.database.sql<{ body: string }>('select body from audit_record order by sequence desc limit 1');
    expect(record?.body).toContain('signal.raise');
    expect(record?.body).not.toMatch(/WORRIED|\+31/);
    const failing = { ...stage.deps, newId: () => '' };
    const { createSignalsDesk } = await import('../create-signals-desk.ts');
    await expect(createSignalsDesk(failing).raiseSignal(stage.as('wmo'), aSignal(bsn.sister))).rejects.toMatchObject({
      code: 'EVENT_DATA_REFUSED',
    });
    expect(await stage.count('signal')).toBe(1);
  });

  describe('more than is usual', () => {
    const codes = async (by: PersonName, times: number, at = now) => {
      const given = [];
      for (let count = 0; count < times; count += 1) given.push((await raise(by, bsn.otherChild, at)).problems[0]?.code ?? 'TAKEN');
      return given;
    };
    const held = async () => stage.desk.heldSignals(hubAt(now));

    test('is held for a day, and then refused; the answers to who is held are the same as ever', async () => {
      const given = await codes('wmo', 27);
      expect(given).toEqual([...Array.from({ length: 25 }, () => 'TAKEN'), 'SIGNAL_TOO_MANY', 'SIGNAL_TOO_MANY']);
      expect(await held()).toEqual([
        { oin: people.wmo.oin, role: 'WMO', subject: 'prof-wmo', count: 15, heldUntil: daysLater(1).toISOString() },
      ]);
      const states = (await stage.own('wmo')).map((one) => JSON.stringify({ ...one, id: '' }));
      expect(new Set(states).size).toBe(1);
    });

    test('is not matched while it is held', async () => {
      await codes('wmo', 10);
      await stage.raise('youth', bsn.child);
      await raise('wmo', bsn.child);
      await stage.settle();
      expect(await stage.count('signal_match')).toBe(0);
      await stage.settle(daysLater(1));
      expect(await stage.count('signal_match')).toBe(1);
    });

    test('is told to the privacy officer, once a day, without whom it is about', async () => {
      await codes('wmo', 27);
      const tasks = await stage.database.sql<{ role: string; oin: string; kind: string; text: string }>(
        'select role, oin, kind, text_nl as text from task',
      );
      expect(tasks).toMatchObject([{ role: 'FG', oin: people.officer.oin, kind: 'SIGNAL_TOO_MANY' }]);
      expect(JSON.stringify(tasks)).not.toMatch(/99999/);
    });

    test('raising, withdrawing and raising again counts, also when the archive has them', async () => {
      for (let count = 0; count < 25; count += 1) {
        const id = await stage.raise('wmo', bsn.otherChild);
        await stage.desk.withdrawSignal(stage.as('wmo'), { signalId: id });
      }
      await stage.desk.archive(hubAt(now));
      expect(await stage.count('signal')).toBe(0);
      expect(await codes('wmo', 1)).toEqual(['SIGNAL_TOO_MANY']);
    });

    test('leaves less for a month: half after one day of too many, a quarter after two', async () => {
      await codes('wmo', 11);
      expect(await codes('wmo', 13, daysLater(2))).toEqual([
        ...Array.from({ length: 9 }, () => 'TAKEN'),
        ...Array.from({ length: 4 }, () => 'SIGNAL_TOO_MANY'),
      ]);
      expect(await codes('wmo', 1, daysLater(40))).toEqual(['TAKEN']);
      expect(await held()).toMatchObject([{ count: 1 + 4 }]);
    });

    test('is counted for each professional: a colleague goes on', async () => {
      await codes('wmo', 25);
      expect(await codes('wmoColleague', 1)).toEqual(['TAKEN']);
      expect(await held()).toMatchObject([{ subject: 'prof-wmo' }]);
    });

    test('is counted for one professional in all their roles', async () => {
      await codes('wmo', 25);
      expect(await codes('incomeOfWmo', 1)).toEqual(['SIGNAL_TOO_MANY']);
    });

    test('is counted for all professionals of an organisation together, and none of them is to blame', async () => {
      const { oin, role } = people.wmo;
      const one = async (number: number) =>
        (
          await stage.desk.raiseSignal(
            { ...stage.as('wmo'), caller: { oin, role: number % 2 === 0 ? role : 'WI', subject: `prof-${number % 20}` } },
            aSignal(bsn.otherChild),
          )
        ).problems.map(({ code }) => code);
      for (let number = 0; number < 100; number += 1) expect(await one(number)).toEqual([]);
      expect(await one(100)).toEqual(['SIGNAL_TOO_MANY']);
      expect((await held()).reduce((sum, { count }) => sum + (count ?? 0), 0)).toBe(50);
      expect((await stage.desk.raiseSignal(stage.as('youth'), aSignal(bsn.otherChild))).problems).toEqual([]);
      const tasks = await stage.database.sql<{ about: string; text: string }>('select about, text_nl as text from task');
      expect(tasks).toEqual([{ about: `signal-too-many-together:${oin}:2026-11-20`, text: expect.stringContaining('organisatie') }]);
      expect(JSON.stringify(tasks)).not.toContain('prof-');
    });

    test('cannot be had by asking at the same moment', async () => {
      const answers = await Promise.all(Array.from({ length: 40 }, async () => raise('wmo', bsn.otherChild)));
      expect(answers.filter(({ problems }) => problems.length === 0)).toHaveLength(25);
      expect(await stage.count('signal')).toBe(25);
    });

    test('a privacy officer has what is held lapse; who gave it notices nothing', async () => {
      await codes('wmo', 12);
      const before = await stage.own('wmo');
      const { oin, role, subject } = people.wmo;
      const officer = stage.as('officer', { purpose: 'AUDIT' });
      expect(await stage.desk.dropHeldSignals(officer, { oin, role, subject })).toEqual({ dropped: 2, problems: [] });
      expect((await stage.desk.dropHeldSignals(officer, { oin, role, subject })).problems).toMatchObject([{ code: 'HELD_UNKNOWN' }]);
      expect(await stage.own('wmo')).toEqual(before);
      expect(await held()).toEqual([]);
      await stage.settle(daysLater(2));
      expect(await stage.desk.signalArchive(officer)).toHaveLength(2);
    });
  });
});
