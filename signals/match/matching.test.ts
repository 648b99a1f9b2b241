import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { bsn, daysLater, hubAt, now, people, raiseSignalStage, type SignalStage } from '../testing/signal-stage.ts';

const recipient = (name: keyof typeof people): string => `${people[name].oin}/${people[name].role}`;

describe.each(databaseKinds)('matching on %s', (kind) => {
  let stage: SignalStage;
  beforeAll(async () => {
    stage = await raiseSignalStage(kind);
  }, 60_000);
  beforeEach(async () => stage.reset());
  afterAll(async () => stage.close());

  const matchesMade = async () =>
    stage.database.sql<{ kind: string; first: string; second: string }>(
      `select kind::text, first_id as first, second_id as second from signal_match order by id`,
    );
  const told = async () =>
    (await stage.events()).filter(({ type }) => type === 'nl.gezinsbeeld.signal.matched.v1').map(({ data }) => data['recipients']);

  test('two recipients about one person: each learns whom to call, and both are told once', async () => {
    const [a, b] = [await stage.raise('wmo', bsn.child), await stage.raise('youth', bsn.child, { at: daysLater(1) })];
    await stage.settle(daysLater(1));
    expect(await matchesMade()).toEqual([{ kind: 'SAME_PERSON', first: a, second: b }]);
    expect(await stage.contacts('wmo', daysLater(1))).toEqual({ [a]: ['CJG'] });
    expect(await stage.contacts('youth', daysLater(1))).toEqual({ [b]: ['Gemeente'] });
    expect(await told()).toEqual([[recipient('wmo'), recipient('youth')].toSorted()]);
  });

  test.each([
    ['brother and sister', bsn.child, bsn.sister, 1],
    ['children of different households', bsn.child, bsn.otherChild, 0],
    ['a child and a parent, of whom a signal never counts', bsn.child, bsn.father, 0],
  ] as const)('about %s', async (_, one, other, matched) => {
    await stage.raise('wmo', one);
    await stage.raise('youth', other);
    await stage.settle();
    expect((await matchesMade()).map((match) => match.kind)).toEqual(matched === 1 ? ['SAME_HOUSEHOLD'] : []);
  });

  test('nothing is matched within one recipient, whoever of it gives the signals', async () => {
    await stage.raise('wmo', bsn.child);
    await stage.raise('wmoColleague', bsn.child);
    await stage.raise('wmo', bsn.sister);
    await stage.settle();
    expect(await matchesMade()).toEqual([]);
  });

  test.each([
    ['Wmo and W&I of one municipality, which are two partners', 'wmo', 'income', 1],
    ['the same professional as Wmo and as W&I', 'wmo', 'incomeOfWmo', 0],
    ['Wmo and youth help of one municipality', 'wmo', 'municipalYouth', 0],
    ['care and youth help of one institution', 'ggz', 'youthGgz', 0],
    ['youth help of two organisations', 'youth', 'youthGgz', 1],
  ] as const)('%s: %s and %s', async (_, one, other, matches) => {
    await stage.raise(one, bsn.child);
    await stage.raise(other, bsn.child);
    await stage.settle();
    expect(await matchesMade()).toHaveLength(matches);
  });

  test('a signal that cannot be looked at holds up no other', async () => {
    const broken = await stage.raise('wmo', bsn.otherChild);
    await stage.database.sql(`update signal set bsn = 'no-such-key:x:y:z' where id = $1`, [broken]);
    const tried = async (): Promise<unknown> => stage.desk.matchNext(hubAt(now)).catch((error: unknown) => error);
    expect(await tried()).toBeInstanceOf(Error);
    await stage.database.sql(`update signal set claimed_until = clock_timestamp() - interval '1 second' where id = $1`, [broken]);
    await stage.raise('wmo', bsn.child);
    await stage.raise('youth', bsn.child);
    expect([await tried(), await tried()]).toEqual([true, true]);
    expect(await matchesMade()).toHaveLength(1);
    expect(await tried()).toBeInstanceOf(Error);
  });

  test('three recipients match two by two, with one offer of a triage', async () => {
    await stage.raise('wmo', bsn.child);
    await stage.raise('youth', bsn.sister);
    await stage.settle();
    const id = await stage.raise('police', bsn.child);
    await stage.settle();
    expect(await matchesMade()).toHaveLength(3);
    expect(await stage.contacts('police')).toEqual({ [id]: ['CJG', 'Gemeente'] });
    expect(await stage.count('triage_offer')).toBe(1);
  });

  test('how many signals another gave does not show, nor is it told', async () => {
    const id = await stage.raise('youth', bsn.child);
    await stage.raise('wmo', bsn.child);
    await stage.settle();
    await stage.raise('wmoColleague', bsn.child);
    await stage.raise('wmo', bsn.sister);
    await stage.settle();
    expect(await stage.contacts('youth')).toEqual({ [id]: ['Gemeente'] });
    expect((await told()).filter((recipients) => (recipients as string[]).includes(recipient('youth')))).toHaveLength(1);
  });

  test('a match holds until the earlier of the two ends', async () => {
    await stage.raise('wmo', bsn.child);
    const id = await stage.raise('youth', bsn.child, { at: daysLater(400) });
    await stage.settle(daysLater(400));
    // The two years of the first end on 19 November 2028.
    expect(await stage.contacts('youth', new Date('2028-11-19T22:59:59Z'))).toEqual({ [id]: ['Gemeente'] });
    expect(await stage.contacts('youth', new Date('2028-11-19T23:00:00Z'))).toEqual({ [id]: [] });
  });

  test('a signal ends on the day when its person turns 23, and its own party does not find that day in it', async () => {
    stage.brp.people = stage.brp.people.map((one) => (one.bsn === bsn.child ? { ...one, birthDate: '2003-12-01' } : one));
    const id = await stage.raise('wmo', bsn.child);
    await stage.raise('youth', bsn.child);
    await stage.settle();
    expect(await stage.contacts('wmo', new Date('2026-11-30T22:59:59Z'))).toEqual({ [id]: ['CJG'] });
    const before = await stage.own('wmo', now);
    await stage.desk.archive(hubAt(new Date('2026-12-02T00:00:00Z')));
    expect(await stage.own('wmo', new Date('2026-12-02T00:00:00Z'))).toEqual(before.map((one) => ({ ...one, contacts: [] })));
  });

  describe('while the register of persons is away', () => {
    test('a first signal waits, for who is 23 or older has no match; it is matched when the register is back', async () => {
      stage.brp.away = true;
      await stage.raise('wmo', bsn.child);
      await stage.raise('youth', bsn.child);
      await stage.settle();
      expect(await matchesMade()).toEqual([]);
      stage.brp.away = false;
      await stage.settle(new Date(now.getTime() + 600_000));
      expect(await matchesMade()).toHaveLength(1);
    });
    test('a person whose age is known from another signal is matched at once, the household when it is back', async () => {
      await stage.raise('wmo', bsn.child);
      await stage.raise('police', bsn.sister);
      await stage.settle();
      stage.brp.away = true;
      await stage.raise('youth', bsn.child);
      await stage.settle();
      expect((await matchesMade()).map((match) => match.kind).toSorted()).toEqual(['SAME_HOUSEHOLD', 'SAME_HOUSEHOLD', 'SAME_PERSON']);
    });
    test('it is asked less and less often', async () => {
      stage.brp.away = true;
      await stage.raise('wmo', bsn.child);
      const asked: number[] = [];
      for (let minutes = 0; minutes <= 24 * 60; minutes += 5) {
        await stage.settle(new Date(now.getTime() + minutes * 60_000));
        if (stage.brp.asked.length > asked.length) asked.push(minutes);
      }
      expect(asked).toEqual([0, 5, 15, 35, 75, 155, 315, 635, 995, 1355]);
    });
  });

  test('who is in no register is asked for a week, and then goes to the archive', async () => {
    const id = await stage.raise('wmo', bsn.nobody);
    for (let day = 0; day < 10; day += 1) await stage.settle(daysLater(day));
    expect(stage.brp.asked).toHaveLength(7);
    expect(await stage.desk.signalArchive(hubAt(now))).toMatchObject([{ id, endedBy: 'NOT_FOUND', endedOn: '2026-11-26' }]);
    expect((await stage.own('wmo')).map((one) => one.state)).toEqual(['RAISED']);
  });

  test('who moves in, or is born, is found at the next look, a month later', async () => {
    const people_ = stage.brp.people;
    stage.brp.people = people_.map((one) => (one.bsn === bsn.sister ? { ...one, address: '9999ZZ|9||' } : one));
    await stage.raise('wmo', bsn.child);
    await stage.raise('youth', bsn.sister);
    await stage.settle();
    expect(await matchesMade()).toEqual([]);
    stage.brp.people = people_;
    await stage.settle(daysLater(29));
    expect(await matchesMade()).toEqual([]);
    await stage.settle(daysLater(30));
    expect(await matchesMade()).toHaveLength(1);
  });

  test('a signal that was taken and left alone is taken again after a minute, by anybody', async () => {
    await stage.raise('wmo', bsn.child);
    await stage.raise('youth', bsn.child);
    const killed = { ...stage.deps, database: { ...stage.database, transaction: async () => Promise.reject(new Error('killed')) } };
    const { matchNext } = await import('./match-next.ts');
    await expect(matchNext(killed, hubAt(now))).rejects.toThrow('killed');
    await stage.settle();
    expect(await matchesMade()).toEqual([]);
    await stage.database.sql(`update signal set claimed_until = claimed_until - interval '1 minute' where claimed_until is not null`);
    await stage.settle();
    expect(await matchesMade()).toHaveLength(1);
  });

  test('nothing in the database, the log of changes or the outbox holds a BSN in the clear, or says of whom a signal is', async () => {
    await stage.raise('wmo', bsn.child);
    await stage.raise('youth', bsn.sister);
    await stage.settle();
    for (const table of ['signal', 'signal_match', 'outbox', 'audit_record', 'task', 'triage_offer']) {
      const rows = JSON.stringify(await stage.database.sql(`select * from ${table}`));
      for (const person of Object.values(bsn)) expect(rows).not.toContain(person);
    }
    const [row] = await stage.database.sql<{ household: string[] }>('select household from signal limit 1');
    expect(row?.household).toHaveLength(4);
  });

  test('the kind of a match, its day and the kind of a signal reach nobody but their own', async () => {
    const id = await stage.raise('wmo', bsn.child);
    await stage.raise('youth', bsn.sister);
    await stage.settle();
    expect((await stage.own('wmo'))[0]).toEqual({
      id,
      state: 'RAISED',
      kind: 'WORRIED',
      raisedAt: now.toISOString(),
      raisedBy: 'prof-wmo',
      contacts: [{ organisation: 'CJG', dutyPhone: '+31881000004' }],
    });
    expect(JSON.stringify(await stage.events())).not.toMatch(/SAME_|WORRIED/);
  });
});
