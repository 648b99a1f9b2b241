import { describe, expect, test } from 'vitest';
import { compilePolicy, type Engine } from './compile.ts';
import { conditionHolds } from './condition-holds.ts';
import { diffPolicies } from './diff-policies.ts';
import { encodeFacts } from './fact-vector.ts';
import type { Policy, Rule } from './policy.ts';
import { sizeOf, type Failure } from './property.ts';
import { prove } from './prove.ts';
import { rulesInForce } from './rules-in-force.ts';
import { aRule, changedPolicy } from './testing/a-policy.ts';
import { defaultPolicy, defaultTables, setDay } from './testing/default-policy.ts';
import { harmlessFacts } from './harmless-facts.ts';

const extra = (classes: readonly string[], changes: Partial<Rule> = {}, roles: Rule['target']['roles'] = ['REG']): Rule =>
  aRule('extra', { ...changes, target: { classes, roles, purposes: ['COORD', 'SAFETY'] } });

const failuresOf = (policy: Policy, engine?: Engine): Failure[] => prove(compilePolicy(policy, setDay, engine));
const failureOf = (property: string, policy: Policy, engine?: Engine): Failure | undefined =>
  failuresOf(policy, engine).find((failure) => failure.property === property);

test('the default policy has the properties P1 to P7', () => {
  expect(prove(defaultTables)).toEqual([]);
});

