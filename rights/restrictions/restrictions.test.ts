import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { now } from '#audit/testing/a-desk-request.ts';
import { verifyAudit } from '#audit/verify.ts';
import { factsOf } from '#consent/situation.ts';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { loadCase } from '../load-case.ts';
import { raiseRightsStage, type PersonName, type RightsStage } from '../testing/rights-stage.ts';

describe.each(databaseKinds)('restriction of processing on %s', (kind) => {
  let stage: RightsStage;
  beforeAll(async () => {
    stage = await raiseRightsStage(kind);
  }, 120_000);
  beforeEach(async () => stage.reset());
  afterAll(async () => stage.close());

  const restrict = async (by: PersonName, memberId = 's1-m1', source: string | null = 'ggz') =>
    stage.desk.restrictProcessing(stage.request(by), { caseId: 's1', memberId, source, reason: 'ACCURACY_CONTESTED' });
  const lift = async (
    by: PersonName,
    changes: { readonly personToldOn?: string; readonly reasonNl?: string; readonly source?: string | null } = {},
  ) =>
    stage.desk.liftRestriction(stage.request(by), {
      caseId: 's1',
      memberId: 's1-m1',
      source: null,
      reasonNl: 'Het gegeven klopt.',
      personToldOn: '2026-11-19',
      ...changes,
    });
  const isRestricted = async (dataClass: string, memberId = 's1-m1'): Promise<string | undefined> => {
    const situation = await loadCase(stage.deps, stage.request('regisseur'), 's1');
    return situation === null ? undefined : factsOf(situation, memberId, dataClass).restricted;
  };

  test('holds from the next read on, for that source only, and lifting opens again', async () => {
    expect(await isRestricted('GGZ_IN_CARE')).toBe('NO');
    const { value } = await restrict('mark');
    expect(value).toEqual([{ memberId: 's1-m1', source: 'ggz', sourceNl: 'de GGZ', reason: 'ACCURACY_CONTESTED', recordedAt: now }]);
    expect(await isRestricted('GGZ_IN_CARE')).toBe('YES');
    expect(await isRestricted('WI_DEBT')).toBe('NO');
    expect(await isRestricted('YOUTH_PROVISION', 's1-m4')).toBe('NO');
    expect(await lift('regisseur')).toEqual({ value: [], problems: [] });
    expect(await isRestricted('GGZ_IN_CARE')).toBe('NO');
    expect((await verifyAudit(stage.database)).flatMap(({ findings }) => findings)).toEqual([]);
  });

  test('a holder of authority reads only what they asked for themselves: the rest may tell who is involved with a child', async () => {
    await restrict('chantal', 's1-m4', 'cjg');
    expect((await restrict('mark', 's1-m4', 'wmo')).value?.map(({ source }) => source)).toEqual(['wmo']);
    const read = async (by: PersonName) =>
      (await stage.desk.restrictions(stage.request(by), 's1')).map(({ memberId, source }) => `${memberId} ${source}`);
    expect(await read('mark')).toEqual(['s1-m4 wmo']);
    expect(await read('chantal')).toEqual(['s1-m4 cjg']);
    expect(await read('officer')).toEqual(['s1-m4 cjg', 's1-m4 wmo']);
  });

  test('without a source it is about every source that the policy knows', async () => {
    expect((await restrict('mark', 's1-m1', null)).value?.map(({ source }) => source)).toEqual([
      'brp',
      'cjg',
      'ggz',
      'hub',
      'police',
      'school',
      'vt',
      'wi',
      'wmo',
    ]);
    expect((await lift('officer', { source: 'ggz' })).value).toHaveLength(8);
    expect((await lift('officer')).value).toEqual([]);
  });

  test('the person reads why it was lifted, and nobody else does', async () => {
    await restrict('mark');
    await lift('regisseur');
    const [told] = await stage.desk.requests(stage.request('mark'), null);
    expect(told).toMatchObject({ kind: 'RESTRICTION', state: 'GRANTED', answerNl: 'De beperking is opgeheven. Het gegeven klopt.' });
    expect(await stage.desk.requests(stage.request('ggz'), null)).toEqual([]);
    const bodies = await stage.database.sql<{ body: string }>('select body from audit_record');
    expect(JSON.stringify(bodies)).not.toContain('Het gegeven klopt');
    expect(await stage.database.sql(`select done_by from task where kind = 'RESTRICTION_TO_ASSESS'`)).toEqual([
      { done_by: 'prof-regisseur' },
    ]);
  });

  test.each<[PersonName, string, string | null, string]>([
    ['mark', 's1-m2', 'ggz', 'NOT_YOURS'],
    ['mark', 's1-m5', null, 'NOT_YOURS'],
    ['ggz', 's1-m1', 'ggz', 'NOT_YOURS'],
    ['stranger', 's1-m1', 'ggz', 'NOT_YOURS'],
    ['mark', 's1-m1', 'nowhere', 'SOURCE_UNKNOWN'],
  ])('%s may not restrict %s from %s: %s', async (by, member, source, code) => {
    expect((await restrict(by, member, source)).problems[0]?.code).toBe(code);
  });

  test('who has authority may restrict for a child; a regisseur and the FG may record it', async () => {
    expect((await restrict('mark', 's1-m3', 'cjg')).problems).toEqual([]);
    expect((await restrict('regisseur', 's1-m2', 'wmo')).problems).toEqual([]);
    expect((await restrict('officer', 's1-m5', 'hub')).problems).toEqual([]);
  });

  test('restricting twice changes nothing the second time', async () => {
    await restrict('mark');
    await restrict('officer');
    const [one, ...others] = await stage.desk.restrictions(stage.request('mark'), 's1');
    expect([one?.source, others]).toEqual(['ggz', []]);
    expect(await stage.database.sql('select id from rights_request')).toHaveLength(1);
  });

  test('only a regisseur who is involved or the FG lifts, with a reason, and after the person was told', async () => {
    await restrict('mark');
    const codeOf = async (...args: Parameters<typeof lift>) => (await lift(...args)).problems[0]?.code;
    expect(await codeOf('mark')).toBe('NOT_YOURS');
    expect(await codeOf('ggz')).toBe('NOT_YOURS');
    expect(await codeOf('regisseur', { personToldOn: '2026-11-21' })).toBe('NOT_TOLD');
    expect(await codeOf('regisseur', { personToldOn: '2026-13-01' })).toBe('NOT_TOLD');
    expect(await codeOf('regisseur', { reasonNl: '' })).toBe('REASON_MISSING');
    expect(await codeOf('regisseur', { source: 'wi' })).toBe('NOT_RESTRICTED');
    expect(await isRestricted('GGZ_IN_CARE')).toBe('YES');
  });

  test('each sees the restrictions of those whose rights they may use', async () => {
    await restrict('mark');
    await restrict('chantal', 's1-m2', 'wmo');
    await restrict('chantal', 's1-m4', 'cjg');
    const seenBy = async (by: PersonName) => (await stage.desk.restrictions(stage.request(by), 's1')).map(({ memberId }) => memberId);
    expect(await seenBy('mark')).toEqual(['s1-m1']);
    expect(await seenBy('chantal')).toEqual(['s1-m2', 's1-m4']);
    expect(await seenBy('officer')).toEqual(['s1-m1', 's1-m2', 's1-m4']);
    expect(await seenBy('stranger')).toEqual([]);
  });
});
