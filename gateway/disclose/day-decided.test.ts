import { expect, test } from 'vitest';
import { dayDecided } from './day-decided.ts';

test.each([
  ['a day within', '2026-11-20', '2026-11-20'],
  ['a day long after, when nothing has changed', '2026-12-31', '2026-12-31'],
  ['the last day', '2027-01-31', '2027-01-31'],
  ['midnight after the policy was taken', '2027-02-01', '2027-01-31'],
  ['a policy that was taken just after midnight', '2026-11-18', '2026-11-19'],
])('%s', (_, today, decided) => {
  expect(dayDecided({ day: '2026-11-19', sameUntil: '2027-01-31' }, today)).toBe(decided);
});

test('a policy whose rules stay', () => {
  expect(dayDecided({ day: '2026-11-19', sameUntil: null }, '2099-01-01')).toBe('2099-01-01');
});
