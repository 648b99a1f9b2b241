import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { readStandingMatches } from '#events/audience-store.ts';
import { compilePolicy } from '#consent/compile.ts';
import { defaultPolicy } from '#consent/testing/default-policy.ts';
import { bsn, people, raiseSignalStage, type PersonName, type SignalStage } from './testing/signal-stage.ts';

const recipient = (name: PersonName): string => `${people[name].oin}/${people[name].role}`;

describe.each(databaseKinds)('who was told of a match, on %s', (kind) => {
  let stage: SignalStage;
  beforeAll(async () => {
    stage = await raiseSignalStage(kind);
  }, 60_000);
  beforeEach(async () => stage.reset());
  afterAll(async () => stage.close());

  /** The ids of the matches of which a party was told that they began, and that they ended. */
  const heardBy = async (name: PersonName) => {
    const own = (await stage.events()).filter(
      ({ data: { recipients } }) => Array.isArray(recipients) && recipients.includes(recipient(name)),
    );
    const of = (type: string) => own.filter((event) => event.type.includes(type)).map(({ data }) => data['match']);
    return { begun: of('signal.matched'), ended: of('signal.ended') };
  };
  const withdraw = async (by: PersonName, signalId: string) => stage.desk.withdrawSignal(stage.as(by), { signalId });
  const standsFor = async (id: unknown) =>
    (await readStandingMatches(stage.database.sql, [String(id)], '2026-11-20')).flatMap(({ recipients }) => recipients);

  test.each([
    ['the first', [0, 1]],
    ['the last', [1, 0]],
  ])('is told of the end under the same id, whichever signal goes first: %s', async (_, order) => {
    const theirs = [await stage.raise('wmo', bsn.child), await stage.raise('wmo', bsn.sister)];
    const own = await stage.raise('youth', bsn.child);
    await stage.settle();
    const { begun } = await heardBy('youth');
    expect(begun).toHaveLength(1);

    await withdraw('wmo', theirs[order[0] ?? 0] ?? '');
    expect(await heardBy('youth')).toEqual({ begun, ended: [] });
    expect(await standsFor(begun[0]), 'what is not delivered yet is still true for them').toContain(recipient('youth'));
    expect(Object.keys(await stage.contacts('youth'))).toEqual([own]);

    await withdraw('wmo', theirs[order[1] ?? 0] ?? '');
    expect(await heardBy('youth')).toEqual({ begun, ended: begun });
    expect(await standsFor(begun[0])).toEqual([]);
    const wmo = await heardBy('wmo');
    expect(wmo.ended.toSorted()).toEqual(wmo.begun.toSorted());
  });

  test('hears of no end when they never heard of a beginning', async () => {
    const own = await stage.raise('wmo', bsn.child);
    await stage.raise('youth', bsn.child);
    const rules = defaultPolicy.rules.filter(({ target }) => !target.classes.includes('SIGNAL_MATCH'));
    stage.policy = compilePolicy({ ...defaultPolicy, rules }, '2026-11-20');
    await stage.settle();
    expect(await stage.count('signal_match')).toBe(1);
    await withdraw('wmo', own);
    expect(await heardBy('youth')).toEqual({ begun: [], ended: [] });
  });
});
