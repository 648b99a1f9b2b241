import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { bsn, daysLater, hubAt, now, people, raiseSignalStage, type SignalStage } from '../testing/signal-stage.ts';

describe.each(databaseKinds)('the signals about a person, on %s', (kind) => {
  let stage: SignalStage;
  beforeAll(async () => {
    stage = await raiseSignalStage(kind);
  }, 60_000);
  beforeEach(async () => stage.reset());
  afterAll(async () => stage.close());

  const officer = (at = now) => stage.as('officer', { purpose: 'AUDIT', at });
  const about = async (person: string, at = now) => stage.desk.signalsAbout(officer(at), { bsn: person });

  test('are found by the keyed hash, in no case, while they count and in the archive', async () => {
    const withdrawn = await stage.raise('youth', bsn.child);
    const own = await stage.raise('wmo', bsn.child, { at: daysLater(1) });
    const police = await stage.raise('police', bsn.child, { at: daysLater(2) });
    await stage.raise('wmo', bsn.sister);
    await stage.settle(daysLater(2));
    await stage.desk.withdrawSignal(stage.as('youth', { at: daysLater(3) }), { signalId: withdrawn });
    const one = {
      oin: people.wmo.oin,
      role: 'WMO',
      organisation: 'Gemeente',
      endedOn: null,
      endedBy: null,
      destroyOn: null,
      mayTell: true,
    };
    const expected = [
      {
        ...one,
        id: police,
        oin: people.police.oin,
        role: 'POL',
        organisation: 'Politie',
        raisedAt: daysLater(2).toISOString(),
        mayTell: false,
      },
      { ...one, id: own, raisedAt: daysLater(1).toISOString() },
      {
        ...one,
        id: withdrawn,
        oin: people.youth.oin,
        role: 'JGD',
        organisation: 'CJG',
        raisedAt: now.toISOString(),
        endedOn: '2026-11-23',
        endedBy: 'WITHDRAWN',
      },
    ];
    expect((await about(bsn.child, daysLater(3))).signals).toEqual(expected);
    await stage.desk.archive(hubAt(daysLater(3)));
    const archived = expected.map((signal) => (signal.id === withdrawn ? { ...signal, destroyOn: '2031-11-23' } : signal));
    expect((await about(bsn.child, daysLater(3))).signals).toEqual(archived);
  });

  test('say when they ended by themselves, also before the hub worked', async () => {
    await stage.raise('wmo', bsn.child);
    await stage.settle();
    const over = new Date('2028-11-20T09:00:00Z');
    expect((await about(bsn.child, over)).signals).toMatchObject([{ endedOn: '2028-11-20', endedBy: 'EXPIRED' }]);
    await stage.desk.archive(hubAt(over));
    expect((await about(bsn.child, over)).signals).toMatchObject([{ endedOn: '2028-11-20', endedBy: 'EXPIRED', destroyOn: '2033-11-20' }]);
  });

  test('say nothing of what they were for, of a match, or of a professional; and what may be told is said the same for everybody', async () => {
    await stage.raise('wmo', bsn.child);
    await stage.raise('youth', bsn.child);
    await stage.settle();
    const [found, nobody] = [await about(bsn.child), await about(bsn.otherChild)];
    expect(found.signals).toHaveLength(2);
    expect(nobody.signals).toEqual([]);
    expect(found.notes).toEqual(nobody.notes);
    expect(JSON.stringify(found.signals)).not.toMatch(/WORRIED|SAME_|prof-|99999583/);
  });

  test('are asked with a BSN, for oversight or for the rights of the person', async () => {
    expect((await about('999995833')).problems).toMatchObject([{ code: 'BSN_WRONG' }]);
    const other = stage.as('officer', { purpose: 'COORD' });
    expect(await stage.desk.signalsAbout(other, { bsn: bsn.child })).toMatchObject({
      signals: null,
      problems: [{ code: 'PURPOSE_NOT_AUDIT' }],
    });
  });
});
