import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { compilePolicy } from '#consent/compile.ts';
import { defaultPolicy } from '#consent/testing/default-policy.ts';
import { noteReadInCase } from './own/note-read-in-case.ts';
import { hearOfMatch } from './told-of-match.ts';
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
  const hears = async (name: PersonName, match: unknown, day = '2026-11-20') =>
    hearOfMatch(stage.database.sql, { match: String(match), recipient: recipient(name) }, day);

  test.each([
    ['the first', [0, 1]],
    ['the last', [1, 0]],
  ])('is told of the end under the same id, whichever signal goes first: %s', async (_, order) => {
    const theirs = [await stage.raise('wmo', bsn.child), await stage.raise('wmo', bsn.sister)];
    const own = await stage.raise('youth', bsn.child);
    await stage.settle();
    await stage.hear();
    const { begun } = await heardBy('youth');
    expect(begun).toHaveLength(1);

    await withdraw('wmo', theirs[order[0] ?? 0] ?? '');
    expect(await heardBy('youth')).toEqual({ begun, ended: [] });
    expect(await hears('youth', begun[0]), 'what is not delivered yet is still true for them').toBe(true);
    expect(Object.keys(await stage.contacts('youth'))).toEqual([own]);

    await withdraw('wmo', theirs[order[1] ?? 0] ?? '');
    expect(await heardBy('youth')).toEqual({ begun, ended: begun });
    expect(await hears('youth', begun[0]), 'whom the end is told is told of the beginning, also again').toBe(true);
    expect(await hears('police', begun[0])).toBe(false);
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

  test('hears of no end, and of no beginning any more, when the match was over before they were told', async () => {
    const own = await stage.raise('wmo', bsn.child);
    await stage.raise('youth', bsn.child);
    await stage.settle();
    const { begun } = await heardBy('youth');
    expect(await hears('youth', begun[0])).toBe(true);
    await withdraw('wmo', own);
    expect(await heardBy('youth')).toEqual({ begun, ended: begun });
    expect(await heardBy('wmo')).toEqual({ begun, ended: [] });
    expect(await hears('wmo', begun[0])).toBe(false);
  });

  test('hears of the end when they read of the match in an answer', async () => {
    const own = await stage.raise('wmo', bsn.child);
    await stage.raise('youth', bsn.child);
    await stage.settle();
    expect(Object.values(await stage.contacts('youth'))).toEqual([['Gemeente']]);
    await withdraw('wmo', own);
    const { begun, ended } = await heardBy('youth');
    expect(ended).toEqual(begun);
    expect((await heardBy('wmo')).ended).toEqual([]);
  });

  test('hears of the end when they read of the match in a case alone, at a member whom their signal names', async () => {
    const { sql } = stage.database;
    await sql(`insert into family_case (id, phase, opened_at) values ('open', 'TRIAGE', '2026-11-20')`);
    for (const [id, person] of [
      ['child', bsn.child],
      ['sister', bsn.sister],
    ] as const)
      await sql(
        `insert into family_member (id, case_id, position, bsn, bsn_lookup) select $1, 'open', count(*) + 1, 'sealed', $2 from family_member`,
        [id, stage.deps.encryption.hash(person)],
      );
    const own = await stage.raise('wmo', bsn.child);
    await stage.raise('youth', bsn.sister);
    await stage.settle();
    const read = async (name: PersonName, caseId: string, memberIds: readonly string[], day = '2026-11-20') =>
      noteReadInCase(sql, { oin: people[name].oin, role: people[name].role, caseId, memberIds }, day);
    await read('youth', 'open', ['child']);
    await read('youth', 'other', ['sister']);
    await read('youth', 'open', ['sister'], '2028-11-20');
    await read('police', 'open', ['child', 'sister']);
    expect(await sql('select heard from match_told where heard')).toEqual([]);
    for (let again = 0; again < 2; again += 1) await read('youth', 'open', ['child', 'sister']);
    await withdraw('wmo', own);
    const { begun, ended } = await heardBy('youth');
    expect([begun, ended]).toEqual([ended, [expect.any(String)]]);
    expect((await heardBy('wmo')).ended).toEqual([]);
  });

  test('hears of nothing on a day on which the match holds no more', async () => {
    await stage.raise('wmo', bsn.child);
    await stage.raise('youth', bsn.child);
    await stage.settle();
    const [match] = (await heardBy('youth')).begun;
    expect(await hears('youth', match, '2028-11-20')).toBe(false);
    expect(await hears('youth', match, '2028-11-19')).toBe(true);
  });

  test('hears of the beginning or of neither, when the other withdraws at the moment at which it is told', async () => {
    for (let round = 0; round < 10; round += 1) {
      await stage.reset();
      const own = await stage.raise('wmo', bsn.child);
      await stage.raise('youth', bsn.child);
      await stage.settle();
      const [match] = (await heardBy('youth')).begun;
      const [told] = await Promise.all([hears('youth', match), withdraw('wmo', own)]);
      expect((await heardBy('youth')).ended).toEqual(told ? [match] : []);
    }
  });
});
