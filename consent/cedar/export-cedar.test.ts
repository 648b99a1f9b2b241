import { describe, expect, test } from 'vitest';
import type { Policy } from '../policy.ts';
import { rulesInForce } from '../rules-in-force.ts';
import { aClass, aPolicy, aRule } from '../testing/a-policy.ts';
import { defaultPolicy, setDay } from '../testing/default-policy.ts';
import { exportCedar } from './export-cedar.ts';
import { cedarPolicies, createCedarEngine, validateCedar } from './testing/cedar-engine.ts';

const policiesOf = (policy: Policy, day = setDay): string => exportCedar(policy, day).policies;

/** The text of one policy, from its annotations to its end. */
function policyOf(text: string, id: string): string {
  const start = text.indexOf(`@id("${id}")`);
  return text.slice(start, text.indexOf(';\n', start) + 1);
}

test("the default policy passes Cedar's strict validation without an error or a warning", () => {
  expect(validateCedar(exportCedar(defaultPolicy, setDay))).toEqual([]);
});

test('each rule in force is one policy, with its id, level, reason, article and text', () => {
  const annotations = new Map(
    cedarPolicies(exportCedar(defaultPolicy, setDay)).map(({ effect, annotations: said }) => [said?.['id'], { effect, ...said }]),
  );
  const rules = rulesInForce(defaultPolicy.rules, setDay);
  expect(annotations.size).toBe(rules.length);
  for (const { id, kind, level, reasonCode, article, textNl } of rules) {
    const effect = kind === 'grant' ? 'permit' : 'forbid';
    expect(annotations.get(id), id).toEqual({ effect, id, level, reasonCode, article, textNl });
  }
});

test('policies and schema name the version, its hash and the day', () => {
  const { policies, schema } = exportCedar(defaultPolicy, setDay);
  for (const text of [policies, schema]) {
    const head = text.split('\n').slice(0, 2).join('\n');
    for (const part of [defaultPolicy.version, defaultPolicy.hash, setDay]) expect(head).toContain(`"${part}"`);
  }
});

test('the same version and day give the same text', () => {
  expect(exportCedar(structuredClone(defaultPolicy), setDay)).toEqual(exportCedar(defaultPolicy, setDay));
});

describe('a rule reads as', () => {
  const target = { roles: ['REG' as const], purposes: ['COORD' as const] };
  const text = policiesOf(
    aPolicy(
      [
        aRule('opens', { level: 'COARSE', target, when: { waiver: ['VALID'], ageBand: ['A16_17', 'ADULT'] } }),
        aRule('closes', {
          kind: 'cap',
          level: 'COARSE',
          target: { organisations: ['00000099000000002000'], purposes: ['SAFETY', 'COORD'] },
          when: { confidentiality: ['RESTRICTED'], retention: ['WITHIN', 'PAST'] },
        }),
        aRule('closed', { kind: 'cap', level: 'NONE', target: { roles: ['BEL'], classes: ['PLAN_ITEM', 'PERSON_NAME'] } }),
      ],
      [aClass('PLAN_ITEM'), aClass('PERSON_NAME')],
    ),
  );

  test('a permit of the actions up to its level, with all that it demands stated', () => {
    expect(policyOf(text, 'opens')).toBe(
      [
        '@id("opens")',
        '@level("COARSE")',
        '@reasonCode("OPENS")',
        '@article("AVG 6(1)(e)")',
        '@textNl("Regel opens.")',
        'permit (principal == Role::"REG", action in [Action::"signal", Action::"coarse"], resource == DataClass::"PLAN_ITEM")',
        '  when { context.purpose == "COORD" }',
        '  when { context has waiver && context.waiver == "VALID" }',
        '  when { context has ageBand && ["A16_17", "ADULT"].contains(context.ageBand) }',
        '  when { context has involvement && context.involvement == "ACTIVE" };',
      ].join('\n'),
    );
  });

  test('a forbid of the actions above its level, unless a fact is known to be otherwise', () => {
    expect(policyOf(text, 'closes').split('\n').slice(5)).toEqual([
      'forbid (principal, action == Action::"full", resource == DataClass::"PLAN_ITEM")',
      '  when { ["SAFETY", "COORD"].contains(context.purpose) }',
      '  unless { context has organisation && !(context.organisation == "00000099000000002000") }',
      '  unless { context has confidentiality && ["OPEN", "SECRET"].contains(context.confidentiality) };',
    ]);
  });

  test('a forbid of everything where nothing is left open', () => {
    expect(policyOf(text, 'closed').split('\n').slice(5)).toEqual(['forbid (principal == Role::"BEL", action, resource);']);
  });
});

describe('what a rule does not do is said', () => {
  test('a rule that is not in force on the day, with its dates', () => {
    const policy = aPolicy([aRule('winter', { validFrom: '2026-12-01', validUntil: '2027-02-28' }), aRule('always')]);
    expect(policiesOf(policy)).toMatch(/^\/\/ "winter": from "2026-12-01" until "2027-02-28"$/m);
    expect(policiesOf(policy)).not.toContain('@id("winter")');
    expect(policyOf(policiesOf(policy, '2026-12-24'), 'winter')).toMatch(/@validFrom\("2026-12-01"\)\n@validUntil\("2027-02-28"\)/);
  });

  test('a grant of nothing and a cap at everything change nothing', () => {
    const policy = aPolicy([aRule('nothing', { level: 'NONE' }), aRule('anything', { kind: 'cap', level: 'FULL' })]);
    expect(cedarPolicies(exportCedar(policy, setDay))).toEqual([]);
    expect(policiesOf(policy)).toMatch(/^\/\/ "nothing" \(grant NONE\) changes nothing\.$/m);
    expect(policiesOf(policy)).toMatch(/^\/\/ "anything" \(cap FULL\) changes nothing\.$/m);
  });

  test('a policy without rules permits nothing, and one without classes is still a schema', () => {
    for (const policy of [aPolicy([]), aPolicy([], [])]) expect(validateCedar(exportCedar(policy, setDay))).toEqual([]);
  });
});

describe('no text of a policy can become a policy', () => {
  const hostile = 'x"); permit(principal, action, resource); //\n permit(principal, action, resource);\r\n\u2028\u0085\\" \u0000 \ud800 é';

  test('in an annotation it is read back as it was', () => {
    const policy = aPolicy([aRule('rule', { textNl: hostile, article: hostile, reasonCode: hostile })]);
    const [read, ...others] = cedarPolicies(exportCedar(policy, setDay));
    expect(others).toEqual([]);
    expect(read?.annotations).toMatchObject({ textNl: hostile.toWellFormed(), article: hostile.toWellFormed() });
  });

  test('in a comment it stays one', () => {
    const classes = [aClass('PLAN_ITEM', { nl: hostile })];
    const rules = [aRule(hostile, { validUntil: '2020-01-01' }), aRule(`${hostile}2`, { level: 'NONE' })];
    const exported = exportCedar({ ...aPolicy(rules, classes), version: hostile, hash: hostile }, setDay);
    expect(cedarPolicies(exported)).toEqual([]);
    expect(validateCedar(exported)).toEqual([]);
    expect(() => createCedarEngine(exported, true)).not.toThrow();
  });
});
