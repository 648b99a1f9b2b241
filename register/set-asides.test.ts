import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { codesOf } from '#audit/testing/codes-of.ts';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import type { SetAsideInput } from '#schema/generated/register.ts';
import { raiseRegisterStage, type PersonName, type RegisterStage } from './testing/register-stage.ts';

const aside = (changes: Partial<SetAsideInput> = {}): SetAsideInput => ({
  caseId: 's1',
  memberId: 's1-m4',
  holderId: 's1-m1',
  reason: 'Zijn beslissing schaadt het kind.',
  ...changes,
});

describe.each(databaseKinds)('setting a holder of authority aside on %s', (kind) => {
  let stage: RegisterStage;
  beforeAll(async () => {
    stage = await raiseRegisterStage(kind);
  }, 60_000);
  afterEach(async () => stage.reset());
  afterAll(async () => stage.close());

  const set = async (by: PersonName, changes: Partial<SetAsideInput> = {}) => stage.desk.setAuthorityAside(stage.as(by), aside(changes));

  test('is done once, also at once, and ended once; afterwards it can be done again', async () => {
    const both = await Promise.all([set('youth'), set('youth')]);
    expect(both.map(codesOf).toSorted()).toEqual([[], ['SET_ASIDE_ALREADY']]);
    const setAsideId = both.find(({ setAside }) => setAside !== null)?.setAside?.id ?? '';
    expect((await stage.facts('mark', 's1-m4', 'YOUTH_PROVISION', { purpose: 'RIGHTS' })).self).toBe('OTHER');
    const end = async (by: PersonName, id = setAsideId) =>
      codesOf(await stage.desk.endSetAside(stage.as(by), { caseId: 's1', setAsideId: id }));
    expect(await end('ggz')).toEqual(['SET_ASIDE_UNKNOWN']);
    expect(await end('regisseur')).toEqual(['SET_ASIDE_UNKNOWN']);
    expect((await Promise.all([end('youth'), end('youth')])).toSorted()).toEqual([[], ['SET_ASIDE_ENDED']]);
    expect((await stage.facts('mark', 's1-m4', 'YOUTH_PROVISION', { purpose: 'RIGHTS' })).self).toBe('HOLDER');
    expect(codesOf(await set('youth'))).toEqual([]);
  });

  test('the regisseur reads who, and not why', async () => {
    await set('youth');
    const read = async (by: PersonName) => stage.desk.setAsides(stage.as(by), { caseId: 's1', memberId: 's1-m4' });
    expect((await read('regisseur')).setAsides).toMatchObject([
      { holderId: 's1-m1', reason: null, recordedBy: { role: 'JGD' }, endedAt: null },
    ]);
    expect((await read('youth')).setAsides).toMatchObject([{ reason: 'Zijn beslissing schaadt het kind.' }]);
    expect(codesOf(await read('ggz'))).toEqual(['MEMBER_UNKNOWN']);
    expect(codesOf(await read('stranger'))).toEqual(['CASE_UNKNOWN']);
    const bodies = await stage.database.sql<{ body: string }>('select body from audit_record');
    expect(bodies.map(({ body }) => body).join()).not.toContain('schaadt');
  });

  test.each<[string, PersonName, Partial<SetAsideInput>, string]>([
    ['by the regisseur', 'regisseur', {}, 'NOT_ALLOWED'],
    ['by somebody who is not involved with the child', 'ggz', {}, 'MEMBER_UNKNOWN'],
    ['of somebody without authority', 'youth', { holderId: 's1-m3' }, 'NOT_A_HOLDER'],
    ['of somebody who is not there', 'youth', { holderId: 's1-o9' }, 'NOT_A_HOLDER'],
    ['for an adult', 'youth', { memberId: 's1-m2' }, 'DECIDES_ALONE'],
    ['without a reason', 'youth', { reason: '' }, 'REASON_MISSING'],
    ['with a BSN', 'youth', { reason: 'BSN999996149' }, 'TEXT_HOLDS_BSN'],
    ['in a case that is not there', 'youth', { caseId: 's8' }, 'CASE_UNKNOWN'],
  ])('%s is refused', async (_what, by, changes, code) => {
    expect(codesOf(await set(by, changes))).toEqual([code]);
  });

  test('is refused when age or custody is not certain, or the child decides alone', async () => {
    await stage.civil('s1-m4', (record) => ({ ...record, custody: { ...record.custody, underInvestigation: true } }));
    expect(codesOf(await set('youth'))).toEqual(['CUSTODY_UNKNOWN']);
    await stage.civil('s1-m4', (record) => ({ ...record, birthDate: '2010' }));
    expect(codesOf(await set('youth'))).toEqual(['AGE_UNKNOWN']);
    await stage.civil('s1-m4', (record) => ({ ...record, birthDate: '2010-11-20' }));
    expect(codesOf(await set('youth'))).toEqual(['DECIDES_ALONE']);
  });
});