describe('a policy that breaks one fails, with its smallest witness and the rule at fault', () => {
  test('P1: a diagnosis without a waiver that names it', () => {
    const failure = failureOf('P1', changedPolicy({}, [extra(['GGZ_DIAGNOSIS'], { when: { waiver: ['VALID'] } })]));
    expect(failure).toMatchObject({ rule: 'extra', witness: { dataClass: 'GGZ_DIAGNOSIS', role: 'REG', level: 'FULL', against: null } });
    expect(failure?.witness.facts).toMatchObject({ involvement: 'ACTIVE', waiver: 'VALID' });
    expect(failure?.witness.facts.waiverNamesClass).toBeUndefined();
  });

  test('P1: a diagnosis in an emergency', () => {
    const failure = failureOf('P1', changedPolicy({}, [extra(['GGZ_DIAGNOSIS'], { when: { safety: ['OPEN'] } })]));
    expect(failure).toMatchObject({ rule: 'extra', witness: { facts: { involvement: 'ACTIVE', safety: 'OPEN' } } });
  });

  test('P3: a refusal that opens', () => {
    const failure = failureOf('P3', changedPolicy({ 'ggz-practitioner-reg-waiver': { when: { waiver: ['REFUSED'] } } }));
    expect(failure).toMatchObject({
      rule: 'ggz-practitioner-reg-waiver',
      witness: { facts: { waiver: 'REFUSED' }, level: 'FULL', against: { facts: { waiver: 'WITHDRAWN' }, level: 'NONE' } },
    });
  });

  test('P3: a cap that a withdrawal lifts', () => {
    const cap = extra(['WMO_PROVISION'], { kind: 'cap', level: 'NONE', when: { waiver: ['VALID', 'NONE', 'EXPIRED', 'REFUSED'] } });
    expect(failureOf('P3', changedPolicy({}, [cap]))).toMatchObject({
      rule: 'extra',
      witness: { facts: { waiver: 'WITHDRAWN' }, against: { facts: { waiver: 'EXPIRED' } } },
    });
  });

  test('P4: a safety ground that closes', () => {
    const cap = extra(['WMO_PROVISION'], { kind: 'cap', level: 'NONE', when: { safety: ['OPEN'] } });
    const failure = failureOf('P4', changedPolicy({}, [cap]));
    expect(failure).toMatchObject({
      rule: 'extra',
      witness: { dataClass: 'WMO_PROVISION', facts: { safety: 'NONE' }, against: { facts: { safety: 'OPEN' }, level: 'NONE' } },
    });
  });

  test('P4: less for SAFETY than for COORD', () => {
    const policy = changedPolicy({}, [
      aRule('no-names-in-danger', { kind: 'cap', level: 'SIGNAL', target: { classes: ['PERSON_NAME'], purposes: ['SAFETY'] } }),
    ]);
    expect(failureOf('P4', policy)).toMatchObject({
      rule: 'no-names-in-danger',
      witness: { purpose: 'SAFETY', dataClass: 'PERSON_NAME', level: 'SIGNAL', against: { purpose: 'COORD', level: 'FULL' } },
    });
  });

  test('P6: a narrative to the regisseur, once the cap is gone', () => {
    const grant = extra(['POLICE_NARRATIVE'], { level: 'SIGNAL', when: { release: ['RELEASED'] } });
    expect(failureOf('P6', changedPolicy({}, [grant]))).toBeUndefined(); // the cap source-only still closes it
    const failure = failureOf('P6', changedPolicy({ 'source-only': null }, [grant]));
    expect(failure).toMatchObject({ rule: 'extra', witness: { role: 'REG', dataClass: 'POLICE_NARRATIVE', level: 'SIGNAL' } });
  });

  test('P6: the reporter, to the person himself', () => {
    const grant = aRule('who-told', {
      when: { self: ['SELF'] },
      target: { roles: ['LID'], purposes: ['RIGHTS'], classes: ['POLICE_REPORTER'] },
    });
    expect(failureOf('P6', changedPolicy({ 'source-only': null }, [grant]))).toMatchObject({
      rule: 'who-told',
      witness: { role: 'LID', purpose: 'RIGHTS' },
    });
  });

  test('P7: a name for a policy maker, once the cap is gone', () => {
    const grant = extra(['PERSON_NAME'], {}, ['BEL']);
    expect(failureOf('P7', changedPolicy({}, [grant]))).toBeUndefined();
    expect(failureOf('P7', changedPolicy({ 'policy-maker': null }, [grant]))).toMatchObject({
      rule: 'extra',
      witness: { role: 'BEL', facts: { involvement: 'ACTIVE' } },
    });
  });

  test('a witness is a real case: the table decides what it says', () => {
    for (const failure of failuresOf(
      changedPolicy({ 'source-only': null, 'policy-maker': null }, [
        extra(['POLICE_NARRATIVE', 'GGZ_DIAGNOSIS', 'PERSON_NAME'], {}, ['REG', 'BEL']),
      ]),
    )) {
      const { role, purpose, dataClass, facts, level } = failure.witness;
      expect(['P1', 'P6', 'P7']).toContain(failure.property);
      expect(defaultTables.level(role, purpose, dataClass, facts)).toBe(0);
      expect(level).toBe('FULL');
      expect(sizeOf(failure.witness)).toBeLessThanOrEqual(6);
    }
  });
});

describe('what holds by construction fails on an engine that is broken on purpose', () => {
  const withHolds = (holds: Engine['holds']): Engine => ({ holds, inForce: rulesInForce });

  test('P2: on one that takes UNKNOWN for satisfied in a grant', () => {
    const failure = failureOf(
      'P2',
      defaultPolicy,
      withHolds((kind, allowed, value) => value === 'UNKNOWN' || conditionHolds(kind, allowed, value)),
    );
    expect(failure?.witness.against?.level).not.toBe(failure?.witness.level);
    expect(Object.values(failure?.witness.facts ?? {})).toContain('UNKNOWN');
  });

  test('P2: on one that takes UNKNOWN for not satisfied in a cap', () => {
    const failure = failureOf(
      'P2',
      defaultPolicy,
      withHolds((kind, allowed, value) => value !== 'UNKNOWN' && conditionHolds(kind, allowed, value)),
    );
    expect(failure?.rule).not.toBeNull();
    expect(Object.values(failure?.witness.facts ?? {})).toContain('UNKNOWN');
  });

  test('P5: on one that does not demand involvement', () => {
    const failure = failureOf('P5', defaultPolicy, { holds: conditionHolds, inForce: (rules) => [...rules] });
    expect(failure?.witness.facts.involvement).toBeUndefined();
    expect(failure?.witness.level).not.toBe('NONE');
  });

  test('and no grant can be written that escapes the demand', () => {
    const sly = [
      {},
      { source: ['OWN', 'OTHER'] },
      { self: ['SELF', 'OTHER'] },
      { match: ['MUTUAL', 'NONE'] },
      { involvement: ['ACTIVE', 'NONE'] },
    ] as const;
    for (const when of sly) expect(failureOf('P5', changedPolicy({}, [extra(['WMO_PROVISION'], { when })]))).toBeUndefined();
  });
});

