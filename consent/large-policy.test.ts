import { expect, test } from 'vitest';
import { compilePolicy } from './compile.ts';
import { interpret } from './interpret.ts';
import { prove } from './prove.ts';
import { rulesInForce } from './rules-in-force.ts';
import { questionDrawer } from './cedar/testing/random-questions.ts';
import { aRule } from './testing/a-policy.ts';
import { aLargePolicy, largePolicyPartners } from './testing/a-large-policy.ts';
import { defaultPolicy, setDay } from './testing/default-policy.ts';
import { randomDraws } from './testing/random-draws.ts';
import { roles } from './vocabulary.ts';

const policy = aLargePolicy();
const tables = compilePolicy(policy, setDay);

test('the large policy has 300 rules over 12 roles, 8 partners and 30 extra classes, and is always the same', () => {
  expect(policy.rules).toHaveLength(300);
  expect(new Set(policy.rules.map(({ id }) => id)).size).toBe(300);
  expect(new Set(policy.rules.flatMap(({ target }) => target.roles))).toEqual(new Set(roles));
  expect(roles).toHaveLength(12);
  expect(new Set(policy.rules.flatMap(({ target }) => target.organisations ?? []))).toEqual(new Set(largePolicyPartners));
  expect(largePolicyPartners).toHaveLength(8);
  const named = new Set(policy.rules.filter(({ kind }) => kind === 'grant').flatMap(({ target }) => target.classes));
  expect(policy.classes.map(({ name }) => name).filter((name) => !named.has(name))).toEqual(['GGZ_DIAGNOSIS']);
  expect(policy.classes).toHaveLength(defaultPolicy.classes.length + 30);
  expect(aLargePolicy()).toEqual(policy);
});

test('it holds P1 to P7, and its tables answer as the interpreter does, for every partner', () => {
  expect(prove(tables)).toEqual([]);
  const rules = rulesInForce(policy.rules, setDay);
  const draw = questionDrawer(policy, rules, randomDraws(7));
  const levels = new Map<string, number>();
  for (let count = 0; count < 20_000; count += 1) {
    const question = draw();
    const { role, purpose, dataClass, facts, organisation } = question;
    const level = interpret(rules, question);
    if (tables.level(role, purpose, dataClass, facts, organisation) !== level) expect.fail(JSON.stringify(question));
    levels.set(`${organisation ?? ''} ${String(level)}`, (levels.get(`${organisation ?? ''} ${String(level)}`) ?? 0) + 1);
  }
  expect(levels.size).toBe((8 + 2) * 4); // each partner, another organisation and none, at each level
});

test('and one rule for one partner among all of these is found', () => {
  const [partner = ''] = largePolicyPartners.slice(5);
  const target = { roles: ['SCH' as const], purposes: ['COORD' as const], classes: ['GGZ_DIAGNOSIS'], organisations: [partner] };
  const wider = { ...policy, rules: [...policy.rules, aRule('one-too-many', { level: 'SIGNAL', target, when: { waiver: ['VALID'] } })] };
  const failures = prove(compilePolicy(wider, setDay));
  expect(failures.map(({ property }) => property)).toEqual(['P1', 'P4']); // and nothing for SAFETY
  expect(failures[0]).toMatchObject({ rule: 'one-too-many', witness: { role: 'SCH', organisation: partner, level: 'SIGNAL' } });
});
