import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { bsn, daysLater, hubAt, now, raiseSignalStage, type SignalStage } from './testing/signal-stage.ts';

describe.each(databaseKinds)('how many signals there are, on %s', (kind) => {
  let stage: SignalStage;
  beforeAll(async () => {
    stage = await raiseSignalStage(kind);
  }, 60_000);
  beforeEach(async () => stage.reset());
  afterAll(async () => stage.close());

  const counts = async (at = now) => stage.desk.counts(hubAt(at));
  const raise = async (times: number): Promise<void> => {
    for (let count = 0; count < times; count += 1) await stage.raise('wmo', bsn.child);
  };

  test('is told by state, in whole tens, so that one signal moves nothing that can be told apart', async () => {
    expect(await counts()).toEqual({ WAITING: 0, HELD: 0, COUNTING: 0, ARCHIVED: 0 });
    await raise(9);
    expect(await counts()).toEqual({ WAITING: 0, HELD: 0, COUNTING: 0, ARCHIVED: 0 });
    await raise(12);
    expect(await counts()).toEqual({ WAITING: 10, HELD: 10, COUNTING: 0, ARCHIVED: 0 });
    await stage.settle();
    expect(await counts()).toEqual({ WAITING: 0, HELD: 10, COUNTING: 10, ARCHIVED: 0 });
    await stage.settle(daysLater(1));
    expect(await counts(daysLater(1))).toEqual({ WAITING: 0, HELD: 0, COUNTING: 20, ARCHIVED: 0 });
    await stage.desk.archive(hubAt(new Date('2028-11-20T09:00:00Z')));
    expect(await counts(new Date('2028-11-20T09:00:00Z'))).toEqual({ WAITING: 0, HELD: 0, COUNTING: 0, ARCHIVED: 20 });
  });

  test('does not tell whether they matched', async () => {
    await raise(10);
    await stage.settle();
    const before = await counts();
    await stage.raise('youth', bsn.child);
    await stage.settle();
    expect(await counts()).toEqual(before);
  });
});
