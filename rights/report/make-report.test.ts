import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import { raiseRightsStage, type PersonName, type RightsStage } from '../testing/rights-stage.ts';
import type { AccessReport } from './access-report.ts';
import { makeReport } from './make-report.ts';

const lasting = { from: '2026-11-01', until: '2026-11-20' } as const;

describe.each(databaseKinds)('an access report on %s', (kind) => {
  let stage: RightsStage;
  beforeAll(async () => {
    stage = await raiseRightsStage(kind);
    const { look } = stage;
    await look({ by: 'regisseur', member: 's1-m1', classes: ['PERSON_NAME', 'GGZ_IN_CARE'], at: new Date('2026-11-18T09:02:00Z') });
    await look({ by: 'police', member: 's1-m1', classes: ['PERSON_NAME', 'POLICE_CARE_REPORT'], at: new Date('2026-11-17T22:30:00Z') });
    await look({ by: 'police', member: 's1-m1', classes: ['POLICE_INCIDENT'], at: new Date('2026-11-16T09:00:00Z') });
    await look({
      by: 'ggz',
      member: 's1-m1',
      classes: ['GGZ_DIAGNOSIS'],
      facts: { confidentiality: 'SECRET' },
      at: new Date('2026-11-15T09:00:00Z'),
    });
    await look({ by: 'mark', member: 's1-m1', purpose: 'RIGHTS', classes: ['PERSON_NAME'], at: new Date('2026-11-14T09:00:00Z') });
    // Sebastiaan, 9, childSafety: who has authority over him may be Mark.
    await look({
      by: 'regisseur',
      member: 's1-m3',
      classes: ['PERSON_NAME', 'PERSON_ADDRESS', 'YOUTH_PROVISION', 'YOUTH_SAFETY_LEVEL', 'PLAN_ITEM'],
    });
    await look({ by: 'regisseur', member: 's1-m3', purpose: 'SAFETY', classes: ['PERSON_NAME'] });
    for (const by of ['police', 'youth', 'ggz', 'wmo', 'chantal'] as const) await look({ by, member: 's1-m3', classes: ['PERSON_NAME'] });
    await look({ by: 'regisseur', member: 's1-m2', classes: ['PERSON_NAME', 'PERSON_ADDRESS'] });
    await look({ by: 'regisseur', member: 's1-m4', classes: ['PERSON_NAME'] });
    await look({ by: 'youth', member: 's1-m4', classes: ['YOUTH_PROVISION'] });
  }, 120_000);
  afterAll(async () => stage.close());

  const reportTo = async (
    by: PersonName,
    memberId: string,
    period: { readonly from: string | null; readonly until: string | null } = lasting,
  ) => stage.desk.accessReport(stage.request(by), { caseId: 's1', memberId, ...period });
  const shown = ({ value }: { readonly value: AccessReport | null }): readonly string[] =>
    value?.entries.map(({ who, seen }) => `${who}: ${seen.map(({ what }) => what).join(', ')}`) ?? ['no report'];

  test('tells a person who looked, for what and at what; not what their own view hides', async () => {
    const report = await reportTo('mark', 's1-m1');
    expect(shown(report)).toEqual([
      'de regisseur (Gemeente Voorbeeldstad): in zorg bij GGZ, naam',
      'een medewerker van de politie (Politie Eenheid Voorbeeld): naam',
      'u zelf: naam',
    ]);
    expect(report.value?.entries[0]).toEqual({
      at: new Date('2026-11-18T09:02:00Z'),
      who: 'de regisseur (Gemeente Voorbeeldstad)',
      recipient: '00000099000000001000/REG',
      subject: null,
      purpose: 'uitvoering en afstemming van het plan',
      seen: [
        { dataClass: 'GGZ_IN_CARE', what: 'in zorg bij GGZ', extent: 'volledig', article: 'AVG 6(1)(e)' },
        { dataClass: 'PERSON_NAME', what: 'naam', extent: 'volledig', article: 'AVG 6(1)(e)' },
      ],
    });
    expect(report.value).toMatchObject({ audience: 'SELF', complete: true });
  });
  test('says of a message that the hub sent by itself that nobody looked, and names no user', async () => {
    const day = { from: '2025-10-01', until: '2025-10-01' };
    const at = new Date('2025-10-01T09:00:00Z');
    await stage.look({
      by: 'regisseur',
      member: 's1-m1',
      classes: ['WI_DEBT', 'PERSON_NAME'],
      level: 'SIGNAL',
      at,
      action: 'event.deliver',
    });
    for (const by of ['mark', 'officer'] as const) {
      const { value } = await reportTo(by, 's1-m1', day);
      expect(value?.entries.map(({ subject, seen }) => [subject, new Set(seen.map(({ extent }) => extent))])).toEqual([
        [null, new Set(['bericht dat er iets is veranderd'])],
      ]);
    }
  });
  test('tells that somebody read at the desk of a person, and not what; the privacy officer also by whom', async () => {
    const day = { from: '2025-10-02', until: '2025-10-02' };
    const visits: readonly (readonly [PersonName, string, string?])[] = [
      ['regisseur', 's1-m1'],
      ['officer', 's1-m1', 'AUDIT'],
      ['mark', 's1-m1', 'RIGHTS'],
      ['police', 's1-m1'],
      ['youth', 's1-m1', 'SAFETY'],
      ['regisseur', 's1-m3'],
      ['youth', 's1-m3'],
      ['regisseur', 's1-m3', 'SAFETY'],
      ['chantal', 's1-m3', 'RIGHTS'],
    ];
    for (const [at, [by, member, purpose = 'COORD']] of visits.entries()) {
      await stage.look({ by, member, purpose, classes: [], action: 'desk.query', at: new Date(Date.UTC(2025, 9, 2, 9, at)) });
    }
    const toMark = await reportTo('mark', 's1-m1', day);
    expect(toMark.value?.entries.map(({ who, subject, seen }) => [who, subject, seen.map(({ extent }) => extent)])).toEqual([
      ['de functionaris gegevensbescherming (Gemeente Voorbeeldstad)', null, ['ingezien']],
      ['de regisseur (Gemeente Voorbeeldstad)', null, ['ingezien']],
    ]);
    expect((await reportTo('mark', 's1-m3', day)).value?.entries.map(({ who }) => who)).toEqual(['de regisseur (Gemeente Voorbeeldstad)']);
    const toOfficer = async (member: string) => (await reportTo('officer', member, day)).value?.entries.map(({ subject }) => subject);
    expect(await toOfficer('s1-m1')).toEqual(['prof-youth', 'prof-police', 'family-mark', 'prof-officer', 'prof-regisseur']);
    expect(await toOfficer('s1-m3')).toEqual(['family-chantal', 'prof-regisseur', 'prof-youth', 'prof-regisseur']);
    expect(await toOfficer('s1-m2')).toEqual([]);
  });
  test('names no professional to family members', async () => {
    expect(JSON.stringify([await reportTo('mark', 's1-m1'), await reportTo('mark', 's1-m3')])).not.toMatch(/prof-|family-/);
  });
  test('shows who has authority over a child in danger no provider, no place, no professional, no worry about safety and no other parent', async () => {
    expect(shown(await reportTo('mark', 's1-m3'))).toEqual(['de regisseur (Gemeente Voorbeeldstad): jeugdvoorziening, naam']);
    expect((await reportTo('mark', 's1-m3')).value?.audience).toBe('HOLDER');
  });
  test('says the same of what may be left out, whether or not anything is', async () => {
    const [one, other] = [await reportTo('mark', 's1-m1'), await reportTo('walter', 's1-m4')];
    expect(one.value?.notes).toEqual(other.value?.notes);
    expect(one.value?.notes.join(' ')).toContain('ook als er niets is weggelaten');
  });
  test('a child of twelve may ask for the report, and so may each who has authority', async () => {
    expect((await reportTo('walter', 's1-m4')).value?.audience).toBe('SELF');
    expect(shown(await reportTo('walter', 's1-m4'))).toContain('een jeugdhulpverlener (CJG Voorbeeldstad): jeugdvoorziening');
    expect((await reportTo('chantal', 's1-m4')).value?.audience).toBe('HOLDER');
  });
  test.each<[PersonName, string]>([
    ['mark', 's1-m2'],
    ['mark', 's1-m5'],
    ['chantal', 's1-m1'],
    ['stranger', 's1-m1'],
    ['walter', 's1-m3'],
    ['regisseur', 's1-m1'],
    ['ggz', 's1-m1'],
    ['mark', 's2-m1'],
    ['mark', 'nobody'],
    ['officer', 'nobody'],
  ])('is not there for %s about %s', async (by, member) => {
    expect(await reportTo(by, member)).toEqual({ value: null, problems: [expect.objectContaining({ code: 'NOT_YOURS' })] });
  });
  test('is the same refusal for a case that is not there', async () => {
    const refusal = await stage.desk.accessReport(stage.request('mark'), { caseId: 'no-such-case', memberId: 's1-m1', ...lasting });
    expect(refusal).toEqual(await reportTo('mark', 's1-m2'));
  });
  test('shows the privacy officer everything, with who it was', async () => {
    const { value } = await reportTo('officer', 's1-m1');
    expect(value?.entries).toHaveLength(5);
    expect(value?.entries.map(({ subject }) => subject)).toEqual([
      'prof-regisseur',
      'prof-police',
      'prof-police',
      'prof-ggz',
      'family-mark',
    ]);
  });
  test.each([
    [{ from: '2026-11-18', until: '2026-11-18' }, 1],
    // 22.30 UTC is half past eleven at night in the Netherlands.
    [{ from: '2026-11-17', until: '2026-11-17' }, 1],
    [{ from: '2026-11-01', until: '2026-11-13' }, 0],
    [{ from: null, until: null }, 3],
  ])('keeps to the period %j, in days of the Netherlands', async (period, count) => {
    expect((await reportTo('mark', 's1-m1', period)).value?.entries).toHaveLength(count);
  });
  test.each([
    [{ from: '2026-11-20', until: '2026-11-18' }, 'PERIOD_WRONG'],
    [{ from: '2026-02-30', until: null }, 'PERIOD_WRONG'],
    [{ from: '2010-01-01', until: null }, 'PERIOD_TOO_LONG'],
  ])('refuses the period %j', async (period, code) => {
    expect((await reportTo('mark', 's1-m1', period)).problems).toEqual([expect.objectContaining({ code })]);
  });
  test('says that there is more than fits, which what is left out never tells', async () => {
    const asked = async (most: number) =>
      (await makeReport(stage.deps, stage.request('mark'), { caseId: 's1', memberId: 's1-m1', ...lasting }, most)).value;
    // Of five looks three may be told.
    expect(await asked(2)).toMatchObject({ complete: false, entries: [{ who: expect.any(String) }, { who: expect.any(String) }] });
    expect(await asked(3)).toMatchObject({ complete: true });
  });
  test('is for the purpose of one’s rights only', async () => {
    const request = { ...stage.request('mark'), purpose: 'AUDIT' };
    expect((await stage.desk.accessReport(request, { caseId: 's1', memberId: 's1-m1', ...lasting })).problems[0]?.code).toBe(
      'PURPOSE_NOT_RIGHTS',
    );
  });
});
