import { expect, test } from 'vitest';
import { compilePolicy } from '#consent/compile.ts';
import { changedPolicy } from '#consent/testing/a-policy.ts';
import { defaultPolicy } from '#consent/testing/default-policy.ts';
import type { Facts } from '#consent/vocabulary.ts';
import { createPolicySource } from './policy-source.ts';

test.each([
  ['the whole year, for rules without an end', {}, ['2026-11-20', '2026-11-21', '2027-11-20'], 1],
  [
    'until the last day of a rule',
    { 'family-case-reg': { validUntil: '2026-11-21' } },
    ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'],
    2,
  ],
  [
    'until the first day of a rule',
    { 'family-case-reg': { validFrom: '2026-11-22' } },
    ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'],
    2,
  ],
  ['and again when the clock is set back', {}, ['2026-11-20', '2026-11-19', '2026-11-20'], 2],
])('one compiled policy serves %s', (_how, changes, days, compilations) => {
  const compiled: string[] = [];
  let [today = ''] = days;
  const policy = changedPolicy(changes);
  const source = createPolicySource(
    (day) => (compiled.push(day), compilePolicy(policy, day)),
    () => today,
  );
  for (today of days) expect(source()).toBe(source());
  expect(compiled).toHaveLength(compilations);
});

test('a rule that ended opens nothing on the next day', () => {
  let today = '2026-11-20';
  const policy = changedPolicy({ 'family-case-reg': { validUntil: '2026-11-20' } });
  const source = createPolicySource(
    (day) => compilePolicy(policy, day),
    () => today,
  );
  const facts: Facts = { involvement: 'ACTIVE', source: 'OTHER', self: 'OTHER', view: 'OPEN', restricted: 'NO', safety: 'NONE' };
  const level = (): number => source().level('REG', 'COORD', 'FAMILY_CASE', facts);
  expect(level()).toBe(3);
  today = '2026-11-21';
  expect(level()).toBe(0);
  expect(source().hash).not.toBe(defaultPolicy.hash);
});
