import { expect, test } from 'vitest';
import { giftExpiry } from './gift-expiry.ts';
import { aChild, aCustody, aSubject, aWaiver, now } from './testing/a-subject.ts';
import { defaultPolicy } from './testing/default-policy.ts';

const { ageRules } = defaultPolicy;
const given = aWaiver({ decidedAt: '2026-09-01T10:00:00+02:00' });
const changed = (changedAt: string) => ({ custody: aCustody({ changedAt }) });

test.each([
  ['stands', aSubject(), given, null],
  ['stands on its last day', aSubject(), { ...given, until: '2026-11-20' }, null],
  ['ended', aSubject(), { ...given, until: '2026-11-19' }, { because: 'UNTIL', since: '2026-11-19' }],
  ['was re-opened by a birthday', aChild('2014-11-20'), given, { because: 'BIRTHDAY', since: '2026-11-20' }],
  ['was given after the birthday', aChild('2014-08-31'), given, null],
  [
    'was re-opened by the later of two birthdays',
    aSubject({ birthDate: '2003-10-01' }),
    given,
    { because: 'BIRTHDAY', since: '2026-10-01' },
  ],
  ['may have been re-opened by a birthday', aChild('2014'), given, { because: 'BIRTHDAY', since: '2026-11-20' }],
  ['is of somebody without a birth date', aSubject({ birthDate: null }), given, { because: 'BIRTHDAY', since: '2026-11-20' }],
  ['was re-opened by custody', aChild('2016-05-05', changed('2026-10-01T23:30:00Z')), given, { because: 'CUSTODY', since: '2026-10-02' }],
  ['was given after custody changed', aChild('2016-05-05', changed('2026-08-31T10:00:00Z')), given, null],
  ['is of an adult, whose custody is nobody’s', aSubject(changed('2026-10-01T10:00:00Z')), given, null],
] as const)('a gift that %s', (_what, subject, waiver, expiry) => {
  expect(giftExpiry(waiver, subject, now, ageRules)).toEqual(expiry);
});
