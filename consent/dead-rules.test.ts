import { describe, expect, test } from 'vitest';
import { compilePolicy } from './compile.ts';
import { deadRules, type DeadRule } from './dead-rules.ts';
import { sayDeadRule } from './gates/say-dead-rule.ts';
import { diffPolicies } from './diff-policies.ts';
import type { Rule } from './policy.ts';
import { aPolicy, aRule, changedPolicy } from './testing/a-policy.ts';
import { defaultTables, setDay } from './testing/default-policy.ts';

const deadOf = (rules: readonly Rule[]): DeadRule[] => deadRules(compilePolicy(aPolicy(rules), setDay));
const wide = aRule('wide');
const narrow = aRule('narrow', { level: 'COARSE', when: { view: ['OPEN'] } });
const cap = aRule('cap', { kind: 'cap', level: 'SIGNAL', when: { restricted: ['YES'] } });

test('of the default policy only the three double locks are dead: no grant opens what they close', () => {
  expect(deadRules(defaultTables)).toEqual(
    ['not-released', 'policy-maker', 'source-only'].map((rule) => ({ rule, why: 'NOTHING_TO_CLOSE', by: [] })),
  );
});

describe('a rule is shadowed by those that do all that it does', () => {
  test('by one wider grant, while a cap with an effect lives', () => {
    expect(deadOf([wide, narrow, cap])).toEqual([{ rule: 'narrow', why: 'SHADOWED', by: ['wide'] }]);
  });

  test('by one lower cap', () => {
    const lower = aRule('lower', { kind: 'cap', level: 'NONE', when: { restricted: ['YES'] } });
    expect(deadOf([wide, cap, lower])).toEqual([{ rule: 'cap', why: 'SHADOWED', by: ['lower'] }]);
  });

  test('by several that cover it only together, and by none that is not needed', () => {
    const parts = (['SELF', 'HOLDER', 'OTHER'] as const).map((self) =>
      aRule(`for-${self.toLowerCase()}`, { when: { self: [self], involvement: ['ACTIVE'] } }),
    );
    const all = aRule('all-three', { when: { self: ['SELF', 'HOLDER', 'OTHER'], involvement: ['ACTIVE'] } });
    const besides = aRule('besides', { when: { inScope: ['YES'], source: ['OWN'] }, level: 'SIGNAL' });
    const found = deadOf([...parts, all, besides]).find(({ rule }) => rule === 'all-three');
    expect(found).toEqual({ rule: 'all-three', why: 'SHADOWED', by: ['for-holder', 'for-other', 'for-self'] });
  });

  test('two that are the same shadow each other', () => {
    expect(deadOf([wide, aRule('twin')])).toEqual([
      { rule: 'twin', why: 'SHADOWED', by: ['wide'] },
      { rule: 'wide', why: 'SHADOWED', by: ['twin'] },
    ]);
  });

  test('by other rules in other places: those of all places are named', () => {
    const both = aRule('both', { target: { purposes: ['COORD', 'PLAN'] } });
    const [one, other] = (['COORD', 'PLAN'] as const).map((purpose) =>
      aRule(`for-${purpose.toLowerCase()}`, { target: { purposes: [purpose] } }),
    );
    if (one === undefined || other === undefined) throw new Error('two rules');
    expect(deadOf([both, one, other]).find(({ rule }) => rule === 'both')?.by).toEqual(['for-coord', 'for-plan']);
  });
});

describe('a rule may be useless in other ways', () => {
  const lid = aRule('lid', { kind: 'cap', level: 'NONE' });

  test('because caps close all that it opens', () => {
    expect(deadOf([wide, lid])).toEqual([{ rule: 'wide', why: 'CLOSED', by: ['lid'] }]);
  });

  test('because nothing opens what it closes', () => {
    expect(deadOf([lid])).toEqual([{ rule: 'lid', why: 'NOTHING_TO_CLOSE', by: [] }]);
  });

  test('because it opens nothing', () => {
    expect(deadOf([aRule('nothing', { level: 'NONE' })])).toEqual([{ rule: 'nothing', why: 'NOTHING_TO_OPEN', by: [] }]);
  });
});

test('what is said is true: without a dead rule nothing is decided otherwise', () => {
  const useless = [aRule('again', { target: { classes: ['PERSON_NAME'], roles: ['REG'], purposes: ['COORD'] }, level: 'COARSE' })];
  const before = compilePolicy(changedPolicy({}, useless), setDay);
  expect(deadRules(before)).toContainEqual({ rule: 'again', why: 'SHADOWED', by: ['person-name-reg'] });
  for (const { rule } of deadRules(before)) {
    expect(diffPolicies(before, compilePolicy(changedPolicy({ [rule]: null }, rule === 'again' ? [] : useless), setDay))).toEqual([]);
  }
});

test.each<[DeadRule, string]>([
  [{ rule: 'a', why: 'SHADOWED', by: ['b'] }, 'Regel ‘a’ verandert niets: alles wat hij doet, doet regel ‘b’ al.'],
  [
    { rule: 'a', why: 'SHADOWED', by: ['b', 'c', 'd'] },
    'Regel ‘a’ verandert niets: alles wat hij doet, doen de regels ‘b’, ‘c’ en ‘d’ al.',
  ],
  [{ rule: 'a', why: 'CLOSED', by: ['b'] }, 'Regel ‘a’ opent niets: regel ‘b’ sluit alles weer.'],
  [
    { rule: 'a', why: 'NOTHING_TO_CLOSE', by: [] },
    'Regel ‘a’ sluit niets: er is geen regel die dit opent. Als extra slot kan hij blijven.',
  ],
  [{ rule: 'a', why: 'NOTHING_TO_OPEN', by: [] }, 'Regel ‘a’ opent niets: het niveau is ‘niet’ (NONE).'],
  [{ rule: 'a', why: 'ENDED', by: [] }, 'Regel ‘a’ is verlopen en geldt niet meer.'],
])('%j is said in plain Dutch', (dead, said) => {
  expect(sayDeadRule(dead)).toBe(said);
});
