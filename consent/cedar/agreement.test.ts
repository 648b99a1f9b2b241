import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePolicy } from '../compile.ts';
import type { Question } from '../decide.ts';
import { interpret, targets } from '../interpret.ts';
import type { Policy, Rule } from '../policy.ts';
import { rulesInForce } from '../rules-in-force.ts';
import { aClass, aPolicy, aRule } from '../testing/a-policy.ts';
import { anyRules } from '../testing/any-rules.ts';
import { defaultPolicy, defaultTables, setDay } from '../testing/default-policy.ts';
import { randomDraws } from '../testing/random-draws.ts';
import { Level } from '../vocabulary.ts';
import { exportCedar } from './export-cedar.ts';
import { boundaryQuestions } from './testing/boundary-questions.ts';
import { createCedarEngine, validateCedar, type CedarEngine } from './testing/cedar-engine.ts';
import { questionDrawer } from './testing/random-questions.ts';
import { cedarActions } from './write-cedar-policy.ts';

const rules = rulesInForce(defaultPolicy.rules, setDay);
const written = (question: Question): string => JSON.stringify(question);

/** Our level, on which the table and the reference interpreter must agree. */
function ours(question: Question): Level {
  const { role, purpose, dataClass, facts, organisation } = question;
  const level = defaultTables.level(role, purpose, dataClass, facts, organisation);
  if (level !== interpret(rules, question)) throw new Error(`the table and the interpreter differ: ${written(question)}`);
  return level;
}

/** The same export of only those rules that are about one role and class: Cedar needs a fraction of the time. The whole export answers the same, as shown below. */
function slices(policy: Policy): (question: Question) => CedarEngine {
  const made = new Map<string, CedarEngine>();
  return ({ role, dataClass }) => {
    const key = `${role} ${dataClass}`;
    const before = made.get(key);
    if (before !== undefined) return before;
    const about = ({ target }: Rule): boolean => target.roles.includes(role) && target.classes.includes(dataClass);
    const engine = createCedarEngine(exportCedar({ ...policy, rules: policy.rules.filter(about) }, setDay), false);
    made.set(key, engine);
    return engine;
  };
}

const sliceOf = slices(defaultPolicy);
const seed = 20_261_120;
/** Cedar needs about a third of a millisecond a request, and more on a busy machine. */
const slow = 240_000;

describe("Cedar's own engine agrees with ours on the default policy", () => {
  const boundary = boundaryQuestions(defaultPolicy, rules);

  // 100,000 requests in parts, so that no single test is long.
  test.each([1, 2, 3, 4, 5])(
    'on random requests, part %i of 5: 20,000 of them',
    (part) => {
      const draws = randomDraws(seed + part);
      const random = questionDrawer(defaultPolicy, rules, draws);
      const seen = new Map<string, number>();
      for (let count = 0; count < 20_000; count += 1) {
        const question = random();
        const action = draws.one(cedarActions);
        const level = ours(question);
        const allowed = level > cedarActions.indexOf(action);
        if (sliceOf(question).allows(question, action) !== allowed) expect.fail(`${action} ${written(question)}`);
        seen.set(`${action} ${String(level)}`, (seen.get(`${action} ${String(level)}`) ?? 0) + 1);
      }
      expect(seen.size).toBe(12); // each action at each level
      expect(Math.min(...seen.values())).toBeGreaterThan(100);
    },
    slow,
  );

  test(
    'on every request at a boundary of a rule, with each of the three actions',
    () => {
      for (const question of boundary) if (sliceOf(question).level(question) !== ours(question)) expect.fail(written(question));
      expect(boundary.length).toBeGreaterThan(9000);
      expect(new Set(boundary.map((question) => ours(question)))).toEqual(new Set([0, 1, 2, 3]));
    },
    slow,
  );

  test('and the boundary is drawn where it matters: without any one rule some request there has another answer', () => {
    const about = new Map<string, Question[]>();
    for (const question of boundary) {
      const key = `${question.role} ${question.dataClass}`;
      about.set(key, [...(about.get(key) ?? []), question]);
    }
    const missed = rules.filter((rule) => {
      const asked = rule.target.roles.flatMap((role) =>
        rule.target.classes.flatMap((dataClass) => about.get(`${role} ${dataClass}`) ?? []),
      );
      return !asked.some((question) => {
        const own = rules.filter((one) => targets(one, question));
        return (
          interpret(
            own.filter((one) => one !== rule),
            question,
          ) !== interpret(own, question)
        );
      });
    });
    // A second lock each: no grant opens what they close.
    expect(missed.map(({ id }) => id)).toEqual(['not-released', 'policy-maker', 'source-only']);
  });

  test(
    'whole, with every request held against the schema, on random and boundary requests',
    () => {
      const whole = createCedarEngine(exportCedar(defaultPolicy, setDay), true);
      const random = questionDrawer(defaultPolicy, rules, randomDraws(seed));
      const sample = [...boundary.filter((_, index) => index % 37 === 0), ...Array.from({ length: 250 }, () => random())];
      for (const question of sample) {
        const level = whole.level(question);
        if (level !== ours(question) || level !== sliceOf(question).level(question)) expect.fail(written(question));
      }
      expect(sample.length).toBeGreaterThan(500);
    },
    slow,
  );
});

