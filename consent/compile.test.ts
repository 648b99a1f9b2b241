import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePolicy } from './compile.ts';
import { PolicyError } from './errors.ts';
import { decodeFacts, encodeFacts, factNames, factValues, withFacts } from './fact-vector.ts';
import { factsIn } from './half.ts';
import { interpret } from './interpret.ts';
import { rulesInForce } from './rules-in-force.ts';
import { aClass, aPolicy, aRule } from './testing/a-policy.ts';
import { anyRules } from './testing/any-rules.ts';
import { defaultPolicy, defaultTables, setDay } from './testing/default-policy.ts';
import { harmlessFacts } from './harmless-facts.ts';
import { facts as vocabulary, Level, purposes, roles, type FactName, type Facts } from './vocabulary.ts';

const anyFacts: fc.Arbitrary<Facts> = fc.record(
  Object.fromEntries(factNames.map((name) => [name, fc.constantFrom(...(factValues.get(name) ?? []))])),
  { requiredKeys: [] },
);

const classNames = ['PLAN_ITEM', 'GGZ_DIAGNOSIS', 'PERSON_NAME'];
const organisations = ['00000099000000001000', '00000099000000002000', '00000099000000009000'];

describe('the table equals the interpreter', () => {
  test('over every state of every half of the default policy', () => {
    const everything = aRule('everything', { target: { classes: defaultPolicy.classes.map(({ name }) => name) } });
    let states = 0;
    for (const half of defaultTables.halves) {
      const addressed = defaultTables.cells.find(({ cell }) => cell.grants === half || cell.caps === half);
      if (addressed === undefined) throw new Error('a half without a cell');
      const { role, purpose, dataClass, rules } = addressed;
      const own = rules.filter((rule) => rule.kind === half.kind);
      const alone = half.kind === 'grant' ? own : [...own, everything];
      for (let state = 0; state < half.table.length; state += 1) {
        states += 1;
        if (interpret(alone, { role, purpose, dataClass, facts: factsIn(half, state) }) !== half.table[state]) {
          expect.fail(`${role} ${purpose} ${dataClass} ${half.kind} ${JSON.stringify(factsIn(half, state))}`);
        }
      }
    }
    expect(states).toBeGreaterThan(250_000);
  });

  test('and every cell is made of exactly the rules about it', () => {
    const rules = rulesInForce(defaultPolicy.rules, setDay);
    const sample = fc
      .sample(anyFacts, { numRuns: 8, seed: 7 })
      .map((facts) => ({ ...harmlessFacts, involvement: 'ACTIVE' as const, ...facts }));
    for (const { role, purpose, dataClass, rules: own } of defaultTables.cells) {
      const expected = rules.filter(
        ({ target }) => target.roles.includes(role) && target.purposes.includes(purpose) && target.classes.includes(dataClass),
      );
      expect(own.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
      for (const facts of sample) {
        if (defaultTables.level(role, purpose, dataClass, facts) !== interpret(own, { role, purpose, dataClass, facts })) {
          expect.fail(`${role} ${purpose} ${dataClass} ${JSON.stringify(facts)}`);
        }
      }
    }
  });

  test('over random policies, with organisations and windows of validity', () => {
    fc.assert(
      fc.property(
        anyRules(classNames, organisations.slice(0, 2)),
        fc.constantFrom('2026-05-01', '2026-06-30', '2026-07-01', '2026-12-01'),
        fc.array(
          fc.tuple(
            anyFacts,
            fc.constantFrom(...roles),
            fc.constantFrom(...purposes),
            fc.constantFrom(...classNames, 'NO_CLASS'),
            fc.option(fc.constantFrom(...organisations), { nil: undefined }),
          ),
          { minLength: 10, maxLength: 20 },
        ),
        (drawn, day, questions) => {
          const policy = aPolicy(
            drawn,
            classNames.map((name) => aClass(name)),
          );
          const tables = compilePolicy(policy, day);
          const rules = rulesInForce(policy.rules, day);
          for (const [facts, role, purpose, dataClass, organisation] of questions) {
            const question = { role, purpose, dataClass, facts, ...(organisation === undefined ? {} : { organisation }) };
            const level = interpret(rules, question);
            expect(tables.level(role, purpose, dataClass, facts, organisation)).toBe(level);
            expect(tables.cell(role, purpose, dataClass, organisation).level(encodeFacts(facts))).toBe(level);
          }
        },
      ),
      { numRuns: 60, seed: 20_261_120 },
    );
  }, 20_000);
});

describe('what is not known never widens', () => {
  test.each(Object.keys(vocabulary) as FactName[])('a missing, UNKNOWN or foreign %s gives at most what any value gives', (name) => {
    const wider: string[] = [];
    for (const base of fc.sample(anyFacts, { numRuns: 12, seed: 3 })) {
      for (const { role, purpose, dataClass } of defaultTables.cells.filter((_, index) => index % 17 === 0)) {
        const { [name]: _left, ...missing } = { ...harmlessFacts, involvement: 'ACTIVE' as const, ...base };
        const levelWith = (value: string): Level => defaultTables.level(role, purpose, dataClass, { ...missing, [name]: value });
        const level = defaultTables.level(role, purpose, dataClass, missing);
        const same = level === levelWith('UNKNOWN') && level === levelWith('whatever');
        if (!same || vocabulary[name].some((value) => levelWith(value) < level)) wider.push(`${role} ${purpose} ${dataClass}`);
      }
    }
    expect(wider).toEqual([]);
  });

  test('a cap with another condition false does not match on an unknown fact', () => {
    const cap = aRule('cap', { kind: 'cap', level: 'NONE', when: { restricted: ['YES'], source: ['OTHER'] } });
    const tables = compilePolicy(aPolicy([aRule('grant', { when: { source: ['OWN'] } }), aRule('also'), cap]), setDay);
    const level = (facts: Facts): Level => tables.level('REG', 'COORD', 'PLAN_ITEM', { involvement: 'ACTIVE', ...facts });
    expect(level({ source: 'OWN' })).toBe(Level.FULL);
    expect(level({ source: 'OTHER' })).toBe(Level.NONE);
    expect(level({ source: 'OTHER', restricted: 'NO' })).toBe(Level.FULL);
  });

  test.each([
    ['role', 'NOBODY', 'COORD', 'PLAN_ITEM'],
    ['purpose', 'REG', 'CURIOSITY', 'PLAN_ITEM'],
    ['class', 'REG', 'COORD', 'SECRET_DIARY'],
    ['role that every object has', 'constructor', 'COORD', 'PLAN_ITEM'],
  ])('an unknown %s sees nothing, and is told that no rule allows it', (_what, role, purpose, dataClass) => {
    const asked = [role as 'REG', purpose as 'COORD', dataClass, { ...harmlessFacts, involvement: 'ACTIVE' }] as const;
    expect(defaultTables.level(...asked)).toBe(Level.NONE);
    expect(defaultTables.ceiling(...asked, ['release'])).toBe(Level.NONE);
    expect(defaultTables.verdict(...asked)).toMatchObject({ level: 'NONE', reason: 'DEFAULT_DENY', nearestGrant: null });
  });
});

describe('a half', () => {
  const wide = aRule('wide', {
    when: {
      involvement: ['ACTIVE'],
      waiver: ['VALID'],
      self: ['SELF'],
      ageBand: ['ADULT'],
      confidentiality: ['OPEN'],
      view: ['OPEN'],
      safety: ['OPEN'],
      inScope: ['YES'],
    },
  });

  test('above 65,536 states is refused by code, with the facts and the rules', () => {
    const wider = aRule('wider', { when: { ...wide.when, restricted: ['NO'], release: ['RELEASED'] } });
    expect(() => compilePolicy(aPolicy([wide]), setDay)).not.toThrow();
    expect(() => compilePolicy(aPolicy([wide, wider]), setDay)).toThrow(PolicyError);
    expect(() => compilePolicy(aPolicy([wide, wider]), setDay)).toThrow(/POLICY_TOO_WIDE .*349920 combinaties.*restricted.*wide, wider/);
  });

  test('is shared by all cells whose rules come to the same', () => {
    const [one, other] = (['PLAN', 'COORD'] as const).map((purpose) => defaultTables.cell('REG', purpose, 'WMO_PROVISION'));
    expect(one?.caps).toBe(other?.caps);
    expect(defaultTables.halves.length).toBeLessThan(150);
    expect(Math.max(...defaultTables.halves.map(({ table }) => table.length))).toBe(11_664);
  });
});

describe('windows of validity', () => {
  const rule = aRule('winter', { validFrom: '2026-12-01', validUntil: '2027-02-28' });
  test.each([
    ['2026-11-30', Level.NONE, '2026-11-30'],
    ['2026-12-01', Level.FULL, '2027-02-28'],
    ['2027-02-28', Level.FULL, '2027-02-28'],
    ['2027-03-01', Level.NONE, null],
  ])('on %s the level is %i, and the rules are the same until %s', (day, level, sameUntil) => {
    const tables = compilePolicy(aPolicy([rule]), day);
    expect(tables.level('REG', 'COORD', 'PLAN_ITEM', { involvement: 'ACTIVE' })).toBe(level);
    expect(tables.sameUntil).toBe(sameUntil);
  });
});

describe('the ceiling', () => {
  test('is the highest level over the values of the open facts', () => {
    const facts = { ...harmlessFacts, involvement: 'ACTIVE' } as const;
    const open = ['release', 'confidentiality', 'retention'] as const;
    expect(defaultTables.ceiling('REG', 'COORD', 'POLICE_CARE_REPORT', facts, open)).toBe(Level.FULL);
    expect(defaultTables.ceiling('REG', 'COORD', 'POLICE_CARE_REPORT', facts, [])).toBe(Level.NONE);
    expect(defaultTables.ceiling('REG', 'COORD', 'POLICE_NARRATIVE', facts, open)).toBe(Level.NONE);
    expect(defaultTables.ceiling('WMO', 'COORD', 'POLICE_CARE_REPORT', facts, open)).toBe(Level.NONE);
  });

  test('is never below what any record gets, and is reached by one', () => {
    const open = ['release', 'confidentiality', 'retention'] as const;
    for (const { role, purpose, dataClass, cell } of defaultTables.cells.filter((_, index) => index % 7 === 0)) {
      const vector = encodeFacts({ ...harmlessFacts, involvement: 'ACTIVE', waiver: 'VALID', inScope: 'YES' });
      const all = vocabulary.release.flatMap((release) =>
        vocabulary.confidentiality.flatMap((confidentiality) =>
          vocabulary.retention.map((retention) => cell.level(withFacts(vector, { release, confidentiality, retention }))),
        ),
      );
      expect(cell.ceiling(vector, open), `${role} ${purpose} ${dataClass}`).toBe(Math.max(...all));
    }
  });
});

test('facts survive encoding, apart from UNKNOWN which is left out', () => {
  expect(decodeFacts(encodeFacts(harmlessFacts))).toEqual(harmlessFacts);
  expect(decodeFacts(encodeFacts({ waiver: 'UNKNOWN', self: 'SELF' }))).toEqual({ self: 'SELF' });
});
