import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { codesOf } from '#audit/testing/codes-of.ts';
import { databaseKinds } from '#database/testing/create-test-database.ts';
import type { LegalBasisInput } from '#schema/generated/register.ts';
import { hoursLater, raiseRegisterStage, type PersonName, type RegisterStage } from './testing/register-stage.ts';

const aBasis = (changes: Partial<LegalBasisInput> = {}): LegalBasisInput => ({
  caseId: 's1',
  purpose: 'EVAL',
  article: 'AVG 6(1)(e); Jeugdwet 2.1',
  evidence: 'collegebesluit 2026-12',
  ...changes,
});

describe.each(databaseKinds)('legal bases on %s', (kind) => {
  let stage: RegisterStage;
  beforeAll(async () => {
    stage = await raiseRegisterStage(kind);
  }, 60_000);
  afterEach(async () => stage.reset());
  afterAll(async () => stage.close());

  test('a regisseur records one, ends it once, and no waiver changes', async () => {
    const facts = await stage.facts('regisseur', 's1-m1', 'GGZ_CARE_GOALS');
    const recorded = await stage.desk.recordLegalBasis(stage.as('regisseur'), aBasis());
    expect(recorded).toMatchObject({ problems: [], legalBasis: { purpose: 'EVAL', from: '2026-11-20', until: null } });
    const asked = { caseId: 's1', legalBasisId: recorded.legalBasis?.id ?? '' };
    expect(await stage.facts('regisseur', 's1-m1', 'GGZ_CARE_GOALS')).toEqual(facts);
    const ends = await Promise.all([
      stage.desk.endLegalBasis(stage.as('regisseur', { at: hoursLater(48) }), asked),
      stage.desk.endLegalBasis(stage.as('backup', { at: hoursLater(48) }), asked),
    ]);
    expect(ends.map(codesOf).toSorted()).toEqual([[], ['LEGAL_BASIS_ENDED']]);
    const { legalBases } = await stage.desk.legalBases(stage.as('officer', { purpose: 'AUDIT' }), { caseId: 's1' });
    expect(legalBases?.at(-1)).toMatchObject({ purpose: 'EVAL', until: '2026-11-22', evidence: 'collegebesluit 2026-12' });
    expect(await stage.actions()).toEqual(['legal-basis.record', 'legal-basis.end']);
  });

  test.each<[string, PersonName, Partial<LegalBasisInput>, string[]]>([
    ['no article', 'regisseur', { article: ' ' }, ['ARTICLE_MISSING']],
    ['no evidence', 'regisseur', { evidence: '' }, ['EVIDENCE_MISSING']],
    ['a BSN as evidence', 'regisseur', { evidence: 'dossier 999996149' }, ['TEXT_HOLDS_BSN']],
    ['a purpose that is not there', 'regisseur', { purpose: 'FUN' }, ['PURPOSE_UNKNOWN']],
    ['an end before the beginning', 'regisseur', { from: '2026-11-20', until: '2026-11-19' }, ['PERIOD_WRONG']],
    ['a case that is not there', 'regisseur', { caseId: 's7' }, ['CASE_UNKNOWN']],
    ['who is no regisseur', 'ggz', {}, ['CASE_UNKNOWN']],
    ['who is not involved', 'stranger', {}, ['CASE_UNKNOWN']],
  ])('%s is refused', async (_what, by, changes, expected) => {
    expect(codesOf(await stage.desk.recordLegalBasis(stage.as(by), aBasis(changes)))).toEqual(expected);
  });

  test('what is not there cannot be ended, and a case that is not there is not read', async () => {
    expect(codesOf(await stage.desk.endLegalBasis(stage.as('regisseur'), { caseId: 's1', legalBasisId: 's1-withdrawn-b1' }))).toEqual([
      'LEGAL_BASIS_UNKNOWN',
    ]);
    expect(codesOf(await stage.desk.legalBases(stage.as('officer'), { caseId: 's7' }))).toEqual(['CASE_UNKNOWN']);
    expect(codesOf(await stage.desk.legalBases(stage.as('officer'), { caseId: 's\0' }))).toEqual(['CASE_UNKNOWN']);
    expect(codesOf(await stage.desk.legalBases(stage.as('mark'), { caseId: 's1' }))).toEqual(['CASE_UNKNOWN']);
  });
});
