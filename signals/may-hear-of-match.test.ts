import { describe, expect, test } from 'vitest';
import { defaultTables } from '#consent/testing/default-policy.ts';
import { mayHearOfMatch } from './may-hear-of-match.ts';

const oin = '00000099000000001000';
const levelFor = (role: string, purpose = 'SIGNAL'): string => mayHearOfMatch(defaultTables, { oin, role, purpose }).level;

describe('of a match of signals', () => {
  test.each(['POL', 'GGZ', 'JGD', 'WMO', 'WI'])('%s may hear, and no more than that it is there', (role) => {
    expect(levelFor(role)).toBe('SIGNAL');
  });
  test.each(['REG', 'SCH', 'VT', 'BM', 'BEL', 'LID', 'FG', 'NOBODY', '__proto__'])('%s hears nothing outside a case', (role) => {
    expect(levelFor(role)).toBe('NONE');
  });
  test.each(['MI', 'RIGHTS', 'OOV', 'AUDIT', 'NOTHING'])('nobody hears for the purpose %s', (purpose) => {
    expect(levelFor('WMO', purpose)).toBe('NONE');
  });
  test('says by which rule and article, for the record', () => {
    expect(mayHearOfMatch(defaultTables, { oin, role: 'WMO', purpose: 'SIGNAL' })).toMatchObject({
      rule: 'signal-match-wmo-match',
      article: 'Wmo 5.1.1(1)',
    });
  });
});