describe('the difference between two versions', () => {
  const changesTo = (policy: Policy): ReturnType<typeof diffPolicies> => diffPolicies(defaultTables, compilePolicy(policy, setDay));

  test('of a version with itself is empty', () => {
    expect(changesTo(changedPolicy({}))).toEqual([]);
  });

  test('names exactly the cells that widened, with a smallest case', () => {
    const changes = changesTo(changedPolicy({ 'wi-debt-reg-scope': { level: 'FULL' } }));
    expect(changes.map(({ role, dataClass, purpose }) => `${role} ${dataClass} ${purpose}`)).toEqual(
      ['PLAN', 'COORD', 'SAFETY', 'PROVISION'].map((purpose) => `REG WI_DEBT ${purpose}`),
    );
    for (const { role, purpose, dataClass, widened, narrowed } of changes) {
      expect(narrowed).toBeNull();
      expect(widened).toMatchObject({ from: 'COARSE', to: 'FULL' });
      expect(defaultTables.verdict(role, purpose, dataClass, widened?.facts ?? {}).level).toBe('COARSE');
    }
  });

  test('tells narrowing from widening, also in one cell', () => {
    const [change] = changesTo(
      changedPolicy({ 'wmo-provision-reg': { when: { inScope: ['YES'] } }, 'wmo-provision-jgd-scope': null }),
    ).filter(({ role }) => role === 'JGD');
    expect(change).toMatchObject({ widened: null, narrowed: { from: 'SIGNAL', to: 'NONE' } });
    const moved = changesTo(changedPolicy({ 'wmo-provision-jgd-scope': { level: 'COARSE', when: { inScope: ['NO'] } } }));
    expect(moved.every(({ widened, narrowed }) => widened !== null && narrowed !== null)).toBe(true);
  });

  test('sees a cap that was lifted only where a grant lets it through', () => {
    expect(changesTo(changedPolicy({ 'policy-maker': null }))).toEqual([]);
    const lifted = changesTo(changedPolicy({ 'secret-address': null }));
    expect(new Set(lifted.map(({ role }) => role))).toEqual(new Set(['POL', 'JGD', 'WMO', 'WI', 'LID']));
    expect(lifted.every(({ dataClass, narrowed }) => dataClass === 'PERSON_ADDRESS' && narrowed === null)).toBe(true);
  });

  test('is exact: every case outside it is decided as before', () => {
    const after = compilePolicy(changedPolicy({ retention: { level: 'SIGNAL' } }), setDay);
    const changed = new Set(diffPolicies(defaultTables, after).map(({ role, purpose, dataClass }) => `${role} ${purpose} ${dataClass}`));
    const vector = encodeFacts({
      ...harmlessFacts,
      involvement: 'ACTIVE',
      waiver: 'VALID',
      inScope: 'YES',
      safety: 'OPEN',
      source: 'OWN',
      retention: 'PAST',
      release: 'RELEASED',
    });
    for (const { role, purpose, dataClass, cell } of defaultTables.cells) {
      if (cell.level(vector) !== after.cell(role, purpose, dataClass).level(vector))
        expect(changed).toContain(`${role} ${purpose} ${dataClass}`);
    }
    expect(changed.size).toBeGreaterThan(0);
  });
});
