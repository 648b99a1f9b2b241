import { describe, expect, test } from 'vitest';
import { resolveSelf } from './resolve-self.ts';
import { aChild, aCustody, aSubject, now } from './testing/a-subject.ts';
import { defaultPolicy } from './testing/default-policy.ts';

const rules = defaultPolicy.ageRules;

describe('who looks, by the age of whom they look at', () => {
  test.each([
    ['U12', '2017-05-05', { walter: 'OTHER', mark: 'HOLDER', chantal: 'HOLDER', wieger: 'OTHER' }],
    ['A12_15', '2013-05-05', { walter: 'SELF', mark: 'HOLDER', chantal: 'HOLDER', wieger: 'OTHER' }],
    ['A16_17', '2009-05-05', { walter: 'SELF', mark: 'OTHER', chantal: 'OTHER', wieger: 'OTHER' }],
    ['ADULT', '2000-05-05', { walter: 'SELF', mark: 'OTHER', chantal: 'OTHER', wieger: 'OTHER' }],
  ])('%s', (_band, birthDate, expected) => {
    for (const [caller, self] of Object.entries(expected)) expect(resolveSelf(caller, aChild(birthDate), now, rules), caller).toBe(self);
  });

  test('Zoey is seen by her parents until the day she turns 16', () => {
    const zoey = aChild('2010-11-21');
    expect(resolveSelf('mark', zoey, now, rules)).toBe('HOLDER');
    const tomorrow = new Date('2026-11-21T00:00:00+01:00');
    expect(resolveSelf('mark', { ...zoey, custody: aCustody({ checkedAt: tomorrow.toISOString() }) }, tomorrow, rules)).toBe('OTHER');
  });

  test('a professional is no family member', () => {
    expect(resolveSelf(null, aSubject(), now, rules)).toBe('OTHER');
  });
});

describe('what is not known is UNKNOWN, never HOLDER', () => {
  test.each([
    ['custody missing', { custody: null }],
    ['custody undeterminable', { custody: aCustody({ state: 'UNDETERMINABLE' }) }],
    ['custody under investigation', { custody: aCustody({ underInvestigation: true }) }],
    ['custody stale', { custody: aCustody({ checkedAt: '2026-11-18T12:00:00Z' }) }],
    ['a holder without a BSN', { custody: aCustody({ holders: ['mark', null] }) }],
    ['a birth date that is not known', { birthDate: null }],
    ['an age that may be 15 or 16', { birthDate: '2010' }],
  ] as const)('%s', (_what, changes) => {
    expect(resolveSelf('mark', aChild('2017-05-05', changes), now, rules)).toBe('UNKNOWN');
  });

  test('nor SELF, for a child that may be under 12', () => {
    expect(resolveSelf('walter', aChild('2014'), now, rules)).toBe('UNKNOWN');
    expect(resolveSelf('walter', aChild('2013'), now, rules)).toBe('SELF');
  });

  test('but a stranger to a person of 16 needs no custody to be OTHER', () => {
    expect(resolveSelf('mark', aChild('2009-05-05', { custody: null }), now, rules)).toBe('OTHER');
  });
});

test('a holder recorded as not compatible with good care falls away, unless the policy says otherwise', () => {
  const child = aChild('2017-05-05', { setAside: ['mark'] });
  expect(resolveSelf('mark', child, now, rules)).toBe('OTHER');
  expect(resolveSelf('chantal', child, now, rules)).toBe('HOLDER');
  expect(resolveSelf('mark', child, now, { ...rules, viewing: { ...rules.viewing, setAsideHoldersMayView: true } })).toBe('HOLDER');
});
