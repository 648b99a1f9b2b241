import { describe, expect, test } from 'vitest';
import type { CivilFactsRecord } from '#database/civil-facts.ts';
import { civilFactsOf, type FetchedCivilFacts } from './civil-facts-of.ts';

const now = new Date('2026-11-20T10:00:00Z');
const nobody: FetchedCivilFacts = { bsn: '1', birthDate: null, authority: [], secret: false, underGuardianship: false, address: null };
const kept = (more: Partial<FetchedCivilFacts>, previous: CivilFactsRecord | null = null): CivilFactsRecord =>
  civilFactsOf({ ...nobody, ...more }, previous, (address) => `hash of ${address}`, now);
const authority = (kind: string, holderBsns: (string | null)[], underInvestigation = false) => ({ kind, holderBsns, underInvestigation });

describe('what is kept of the BRP', () => {
  test.each<[FetchedCivilFacts['birthDate'], string | null]>([
    [{ year: 2014, month: 6, day: 1 }, '2014-06-01'],
    [{ year: 2014, month: 6 }, '2014-06'],
    [{ year: 2014 }, '2014'],
    [{ year: 2014, day: 3 }, '2014'],
    [null, null],
  ])('birth date %j is %j', (birthDate, text) => {
    expect(kept({ birthDate }).birthDate).toBe(text);
  });

  test.each<[string, FetchedCivilFacts['authority'], CivilFactsRecord['custody']['state'], (string | null)[]]>([
    ['joint authority', [authority('JOINT_PARENTAL', ['2', '1'])], 'KNOWN', ['1', '2']],
    ['sole authority', [authority('SOLE_PARENTAL', ['1'])], 'KNOWN', ['1']],
    ['a holder without a BSN', [authority('JOINT_WITH_THIRD', ['1', null])], 'KNOWN', [null, '1']],
    ['two relations', [authority('SOLE_PARENTAL', ['1']), authority('GUARDIANSHIP', ['3'])], 'KNOWN', ['1', '3']],
    ['no authority at all', [], 'UNDETERMINABLE', []],
    ['authority without a holder', [authority('JOINT_PARENTAL', [])], 'UNDETERMINABLE', []],
    ['nobody for the moment', [authority('TEMPORARILY_NONE', [])], 'UNDETERMINABLE', []],
    ['not determinable', [authority('NOT_DETERMINABLE', ['1'])], 'UNDETERMINABLE', []],
    ['one of two not determinable', [authority('SOLE_PARENTAL', ['1']), authority('NOT_DETERMINABLE', [])], 'UNDETERMINABLE', []],
    ['a kind that is new', [authority('SOMETHING_NEW', ['1'])], 'UNDETERMINABLE', []],
  ])('%s', (_, relations, state, holders) => {
    expect(kept({ authority: relations }).custody).toEqual({ state, holders, underInvestigation: false, changedAt: null });
  });

  test('an investigation of one relation is one of the custody', () => {
    expect(
      kept({ authority: [authority('SOLE_PARENTAL', ['1']), authority('GUARDIANSHIP', ['3'], true)] }).custody.underInvestigation,
    ).toBe(true);
  });

  test('custody that differs from before is new from now on, and stays new from then on', () => {
    const before = kept({ authority: [authority('JOINT_PARENTAL', ['1', '2'])] });
    expect(before.custody.changedAt).toBeNull();
    const same = kept({ authority: [authority('JOINT_PARENTAL', ['2', '1'], true)] }, before);
    expect(same.custody.changedAt).toBeNull();
    const changed = kept({ authority: [authority('SOLE_PARENTAL', ['1'])] }, before);
    expect(changed.custody.changedAt).toBe(now.toISOString());
    const later = civilFactsOf(
      { ...nobody, authority: [authority('SOLE_PARENTAL', ['1'])] },
      changed,
      String,
      new Date('2027-01-01T00:00:00Z'),
    );
    expect(later.custody.changedAt).toBe(now.toISOString());
    expect(later.checkedAt).toBe('2027-01-01T00:00:00.000Z');
  });

  test('the address is kept as a hash, and no address as none', () => {
    expect(kept({ address: '3542AL|2||' }).addressHash).toBe('hash of 3542AL|2||');
    expect(kept({}).addressHash).toBeNull();
  });
});