describe('what is foreign never widens, whether or not Cedar validates', () => {
  const whole = createCedarEngine(exportCedar(defaultPolicy, setDay), false);
  const boundary = boundaryQuestions(defaultPolicy, rules).filter((_, index) => index % 97 === 0);

  test(
    'a fact with a value that nobody knows counts as not known',
    () => {
      for (const { facts, ...asked } of boundary) {
        const [name = 'waiver'] = Object.keys(facts).toSorted((one, other) => one.length - other.length);
        for (const value of ['UNKNOWN', 'perhaps', '']) {
          const question = { ...asked, facts: { ...facts, [name]: value } };
          const level = defaultTables.level(asked.role, asked.purpose, asked.dataClass, question.facts, asked.organisation);
          expect(whole.level(question), written(question as Question)).toBe(level);
        }
      }
    },
    slow,
  );

  test.each([
    ['role', { role: 'NOBODY' as 'REG' }],
    ['purpose', { purpose: 'CURIOSITY' as 'COORD' }],
    ['class', { dataClass: 'SECRET_DIARY' }],
  ])('an unknown %s is allowed nothing', (_what, change) => {
    for (const question of boundary) expect(whole.level({ ...question, ...change })).toBe(Level.NONE);
  });
});

describe('and on other policies', () => {
  const oins = ['00000099000000001000', '00000099000000002000'] as const;

  function agrees(policy: Policy, day: string): number {
    const exported = exportCedar(policy, day);
    expect(validateCedar(exported).filter((found) => !found.includes('impossible'))).toEqual([]);
    const [tables, inForce, cedar] = [compilePolicy(policy, day), rulesInForce(policy.rules, day), createCedarEngine(exported, true)];
    const random = questionDrawer(policy, inForce.length === 0 ? policy.rules : inForce, randomDraws(seed));
    const questions = [...boundaryQuestions(policy, inForce), ...Array.from({ length: 40 }, () => random())];
    for (const question of questions) {
      const { role, purpose, dataClass, facts, organisation } = question;
      const level = interpret(inForce, question);
      if (cedar.level(question) !== level || tables.level(role, purpose, dataClass, facts, organisation) !== level) {
        expect.fail(`${written(question)}\n${exported.policies}`);
      }
    }
    return questions.length;
  }

  test(
    'random ones, with organisations and windows of validity',
    () => {
      const classes = ['PLAN_ITEM', 'GGZ_DIAGNOSIS', 'PERSON_NAME'];
      let asked = 0;
      fc.assert(
        fc.property(anyRules(classes, oins), fc.constantFrom('2026-05-01', '2026-06-30', '2026-07-01', '2026-12-01'), (drawn, day) => {
          asked += agrees(
            aPolicy(
              drawn,
              classes.map((name) => aClass(name)),
            ),
            day,
          );
        }),
        { numRuns: 25, seed },
      );
      expect(asked).toBeGreaterThan(1500);
    },
    slow,
  );

  test('with organisations: a grant only for those named, a cap also for who does not say which it is', () => {
    const target = { organisations: [oins[0]] };
    const policy = aPolicy([
      aRule('all', { level: 'COARSE' }),
      aRule('ours', { target }),
      aRule('theirs', { kind: 'cap', level: 'SIGNAL', target: { organisations: [oins[1]] } }),
    ]);
    const cedar = createCedarEngine(exportCedar(policy, setDay), true);
    const level = (organisation?: string): Level =>
      cedar.level({
        role: 'REG',
        purpose: 'COORD',
        dataClass: 'PLAN_ITEM',
        facts: { involvement: 'ACTIVE' },
        ...(organisation === undefined ? {} : { organisation }),
      });
    expect([level(oins[0]), level(oins[1]), level('00000099000000099000'), level()]).toEqual([
      Level.FULL,
      Level.SIGNAL,
      Level.COARSE,
      Level.SIGNAL,
    ]);
    agrees(policy, setDay);
  });

  test.each([
    ['2026-11-30', Level.NONE],
    ['2026-12-01', Level.FULL],
    ['2027-02-28', Level.FULL],
    ['2027-03-01', Level.NONE],
  ])('with a rule for the winter: as it holds on %s', (day, level) => {
    const policy = aPolicy([aRule('winter', { validFrom: '2026-12-01', validUntil: '2027-02-28' })]);
    const cedar = createCedarEngine(exportCedar(policy, day), true);
    expect(cedar.level({ role: 'REG', purpose: 'COORD', dataClass: 'PLAN_ITEM', facts: { involvement: 'ACTIVE' } })).toBe(level);
  });
});
