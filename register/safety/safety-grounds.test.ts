import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { codesOf } from '#audit/testing/codes-of.ts';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import type { SafetyGroundChange } from '#schema/generated/register.ts';
import { hoursLater, raiseRegisterStage, type PersonName, type RegisterStage } from '../testing/register-stage.ts';

const safety = { purpose: 'SAFETY' } as const;

describe.each(databaseKinds)('safety grounds on %s', (kind) => {
  let stage: RegisterStage;
  beforeAll(async () => {
    stage = await raiseRegisterStage(kind);
  }, 60_000);
  afterEach(async () => stage.reset());
  afterAll(async () => stage.close());

  const open = async (
    by: PersonName,
    changes: { readonly memberId?: string; readonly reason?: string; readonly at?: Date } = {},
  ): Promise<SafetyGroundChange> => {
    const { at, ...asked } = changes;
    const request = stage.as(by, at === undefined ? safety : { ...safety, at });
    return stage.desk.openSafetyGround(request, { caseId: 's1', memberId: 's1-m1', reason: 'Dreiging met een wapen.', ...asked });
  };
  const approve = async (by: PersonName, id: string, at?: Date): Promise<SafetyGroundChange> =>
    stage.desk.approveSafetyGround(stage.as(by, at === undefined ? safety : { ...safety, at }), { caseId: 's1', safetyGroundId: id });
  const close = async (by: PersonName, id: string, at: Date): Promise<SafetyGroundChange> =>
    stage.desk.closeSafetyGround(stage.as(by, { at }), { caseId: 's1', safetyGroundId: id });
  const idOf = (change: SafetyGroundChange): string => change.safetyGround?.id ?? '';
  const fact = async (by: PersonName, hours: number, memberId = 's1-m1'): Promise<unknown> =>
    (await stage.facts(by, memberId, 'GGZ_CRISIS_CONTACT', { at: hoursLater(hours), ...safety })).safety;

  test('holds at once, for the opener’s organisation and role and that member alone', async () => {
    expect(await fact('police', 0)).toBe('NONE');
    const opened = await open('police');
    expect(opened).toMatchObject({
      problems: [],
      safetyGround: {
        standing: 'WAITING',
        openedBy: 'prof-police',
        until: hoursLater(24).toISOString(),
        reason: 'Dreiging met een wapen.',
      },
    });
    expect(opened.safetyGround?.articles).not.toEqual([]);
    expect(await fact('police', 0)).toBe('OPEN');
    expect(await fact('police', 0, 's1-m2')).toBe('NONE');
    expect(await fact('regisseur', 0)).toBe('NONE');
  });

  test('without a second person it closes after 24 hours; with one it ends after 72', async () => {
    const opened = await open('police');
    expect([await fact('police', 23.99), await fact('police', 24)]).toEqual(['OPEN', 'NONE']);
    const approved = await approve('regisseur', idOf(opened), hoursLater(23.99));
    expect(approved).toMatchObject({
      problems: [],
      safetyGround: { standing: 'APPROVED', approvedBy: 'prof-regisseur', until: hoursLater(72).toISOString() },
    });
    expect([await fact('police', 71.99), await fact('police', 72)]).toEqual(['OPEN', 'NONE']);
    expect(codesOf(await close('police', idOf(opened), hoursLater(72)))).toEqual(['SAFETY_GROUND_ENDED']);
  });

  test('the opener never approves, also not under a second token', async () => {
    await stage.database.sql(
      `insert into involvement select 's1-m1-x', 's1', 's1-m1', kind, oin, role, organisation, duty_phone, 'prof-police', professional, purpose, "from" from involvement where id = 's1-m1-REG'`,
    );
    const opened = await open('police');
    expect(codesOf(await approve('police', idOf(opened)))).toEqual(['SAFETY_GROUND_YOURS']);
    expect(codesOf(await approve('policeAsRegisseur', idOf(opened)))).toEqual(['SAFETY_GROUND_YOURS']);
    expect(codesOf(await approve('regisseur', idOf(opened)))).toEqual([]);
  });

  test('who may not know of it cannot approve it: another role, another organisation, a stranger', async () => {
    const id = idOf(await open('police'));
    expect(codesOf(await approve('ggz', id))).toEqual(['SAFETY_GROUND_UNKNOWN']);
    expect(codesOf(await approve('youth', id))).toEqual(['SAFETY_GROUND_UNKNOWN']);
    expect(codesOf(await approve('stranger', id))).toEqual(['CASE_UNKNOWN']);
    expect(codesOf(await stage.desk.approveSafetyGround(stage.as('regisseur'), { caseId: 's1', safetyGroundId: id }))).toEqual([
      'PURPOSE_NOT_SAFETY',
    ]);
    expect(codesOf(await approve('regisseur', 'n\0'))).toEqual(['SAFETY_GROUND_UNKNOWN']);
    const elsewhere = { caseId: 's1-withdrawn', safetyGroundId: id };
    expect(codesOf(await stage.desk.approveSafetyGround(stage.as('regisseur', safety), elsewhere))).toEqual(['SAFETY_GROUND_UNKNOWN']);
  });

  test('of two who approve at once one does, and after 24 hours nobody can', async () => {
    const id = idOf(await open('police'));
    const both = await Promise.all([approve('regisseur', id), approve('backup', id)]);
    expect(both.map(codesOf).toSorted()).toEqual([[], ['SAFETY_GROUND_APPROVED']]);
    const other = idOf(await open('ggz'));
    expect(codesOf(await approve('backup', other, hoursLater(24)))).toEqual(['SAFETY_GROUND_LAPSED']);
  });

  test('opening twice, also at once, opens one', async () => {
    const both = await Promise.all([open('regisseur'), open('backup')]);
    expect(both.map(codesOf).toSorted()).toEqual([[], ['SAFETY_GROUND_OPEN']]);
    expect(codesOf(await open('police'))).toEqual([]);
  });

  test('nobody stays inside alone by opening one after the other; somebody else can open', async () => {
    const id = idOf(await open('regisseur'));
    expect(codesOf(await open('regisseur', { at: hoursLater(24) }))).toEqual(['SAFETY_GROUND_NEEDS_OTHER']);
    expect(codesOf(await close('regisseur', id, hoursLater(1)))).toEqual([]);
    expect(codesOf(await open('regisseur', { at: hoursLater(2) }))).toEqual(['SAFETY_GROUND_NEEDS_OTHER']);
    expect(codesOf(await open('backup', { at: hoursLater(25) }))).toEqual([]);
    expect(codesOf(await open('regisseur', { at: hoursLater(73) }))).toEqual([]);
  });

  test('somebody closes it earlier, and it closes at the next query', async () => {
    const id = idOf(await open('police'));
    expect(await close('regisseur', id, hoursLater(2))).toMatchObject({
      problems: [],
      safetyGround: { standing: 'CLOSED', closedBy: 'prof-regisseur' },
    });
    expect(await fact('police', 2)).toBe('NONE');
    expect(codesOf(await close('police', id, hoursLater(3)))).toEqual(['SAFETY_GROUND_CLOSED']);
    expect(codesOf(await approve('backup', id, hoursLater(3)))).toEqual(['SAFETY_GROUND_CLOSED']);
  });

  test.each<[string, PersonName, { readonly memberId?: string; readonly reason?: string }, string]>([
    ['no reason', 'police', { reason: '  ' }, 'REASON_MISSING'],
    ['a BSN in the reason', 'police', { reason: 'Vader 999.996.149 dreigt.' }, 'TEXT_HOLDS_BSN'],
    ['a reason that holds a NUL', 'police', { reason: 'a\0' }, 'TEXT_WRONG'],
    ['somebody with whom the caller is not involved', 'ggz', { memberId: 's1-m2' }, 'MEMBER_UNKNOWN'],
    ['somebody who is not there', 'police', { memberId: 's1-m9' }, 'MEMBER_UNKNOWN'],
    ['a member of another case', 'police', { memberId: 's1-withdrawn-m1' }, 'MEMBER_UNKNOWN'],
    ['a role for which it opens nothing', 'income', {}, 'ROLE_NOT_FOR_SAFETY'],
    ['somebody outside', 'stranger', {}, 'CASE_UNKNOWN'],
    ['a family member', 'mark', {}, 'MEMBER_UNKNOWN'],
  ])('%s opens nothing', async (_what, by, changes, code) => {
    expect(codesOf(await open(by, changes))).toEqual([code]);
    expect(await stage.database.sql('select id from safety_ground')).toEqual([]);
  });

  test('another purpose opens nothing', async () => {
    const asked = { caseId: 's1', memberId: 's1-m1', reason: 'Dreiging.' };
    expect(codesOf(await stage.desk.openSafetyGround(stage.as('police'), asked))).toEqual(['PURPOSE_NOT_SAFETY']);
  });

  test('the privacy officer is told, and reads who, when and on what article, but not why', async () => {
    await open('police');
    const told = await stage.desk.tasks(stage.as('officer', { purpose: 'AUDIT' }), {});
    expect(told.tasks?.map(({ kind: what, textNl }) => [what, textNl])).toEqual([
      [
        'SAFETY_OPENED',
        'Een medewerker van de politie heeft op 20 november 2026 om 10.00 uur een veiligheidsgrond geopend. Zonder tweede persoon sluit die op 21 november 2026 om 10.00 uur, en anders op 23 november 2026 om 10.00 uur.',
      ],
    ]);
    const listed = await stage.desk.safetyGrounds(stage.as('officer', { purpose: 'AUDIT' }), {});
    expect(listed.safetyGrounds).toMatchObject([
      { caseId: 's1', memberId: 's1-m1', openedBy: 'prof-police', reason: null, standing: 'WAITING' },
    ]);
    expect(JSON.stringify([told, listed])).not.toContain('wapen');
    expect(stage.touched).toContainEqual(['s1', ['s1-m1']]);
  });

  test('the reason is for the regisseur and the opener’s own, in the case; it is in no audit record', async () => {
    await open('police');
    const read = async (by: PersonName): Promise<unknown> =>
      (await stage.desk.safetyGrounds(stage.as(by), { caseId: 's1' })).safetyGrounds?.map(({ reason }) => reason);
    expect([await read('regisseur'), await read('police'), await read('ggz')]).toEqual([
      ['Dreiging met een wapen.'],
      ['Dreiging met een wapen.'],
      [],
    ]);
    expect(codesOf(await stage.desk.safetyGrounds(stage.as('regisseur'), {}))).toEqual(['CASE_UNKNOWN']);
    expect(codesOf(await stage.desk.safetyGrounds(stage.as('stranger'), { caseId: 's1' }))).toEqual(['CASE_UNKNOWN']);
    const bodies = await stage.database.sql<{ body: string }>('select body from audit_record');
    expect(bodies.map(({ body }) => body).join()).not.toContain('wapen');
  });
});
