import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { compilePolicy } from '#consent/compile.ts';
import { defaultPolicy } from '#consent/testing/default-policy.ts';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { bsn, daysLater, hubAt, now, raiseSignalStage, type PersonName, type SignalStage } from '../testing/signal-stage.ts';

describe.each(databaseKinds)('withdrawing, expiring and archiving on %s', (kind) => {
  let stage: SignalStage;
  beforeAll(async () => {
    stage = await raiseSignalStage(kind);
  }, 60_000);
  beforeEach(async () => stage.reset());
  afterAll(async () => stage.close());

  const withdraw = async (by: PersonName, signalId: string) => stage.desk.withdrawSignal(stage.as(by), { signalId });
  const archive = async (at: Date) => stage.desk.archive(hubAt(at));
  const rows = async (text: string): Promise<readonly Record<string, unknown>[]> => stage.database.sql(text);

  test("another organisation's signal is answered as one that does not exist", async () => {
    const [theirs, mine] = [await stage.raise('youth', bsn.child), await stage.raise('wmo', bsn.child)];
    await stage.settle();
    const unknown = await withdraw('wmo', 'no-such-signal');
    expect(unknown).toEqual({ signal: null, problems: [expect.objectContaining({ code: 'SIGNAL_UNKNOWN' })] });
    for (const id of [theirs, `${theirs}\0`, '', ' ', "' or true --"]) expect(await withdraw('wmo', id)).toEqual(unknown);
    expect(await withdraw('income', mine)).toEqual(unknown);
    expect(await stage.contacts('youth')).toEqual({ [theirs]: ['Gemeente'] });
  });

  test('closes the match for both at once, and tells both to drop it', async () => {
    const [a, b] = [await stage.raise('wmo', bsn.child), await stage.raise('youth', bsn.child)];
    await stage.settle();
    await stage.hear();
    expect(await withdraw('wmo', a)).toMatchObject({ signal: { id: a, state: 'WITHDRAWN', contacts: null }, problems: [] });
    expect(await stage.contacts('youth')).toEqual({ [b]: [] });
    expect((await stage.events()).at(-1)).toMatchObject({
      type: 'nl.gezinsbeeld.signal.ended.v1',
      caseId: null,
      data: { recipients: ['00000099000000001000/WMO', '00000099000000004000/JGD'] },
    });
    expect((await withdraw('wmo', a)).problems).toMatchObject([{ code: 'SIGNAL_WITHDRAWN' }]);
    expect(await stage.count('signal_match')).toBe(0);
  });

  test('one of two signals leaves the other party its contact, and tells it nothing', async () => {
    const first = await stage.raise('wmo', bsn.child);
    await stage.raise('wmoColleague', bsn.child);
    const theirs = await stage.raise('youth', bsn.child);
    await stage.settle();
    await stage.hear();
    await withdraw('wmo', first);
    expect(await stage.contacts('youth')).toEqual({ [theirs]: ['Gemeente'] });
    const ended = (await stage.events()).filter(({ type }) => type === 'nl.gezinsbeeld.signal.ended.v1');
    expect(ended.map(({ data }) => data['recipients'])).toEqual([['00000099000000001000/WMO']]);
  });

  test('while it is being matched leaves no match', async () => {
    const id = await stage.raise('wmo', bsn.child);
    await stage.raise('youth', bsn.child);
    const residents = stage.deps.civilRegister.residents;
    const { createSignalsDesk } = await import('../create-signals-desk.ts');
    const desk = createSignalsDesk({
      ...stage.deps,
      civilRegister: {
        ...stage.deps.civilRegister,
        residents: async (bsns) => {
          await withdraw('wmo', id);
          return residents(bsns);
        },
      },
    });
    while (await desk.matchNext(hubAt(now)));
    expect(await stage.count('signal_match')).toBe(0);
  });

  test('a withdrawn signal goes to the archive with nothing that says about whom it was but a keyed hash', async () => {
    const id = await stage.raise('wmo', bsn.child);
    await stage.settle();
    await withdraw('wmo', id);
    expect(await archive(daysLater(1))).toEqual({ archived: 1, destroyed: 0 });
    expect(await rows('select * from signal')).toEqual([]);
    const [archived] = await rows('select * from signal_archive');
    expect(archived).toMatchObject({
      id,
      ended_by: 'WITHDRAWN',
      subject: 'prof-wmo',
      person_lookup: stage.deps.encryption.hash(bsn.child),
    });
    expect(JSON.stringify(archived)).not.toContain(bsn.child);
    expect(await stage.own('wmo', daysLater(1))).toEqual([]);
    expect(await stage.desk.signalArchive(hubAt(now))).toEqual([
      {
        id,
        oin: '00000099000000001000',
        role: 'WMO',
        raisedBy: 'prof-wmo',
        raisedAt: now.toISOString(),
        endedOn: '2026-11-20',
        endedBy: 'WITHDRAWN',
        destroyOn: '2031-11-20',
      },
    ]);
  });

  test('a signal expires after two years by the calendar, whether or not the hub worked meanwhile', async () => {
    const [a, b] = [await stage.raise('wmo', bsn.child), await stage.raise('youth', bsn.child)];
    await stage.settle();
    const [last, over] = [new Date('2028-11-19T22:59:59Z'), new Date('2028-11-19T23:00:00Z')];
    expect(await stage.contacts('wmo', last)).toEqual({ [a]: ['CJG'] });
    expect(await stage.contacts('wmo', over)).toEqual({});
    expect(await archive(last)).toEqual({ archived: 0, destroyed: 0 });
    expect(await archive(over)).toEqual({ archived: 2, destroyed: 0 });
    expect(await rows('select id, ended_by::text, ended_on::text from signal_archive order by id')).toEqual(
      [a, b].map((id) => ({ id, ended_by: 'EXPIRED', ended_on: '2028-11-20' })),
    );
    expect((await stage.events()).at(-1)).toMatchObject({ type: 'nl.gezinsbeeld.signal.ended.v1' });
  });

  test('what stood in the archive for five years is destroyed, with a record of it', async () => {
    const id = await stage.raise('wmo', bsn.child);
    await withdraw('wmo', id);
    await archive(now);
    expect(await archive(new Date('2031-11-19T22:59:59Z'))).toEqual({ archived: 0, destroyed: 0 });
    expect(await archive(new Date('2031-11-19T23:00:00Z'))).toEqual({ archived: 0, destroyed: 1 });
    expect(await stage.count('signal_archive')).toBe(0);
    expect(
      await rows(`select what, subject_id, rows, due_since::text, article, case_id from destruction_record where subject_id = '${id}'`),
    ).toEqual([{ what: 'SIGNAL', subject_id: id, rows: 1, due_since: '2031-11-20', article: 'Jeugdwet 7.1.4.5-7.1.4.6', case_id: null }]);
    expect((await stage.events()).at(-1)).toMatchObject({ type: 'nl.gezinsbeeld.retention.executed.v1' });
  });

  test('two hubs that archive at once do it once', async () => {
    for (const about of [bsn.child, bsn.sister, bsn.otherChild]) await withdraw('wmo', await stage.raise('wmo', about));
    const done = await Promise.all([archive(now), archive(now), archive(now)]);
    expect(done.map(({ archived }) => archived).toSorted()).toEqual([0, 0, 3]);
    expect(await stage.count('signal_archive')).toBe(3);
  });

  test('who is 23 or older never has a match: their BSN is gone at once, and who gave the signal finds it as ever', async () => {
    const [child, grownUp] = [await stage.raise('wmo', bsn.child), await stage.raise('wmo', bsn.grownUp)];
    await stage.raise('youth', bsn.grownUp);
    await stage.settle();
    expect(await rows(`select bsn, person_lookup, household from signal where id = '${grownUp}'`)).toEqual([
      { bsn: null, person_lookup: null, household: [] },
    ]);
    const own = await stage.own('wmo');
    expect(own.map(({ id }) => id)).toEqual([child, grownUp]);
    expect({ ...own[1], id: child }).toEqual(own[0]);
    expect(await withdraw('wmo', grownUp)).toMatchObject({ signal: { state: 'WITHDRAWN' }, problems: [] });
    await archive(daysLater(1));
    expect(await rows('select ended_by::text from signal_archive')).toEqual([{ ended_by: 'AGE' }, { ended_by: 'AGE' }]);
  });

  test('the policy decides now: who may no longer hear of a match has no contact, nor has the other', async () => {
    const [a, b] = [await stage.raise('wmo', bsn.child), await stage.raise('youth', bsn.child)];
    await stage.settle();
    const rules = defaultPolicy.rules.filter(({ id }) => id !== 'signal-match-jgd-match');
    stage.policy = compilePolicy({ ...defaultPolicy, rules }, '2026-11-20');
    expect(await stage.contacts('youth')).toEqual({ [b]: [] });
    expect(await stage.contacts('wmo')).toEqual({ [a]: [] });
  });

  test('for another purpose nothing is shown or withdrawn', async () => {
    const id = await stage.raise('wmo', bsn.child);
    const request = stage.as('wmo', { purpose: 'CARE' });
    expect(await stage.desk.signals(request)).toMatchObject({ signals: null, problems: [{ code: 'PURPOSE_NOT_SIGNAL' }] });
    expect((await stage.desk.withdrawSignal(request, { signalId: id })).problems).toMatchObject([{ code: 'PURPOSE_NOT_SIGNAL' }]);
  });
});
