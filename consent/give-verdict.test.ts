import { describe, expect, test } from 'vitest';
import { compilePolicy } from './compile.ts';
import { decide, type Verdict } from './decide.ts';
import { aPolicy, aRule } from './testing/a-policy.ts';
import { defaultPolicy, defaultTables, setDay } from './testing/default-policy.ts';
import { harmlessFacts } from './harmless-facts.ts';
import { levels, type Facts, type Purpose, type Role } from './vocabulary.ts';

const involved = { ...harmlessFacts, involvement: 'ACTIVE' } as const;
const asked = (role: Role, dataClass: string, facts: Facts = {}, purpose: Purpose = 'COORD'): Verdict =>
  decide(defaultTables, { role, purpose, dataClass, facts: { ...involved, ...facts } });

describe('a verdict', () => {
  test('names the grant that opened', () => {
    expect(asked('REG', 'GGZ_PRACTITIONER', { waiver: 'VALID' })).toMatchObject({
      level: 'FULL',
      reason: 'WAIVER',
      rule: 'ggz-practitioner-reg-waiver',
      article: 'BW 7:457',
      policy: defaultPolicy.hash,
      nearestGrant: null,
    });
  });

  test('names the cap that closed, in its own words', () => {
    expect(asked('WMO', 'PERSON_ADDRESS', { secretAddress: 'YES' })).toMatchObject({
      level: 'NONE',
      reason: 'SECRET_ADDRESS',
      article: 'Wet BRP 2.59',
      textNl: 'Het adres van deze persoon of van iemand die er ook woont is geheim.',
    });
    expect(asked('REG', 'WMO_PROVISION', { confidentiality: 'RESTRICTED' })).toMatchObject({
      level: 'COARSE',
      reason: 'RECORD_RESTRICTED',
    });
  });

  test('of several caps, names the one that lies least in the facts', () => {
    expect(asked('REG', 'POLICE_NARRATIVE').reason).toBe('SOURCE_ONLY');
    expect(asked('BEL', 'PERSON_NAME').reason).toBe('POLICY_MAKER');
  });

  test('of a default deny has a reason of its own, and names the nearest grant and what it needs', () => {
    expect(asked('REG', 'GGZ_DIAGNOSIS')).toMatchObject({
      level: 'NONE',
      reason: 'DEFAULT_DENY',
      rule: null,
      article: null,
      textNl: 'Er is geen regel die dit toestaat.',
      nearestGrant: { rule: 'ggz-diagnosis-reg-named', level: 'FULL', needs: { waiver: ['VALID'], waiverNamesClass: ['YES'] } },
    });
  });

  test('names a nearest grant for another purpose when this one has none, and none when the role has none', () => {
    expect(asked('REG', 'YOUTH_SAFETY_LEVEL').nearestGrant).toMatchObject({
      rule: 'youth-safety-level-reg-safety',
      purposes: ['SAFETY'],
      needs: { safety: ['OPEN'] },
    });
    expect(asked('REG', 'GGZ_MEDICATION').nearestGrant).toBeNull();
  });

  test('does not depend on the order of the rules', () => {
    const rules = [aRule('b'), aRule('a'), aRule('c', { when: { view: ['OPEN'] } }), aRule('low', { level: 'COARSE' })];
    for (const order of [rules, [...rules].reverse()]) {
      const tables = compilePolicy(aPolicy(order), setDay);
      expect(tables.verdict('REG', 'COORD', 'PLAN_ITEM', involved)).toMatchObject({ level: 'FULL', rule: 'a' });
    }
  });

  test('is kept: the same state gives the same value', () => {
    expect(asked('REG', 'WI_DEBT', { inScope: 'YES' })).toBe(asked('REG', 'WI_DEBT', { inScope: 'YES', ageBand: 'U12' }));
  });
});

describe('what would change it', () => {
  test('is a single fact where one is enough', () => {
    expect(asked('REG', 'GGZ_PRACTITIONER').whatWouldChange).toEqual([{ facts: { waiver: 'VALID' }, level: 'FULL' }]);
  });

  test('is the smallest set where no single fact is', () => {
    expect(asked('REG', 'GGZ_FUNCTIONAL_IMPACT').whatWouldChange).toEqual([{ facts: { waiver: 'VALID', inScope: 'YES' }, level: 'FULL' }]);
    expect(asked('REG', 'POLICE_CARE_REPORT').whatWouldChange).toEqual([{ facts: { release: 'RELEASED' }, level: 'FULL' }]);
  });

  test('also says what would close what is open', () => {
    const changes = asked('REG', 'WMO_PROVISION').whatWouldChange;
    expect(changes).toContainEqual({ facts: { involvement: 'NONE' }, level: 'NONE' });
    expect(changes).toContainEqual({ facts: { view: 'CLOSED' }, level: 'NONE' });
    expect(changes).toContainEqual({ facts: { confidentiality: 'RESTRICTED' }, level: 'COARSE' });
    expect(changes).toContainEqual({ facts: { retention: 'PAST' }, level: 'NONE' });
  });

  test('is empty where nothing would', () => {
    expect(asked('BEL', 'PERSON_NAME', {}, 'MI').whatWouldChange).toEqual([]);
  });

  test('is true: each change gives the level that it says', () => {
    for (const { role, purpose, dataClass, cell } of defaultTables.cells.filter((_, index) => index % 11 === 0)) {
      const facts = { ...involved, self: 'SELF', safety: 'OPEN' } as const;
      for (const change of defaultTables.verdict(role, purpose, dataClass, facts).whatWouldChange) {
        const level = defaultTables.level(role, purpose, dataClass, { ...facts, ...change.facts });
        expect(levels[level]).toBe(change.level);
        expect(Object.keys(change.facts).every((name) => cell.facts.includes(name as 'self'))).toBe(true);
      }
    }
  });
});
