import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { codesOf } from '#audit/testing/codes-of.ts';
import { verifyAudit } from '#audit/verify.ts';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import type { WaiverChange, WaiverInput } from '#schema/generated/register.ts';
import { hoursLater, people, raiseRegisterStage, recipients, type PersonName, type RegisterStage } from '../testing/register-stage.ts';

/** Mark waives the secrecy of the GGZ towards the regisseur for one class, unless something is changed. */
const aWaiver = (changes: Partial<WaiverInput> = {}): WaiverInput => ({
  caseId: 's1',
  memberId: 's1-m1',
  givers: ['s1-m1'],
  classes: ['GGZ_CARE_GOALS'],
  recipients: [recipients.regisseur],
  purposes: ['COORD'],
  evidence: 'formulier 2026-118',
  ...changes,
});

const crowd = Array.from({ length: 21 }, (_, index) => ({ oin: String(index).padStart(20, '0'), role: 'REG' }));

describe.each(databaseKinds)('waivers on %s', (kind) => {
  let stage: RegisterStage;
  beforeAll(async () => {
    stage = await raiseRegisterStage(kind);
  }, 60_000);
  afterEach(async () => stage.reset());
  afterAll(async () => stage.close());

  const give = async (by: PersonName, changes: Partial<WaiverInput> = {}, at?: Date): Promise<WaiverChange> =>
    stage.desk.giveWaiver(stage.as(by, at === undefined ? {} : { at }), aWaiver(changes));
  const waiver = async (dataClass = 'GGZ_CARE_GOALS', at?: Date): Promise<unknown> =>
    (await stage.facts('regisseur', 's1-m1', dataClass, at === undefined ? {} : { at })).waiver;

  test('a waiver opens at the next query and its withdrawal closes at the one after, whoever withdraws', async () => {
    for (const [giver, withdrawer] of [
      ['regisseur', 'mark'],
      ['ggz', 'regisseur'],
      ['mark', 'ggz'],
      ['backup', 'backup'],
    ] as const) {
      expect(await waiver()).toBe('NONE');
      const given = await give(giver);
      expect(given).toMatchObject({ problems: [], stillNeeded: [], waivers: [{ decision: 'GIVEN', standing: 'VALID', giverId: 's1-m1' }] });
      expect(await waiver()).toBe('VALID');
      const waiverId = given.waivers?.[0]?.id ?? '';
      const withdrawn = await stage.desk.withdrawWaiver(stage.as(withdrawer, { at: hoursLater(1) }), { caseId: 's1', waiverId });
      expect(withdrawn).toMatchObject({ problems: [], waivers: [{ standing: 'WITHDRAWN', withdrawnAt: hoursLater(1).toISOString() }] });
      expect(await waiver('GGZ_CARE_GOALS', hoursLater(1))).toBe('WITHDRAWN');
      await stage.reset();
    }
  });

  test('the waiver for Walter: two agree and one refuses, until the one is set aside', async () => {
    await stage.database.sql(`delete from secrecy_waiver where member_id = 's1-m4'`);
    await stage.database.sql(
      `insert into involvement select 's1-m4-GGZ', 's1', 's1-m4', kind, oin, role, organisation, duty_phone, subject, professional, purpose, "from" from involvement where id = 's1-m1-GGZ'`,
    );
    const about = { memberId: 's1-m4', classes: ['YOUTH_PROVISION'], recipients: [recipients.ggz] };
    const fact = async (): Promise<unknown> => (await stage.facts('ggz', 's1-m4', 'YOUTH_PROVISION')).waiver;
    const two = await give('youth', { ...about, givers: ['s1-m4', 's1-m2'] });
    expect(two.waivers).toHaveLength(2);
    expect(two.stillNeeded).toEqual(['Voor ‘jeugdvoorziening’: is nog toestemming nodig van een ouder of voogd met gezag (s1-m1).']);
    expect(await fact()).toBe('NONE');
    const refusal = await stage.desk.refuseWaiver(stage.as('mark'), aWaiver({ ...about, givers: null, evidence: null }));
    expect(codesOf(refusal)).toEqual([]);
    expect(await fact()).toBe('REFUSED');
    const set = await stage.desk.setAuthorityAside(stage.as('youth'), {
      caseId: 's1',
      memberId: 's1-m4',
      holderId: 's1-m1',
      reason: 'Druk op het kind.',
    });
    expect(set.problems).toEqual([]);
    expect(await fact()).toBe('VALID');
    await stage.desk.endSetAside(stage.as('youth'), { caseId: 's1', setAsideId: set.setAside?.id ?? '' });
    expect(await fact()).toBe('REFUSED');
    expect(await stage.actions()).toEqual(
      expect.arrayContaining(['waiver.give', 'waiver.refuse', 'authority.set-aside', 'authority.end-set-aside']),
    );
    expect((await verifyAudit(stage.database)).flatMap(({ findings }) => findings)).toEqual([]);
  });

  test('who need not agree is stored, opens nothing, and the recorder reads who must', async () => {
    const given = await give('regisseur', { givers: ['s1-m2'] });
    expect(given.stillNeeded).toEqual(['Voor ‘behandeldoelen’: is nog toestemming nodig van het gezinslid zelf.']);
    expect(given.waivers).toHaveLength(1);
    expect(await waiver()).toBe('NONE');
  });

  test('a parent reads the rule by which people agree, not what others decided', async () => {
    const about = { memberId: 's1-m4', classes: ['YOUTH_PROVISION'], recipients: [recipients.regisseur], givers: null };
    const given = await give('mark', about);
    expect(given.problems).toEqual([]);
    expect(given.stillNeeded?.join()).toMatch(/van 12 tot 16 jaar samen met het kind/);
    const read = await stage.desk.waivers(stage.as('mark'), { caseId: 's1', memberId: 's1-m4' });
    expect(read.standings).toEqual([]);
    expect(new Set(read.waivers?.map(({ giverId }) => giverId))).toEqual(new Set(['s1-m1']));
    const own = await stage.desk.waivers(stage.as('mark'), { caseId: 's1', memberId: 's1-m1' });
    expect(own.standings?.length).toBeGreaterThan(0);
  });

  test.each<[string, PersonName, Partial<WaiverInput>, string[]]>([
    ['a case that is not there', 'regisseur', { caseId: 's9' }, ['CASE_UNKNOWN']],
    ['a case with a NUL in its name', 'regisseur', { caseId: 's\0' }, ['CASE_UNKNOWN']],
    ['somebody who is not involved', 'stranger', {}, ['CASE_UNKNOWN']],
    ['a member who is not there', 'regisseur', { memberId: 's1-m9' }, ['MEMBER_UNKNOWN']],
    ['a member with whom the professional is not involved', 'ggz', { memberId: 's1-m2', givers: ['s1-m2'] }, ['MEMBER_UNKNOWN']],
    ['a family member about somebody else', 'mark', { memberId: 's1-m2', givers: null }, ['MEMBER_UNKNOWN']],
    ['a family member for somebody else', 'mark', { memberId: 's1-m4', givers: ['s1-m2'] }, ['GIVER_NOT_YOU']],
    ['nobody who gives', 'regisseur', { givers: [] }, ['GIVERS_MISSING']],
    ['a giver who is not there', 'regisseur', { givers: ['s1-m8'] }, ['GIVER_UNKNOWN']],
    ['a giver whom the professional does not know', 'ggz', { givers: ['s1-m2'] }, ['GIVER_UNKNOWN']],
    ['another source’s secrecy', 'ggz', { classes: ['YOUTH_PROVISION'] }, ['SCOPE_NOT_YOURS']],
    ['a whole regime that is another source’s', 'youth', { classes: [], regime: 'WGBO' }, ['SCOPE_NOT_YOURS']],
    ['police secrecy', 'regisseur', { classes: ['POLICE_INCIDENT'] }, ['NOT_LIFTED_BY_CONSENT']],
    ['police secrecy as a whole, and more', 'regisseur', { regime: 'WPG' }, ['NOT_LIFTED_BY_CONSENT']],
    ['nothing', 'regisseur', { classes: [] }, ['SCOPE_MISSING']],
    ['a class that is not there', 'regisseur', { classes: ['GGZ_SECRETS'] }, ['CLASS_UNKNOWN']],
    ['a regime that is not there', 'regisseur', { regime: 'toString' }, ['REGIME_UNKNOWN']],
    ['no recipient', 'regisseur', { recipients: [] }, ['RECIPIENT_WRONG']],
    ['a recipient without an OIN', 'regisseur', { recipients: [{ oin: '1', role: 'REG' }] }, ['RECIPIENT_WRONG']],
    ['everybody as recipient', 'regisseur', { recipients: crowd }, ['RECIPIENT_WRONG']],
    ['a family member as recipient', 'regisseur', { recipients: [{ oin: people.mark.oin, role: 'LID' }] }, ['RECIPIENT_WRONG']],
    ['a role that is not there', 'regisseur', { recipients: [{ oin: people.mark.oin, role: 'XXX' }] }, ['RECIPIENT_WRONG']],
    ['a purpose that is not there', 'regisseur', { purposes: ['COORD', 'constructor'] }, ['PURPOSE_UNKNOWN']],
    ['no purpose', 'regisseur', { purposes: [] }, ['PURPOSE_UNKNOWN']],
    ['a day that has passed', 'regisseur', { until: '2026-11-19' }, ['UNTIL_WRONG']],
    ['a day that is none', 'regisseur', { until: '2027-02-30' }, ['UNTIL_WRONG']],
    ['a decision in the future', 'regisseur', { decidedAt: '2026-11-20T09:00:00.001Z' }, ['DECIDED_WRONG']],
    ['a decision on a day without a time', 'regisseur', { decidedAt: '2026-11-20' }, ['DECIDED_WRONG']],
    ['no evidence', 'regisseur', { evidence: ' ' }, ['EVIDENCE_MISSING']],
    ['a BSN as evidence', 'regisseur', { evidence: 'kopie van 999996149' }, ['TEXT_HOLDS_BSN']],
    ['a document as evidence', 'regisseur', { evidence: 'x'.repeat(501) }, ['TEXT_WRONG']],
    ['evidence with a NUL', 'regisseur', { evidence: 'a\0b' }, ['TEXT_WRONG']],
    [
      'several things at once',
      'regisseur',
      { classes: ['X'], purposes: [], evidence: null },
      ['CLASS_UNKNOWN', 'PURPOSE_UNKNOWN', 'EVIDENCE_MISSING'],
    ],
  ])('%s is refused, and nothing is stored', async (_what, by, changes, expected) => {
    const before = await stage.database.sql('select count(*)::int from secrecy_waiver');
    const answer = await give(by, changes);
    expect(codesOf(answer)).toEqual(expected);
    expect(answer.waivers).toBeNull();
    for (const { messageNl } of answer.problems) expect(messageNl).not.toMatch(/_|undefined|null/);
    expect(await stage.database.sql('select count(*)::int from secrecy_waiver')).toEqual(before);
  });

  test('the refusal of police secrecy names the article', async () => {
    expect((await give('regisseur', { regime: 'WPG' })).problems[0]?.messageNl).toBe(
      'Toestemming heft deze geheimhouding niet op. (geheimhouding van de politie, Wpg 7)',
    );
  });

  test('a refusal needs no evidence and has no end; it closes, and a newer waiver opens again', async () => {
    expect(codesOf(await stage.desk.refuseWaiver(stage.as('regisseur'), aWaiver({ until: '2027-01-01' })))).toEqual(['UNTIL_WRONG']);
    const refused = await stage.desk.refuseWaiver(stage.as('regisseur'), aWaiver({ evidence: null }));
    expect(refused.problems).toEqual([]);
    expect(await waiver()).toBe('REFUSED');
    const waiverId = refused.waivers?.[0]?.id ?? '';
    expect(codesOf(await stage.desk.withdrawWaiver(stage.as('mark'), { caseId: 's1', waiverId }))).toEqual(['WAIVER_REFUSED']);
    await give('mark', { givers: null }, hoursLater(1));
    expect(await waiver('GGZ_CARE_GOALS', hoursLater(1))).toBe('VALID');
  });

  test('withdrawing twice, also at once, is done once', async () => {
    const asked = { caseId: 's1', waiverId: 's1-w1' };
    const both = await Promise.all([
      stage.desk.withdrawWaiver(stage.as('regisseur'), asked),
      stage.desk.withdrawWaiver(stage.as('mark'), asked),
    ]);
    expect(both.map(codesOf).toSorted()).toEqual([[], ['WAIVER_WITHDRAWN']]);
    expect(codesOf(await stage.desk.withdrawWaiver(stage.as('ggz'), asked))).toEqual(['WAIVER_WITHDRAWN']);
    expect((await stage.actions()).filter((action) => action === 'waiver.withdraw').length).toBeGreaterThan(0);
  });

  test.each<[string, PersonName, string, string]>([
    ['of nobody', 'regisseur', 's1-w99', 'WAIVER_UNKNOWN'],
    ['of another case', 'regisseur', 's1-withdrawn-w1', 'WAIVER_UNKNOWN'],
    ['of somebody else’s', 'chantal', 's1-w1', 'WAIVER_UNKNOWN'],
    ['of another source’s', 'youth', 's1-w1', 'WAIVER_UNKNOWN'],
    ['in a case that is not theirs', 'stranger', 's1-w1', 'CASE_UNKNOWN'],
  ])('a withdrawal %s is refused', async (_what, by, waiverId, code) => {
    expect(codesOf(await stage.desk.withdrawWaiver(stage.as(by), { caseId: 's1', waiverId }))).toEqual([code]);
  });

  test('what somebody refused in a treatment room stays unknown to the regisseur', async () => {
    await stage.database.sql(`delete from secrecy_waiver where member_id = 's1-m1'`);
    await stage.desk.refuseWaiver(stage.as('ggz'), aWaiver());
    const read = await stage.desk.waivers(stage.as('regisseur'), { caseId: 's1', memberId: 's1-m1' });
    expect(read).toEqual({ waivers: [], standings: [], problems: [] });
    const ggz = await stage.desk.waivers(stage.as('ggz'), { caseId: 's1', memberId: 's1-m1' });
    expect(ggz.standings).toMatchObject([
      { standing: 'REFUSED', dataClass: 'GGZ_CARE_GOALS', requiredGivers: [{ personId: 's1-m1', relation: 'SELF' }] },
    ]);
    await give('ggz', {}, hoursLater(1));
    const told = await stage.desk.waivers(stage.as('regisseur', { at: hoursLater(1) }), { caseId: 's1', memberId: 's1-m1' });
    expect(told.waivers).toMatchObject([{ decision: 'GIVEN', standing: 'VALID' }]);
  });

  test('a professional reads of a waiver only what is about their own secrecy', async () => {
    await give('regisseur', { classes: ['GGZ_CARE_GOALS', 'WI_DEBT'], regime: 'PW' });
    const read = await stage.desk.waivers(stage.as('ggz'), { caseId: 's1', memberId: 's1-m1' });
    expect(JSON.stringify(read)).not.toMatch(/WI_|PW/);
    expect(read.waivers?.at(-1)).toMatchObject({ classes: ['GGZ_CARE_GOALS'], regime: null });
    const waiverId = read.waivers?.at(-1)?.id ?? '';
    expect(codesOf(await stage.desk.withdrawWaiver(stage.as('ggz'), { caseId: 's1', waiverId }))).toEqual(['WAIVER_NOT_ONLY_YOURS']);
    expect(stage.touched).toContainEqual(['s1', ['s1-m1']]);
  });

  test('a holder of authority who is no member gives for their child', async () => {
    const given = await give('wieger', { memberId: 's1-m5', classes: ['YOUTH_PROVISION'], givers: null });
    expect(given).toMatchObject({ problems: [], waivers: [{ giverId: 's1-o1', evidence: 'formulier 2026-118' }] });
    const read = await stage.desk.waivers(stage.as('regisseur'), { caseId: 's1', memberId: 's1-m5' });
    expect(read.standings).toMatchObject([
      { requiredGivers: expect.arrayContaining([{ personId: 's1-o1', relation: 'AUTHORITY', standing: 'VALID' }]) as unknown },
    ]);
    expect(codesOf(await give('wieger', { memberId: 's1-m1', givers: null }))).toEqual(['MEMBER_UNKNOWN']);
  });

  test('what cannot be said of givers is said in words', async () => {
    await stage.civil('s1-m4', (record) => ({ ...record, custody: { ...record.custody, underInvestigation: true } }));
    const given = await give('youth', { memberId: 's1-m4', givers: ['s1-m4'], classes: ['YOUTH_PROVISION'] });
    expect(given.stillNeeded).toEqual([
      'Voor ‘jeugdvoorziening’: Het gezag is in onderzoek bij de BRP. Wacht de uitkomst af, of vraag het gezagsregister.',
    ]);
  });
});
