import { describe, expect, test } from 'vitest';
import { PolicyError } from './errors.ts';
import { loadPolicy } from './load-policy.ts';
import { defaultPolicyFolder, readPolicyFolder } from './policies/read-policy-folder.ts';
import type { PolicyFile } from './policy-yaml.ts';
import { defaultPolicy } from './testing/default-policy.ts';

const whole = readPolicyFolder(defaultPolicyFolder);

/** A small policy: a few classes and one cap beside the default's purposes, regimes and age rules. */
const files: readonly PolicyFile[] = [
  ...whole.filter(({ name }) => ['policy.yaml', 'purposes.yaml', 'regimes.yaml', 'age-rules.yaml'].includes(name)),
  { name: 'classes.yaml', text: `classes:\n${['PLAN_ITEM', 'WMO_REPORT', 'VT_REPORT'].map(classText).join('')}` },
  { name: 'retention.yaml', text: 'retention:\n' + periodText('WMO', 'WMO_REPORT') + periodText('VT_FAMILY', 'VT_REPORT') },
  {
    name: 'caps.yaml',
    text: `rules:\n  - { id: purpose-mi, kind: cap, level: NONE, target: { roles: "*", purposes: [MI], classes: "*" }, reasonCode: MI, article: AVG 5, textNl: Nee. }\n`,
  },
];

function classText(name: string): string {
  return `  - { name: ${name}, nl: iets, source: hub, regime: HUB, category: ORD, domain: null, record: true, shows: {} }\n`;
}

function periodText(id: string, name: string): string {
  return `  - { id: ${id}, years: 15, from: het begin, article: Wmo 5.3.4, classes: [${name}] }\n`;
}

/** The small policy with one file changed. */
function withChange(name: string, change: (text: string) => string): PolicyFile[] {
  return files.map((file) => (file.name === name ? { name, text: change(file.text) } : file));
}

function problemsOf(changed: readonly PolicyFile[]): string[] {
  try {
    loadPolicy(changed);
  } catch (error) {
    if (error instanceof PolicyError) return error.message.split('\n');
    throw error;
  }
  return [];
}

const rule = `rules:
  - id: extra
    kind: grant
    level: FULL
    target: { roles: [REG], purposes: [COORD], classes: [PLAN_ITEM] }
    when: { waiver: [VALID] }
    reasonCode: EXTRA
    article: AVG 6(1)(e)
    textNl: De regisseur ziet meer.
`;
const withRule = (from: string | RegExp, to: string): PolicyFile[] => [...files, { name: 'extra.yaml', text: rule.replace(from, to) }];

describe('the default policy', () => {
  test('has every class, and a rule text and an article for each of its 250 rules', () => {
    expect(defaultPolicy.classes).toHaveLength(47);
    expect(defaultPolicy.rules).toHaveLength(250);
    for (const { id, textNl, article } of defaultPolicy.rules) {
      expect(textNl, id).toMatch(/^[A-Z].{20,300}\.$/);
      expect(article, id).toMatch(/^(?:AVG|BW|Jeugdwet|Wmo|Wpg|Wvggz|Wet BRP|Participatiewet|Wgs schuldhulpverlening) /);
    }
  });

  test('is named by the hash of its content', () => {
    expect(defaultPolicy.hash).toMatch(/^sha256:[0-9a-f]{64}$/);
  });
});

describe('the hash of a version', () => {
  test('does not depend on order, comments, layout or the division over files', () => {
    const shuffled = [...whole].reverse().map(({ name, text }) => ({ name: `other/${name}`, text: `# a comment\n${text}\n\n` }));
    expect(loadPolicy(shuffled).hash).toBe(defaultPolicy.hash);
  });

  test('does not depend on how a selection is written', () => {
    const [written, other] = ['[REG, POL]', '["!GGZ", "!JGD", "!WMO", "!WI", "!SCH", "!VT", "!BM", "!BEL", "!LID", "!FG"]'].map((roles) =>
      withRule('[REG]', roles),
    );
    expect(loadPolicy(written ?? []).hash).toBe(loadPolicy(other ?? []).hash);
    expect(loadPolicy(written ?? []).hash).not.toBe(loadPolicy(withRule('', '')).hash);
  });

  test.each([
    ['a level', 'level: FULL', 'level: COARSE'],
    ['a text', 'ziet meer', 'ziet veel meer'],
    ['a window', 'reasonCode', 'validFrom: 2027-01-01\n    reasonCode'],
  ])('changes with %s', (_what, from, to) => {
    expect(loadPolicy(withRule(from, to)).hash).not.toBe(loadPolicy(withRule('', '')).hash);
  });
});

describe('a rule that cannot be used is refused, with file, line and column', () => {
  test.each([
    [
      'names UNKNOWN',
      '[VALID]',
      '[VALID, UNKNOWN]',
      /^extra\.yaml:6:29 POLICY_NAMES_UNKNOWN regel ‘extra’, bij when\.waiver: UNKNOWN mag hier niet/,
    ],
    [
      'has an unknown value',
      '[VALID]',
      '[PERHAPS]',
      /^extra\.yaml:6:22 POLICY_SHAPE regel ‘extra’, bij when\.waiver: ‘PERHAPS’ kan hier niet. Kies uit: VALID, NONE,/,
    ],
    ['has an unknown fact', 'waiver:', 'weather:', /^extra\.yaml:6:22 POLICY_SHAPE .*‘weather’ bestaat hier niet/],
    ['has an empty condition', '[VALID]', '[]', /^extra\.yaml:6:21 POLICY_SHAPE/],
    ['has an expression', '[VALID]', '"waiver == VALID"', /^extra\.yaml:6:21 POLICY_SHAPE/],
    [
      'is about an unknown class',
      '[PLAN_ITEM]',
      '[PLAN_ITEM, DIARY]',
      /^extra\.yaml:5:\d+ POLICY_UNKNOWN_CLASS regel ‘extra’, bij target\.classes: de gegevensklasse ‘DIARY’ bestaat niet/,
    ],
    ['is for an unknown role', '[REG]', '[BOSS]', /^extra\.yaml:5:\d+ POLICY_SHAPE/],
    ['is for everybody in other words', 'roles: [REG]', 'roles: ALL', /^extra\.yaml:5:22 POLICY_SHAPE .*Schrijf "\*", of een lijst/],
    ['is for nobody', 'roles: [REG]', 'roles: []', /^extra\.yaml:5:22 POLICY_SHAPE .*de lijst is leeg/],
    ['is for an unknown purpose', '[COORD]', '[FUN]', /^extra\.yaml:5:\d+ POLICY_SHAPE/],
    ['mixes names and exceptions', '[REG]', '[REG, "!POL"]', /^extra\.yaml:5:\d+ POLICY_TARGET/],
    ['has an unknown level', 'FULL', 'MOST', /^extra\.yaml:4:12 POLICY_SHAPE/],
    ['lacks its article', 'article: AVG 6(1)(e)', '', /^extra\.yaml:2:5 POLICY_SHAPE .*article/],
    ['has a field too many', 'article', 'priority: 9\n    article', /^extra\.yaml:8:15 POLICY_SHAPE .*‘priority’ bestaat hier niet/],
    [
      'ends before it begins',
      'reasonCode',
      'validFrom: 2027-01-02\n    validUntil: 2027-01-01\n    reasonCode',
      /^extra\.yaml:8:17 POLICY_WINDOW/,
    ],
    ['has a day that does not exist', 'reasonCode', 'validFrom: 2027-02-30\n    reasonCode', /^extra\.yaml:7:16 POLICY_SHAPE/],
    ['grants without involvement', 'waiver: [VALID]', 'involvement: [NONE]', /^extra\.yaml:6:26 POLICY_WITHOUT_INVOLVEMENT/],
    ['has the id of another', 'id: extra', 'id: purpose-mi', /POLICY_DUPLICATE regel ‘purpose-mi’: deze naam is er al/],
    ['names an organisation that is no OIN', '[PLAN_ITEM] }', '[PLAN_ITEM], organisations: [GGZ] }', /^extra\.yaml:5:\d+ POLICY_SHAPE/],
  ])('because it %s', (_why, from, to, problem) => {
    const problems = problemsOf(withRule(from, to));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
  });

  test('and all problems are told at once', () => {
    const text = rule.replace('[REG]', '[BOSS]').replace('FULL', 'MOST');
    expect(problemsOf([...files, { name: 'extra.yaml', text }])).toHaveLength(2);
  });
});

describe('the other sections are checked as strictly', () => {
  test.each([
    ['classes.yaml', 'regime: HUB', 'regime: OATH', 'POLICY_UNKNOWN_REGIME'],
    ['regimes.yaml', 'ageRule: AGE_WMO', 'ageRule: AGE_OF_REASON', 'POLICY_UNKNOWN_AGE_RULE'],
    ['regimes.yaml', 'ageRule: AGE_WMO', 'ageRule: null', 'POLICY_UNKNOWN_AGE_RULE'],
    ['retention.yaml', 'VT_REPORT', 'VT_RAPPORT', 'POLICY_UNKNOWN_CLASS'],
    ['retention.yaml', 'VT_REPORT', 'WMO_REPORT', 'POLICY_DUPLICATE'],
    ['age-rules.yaml', 'A16_17: [SELF], ', '', 'POLICY_SHAPE'],
    ['policy.yaml', 'version: 1.0.0', '', 'POLICY_INCOMPLETE'],
  ])('in %s, %s → %s is %s', (name, from, to, code) => {
    const problems = problemsOf(withChange(name, (text) => text.replace(from, to)));
    expect(problems[0]).toContain(code);
  });

  test('no file at all is no policy', () => {
    expect(problemsOf([]).every((problem) => problem.startsWith('POLICY_INCOMPLETE'))).toBe(true);
  });
});

describe('YAML that wants more than data is refused', () => {
  const bomb = [
    'a: &a [x, x]',
    ...'bcdefghi'.split('').map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(', ')}]`),
  ].join('\n');
  test.each([
    ['aliases that multiply', bomb, 'POLICY_YAML_UNSAFE'],
    ['a single alias', 'version: &v 1.0.0\nclasses: *v', 'POLICY_YAML_UNSAFE'],
    ['a custom tag', 'version: !secret 1.0.0', 'POLICY_YAML_UNSAFE'],
    ['a tag that makes code', 'version: !!js/function "function () {}"', 'POLICY_YAML_UNSAFE'],
    ['a binary', 'version: !!binary aGFsbG8=', 'POLICY_YAML_UNSAFE'],
    ['another YAML version', '%YAML 1.1\n---\nversion: yes', 'POLICY_YAML_UNSAFE'],
    ['lists in lists without end', '['.repeat(200_000), 'POLICY_YAML_UNSAFE'],
    ['the same in blocks', '- '.repeat(200_000), 'POLICY_YAML_UNSAFE'],
    ['the same by indentation', Array.from({ length: 1_000 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'), 'POLICY_'],
    ['a key that is there twice', 'version: 1\nversion: 2', 'POLICY_YAML'],
    ['a merge key', 'rules:\n  - <<: { id: x }', 'POLICY_SHAPE'],
    ['a prototype', '__proto__: { polluted: true }', 'POLICY_SHAPE'],
    ['two documents', 'version: 1.0.0\n---\nversion: 2.0.0', 'POLICY_YAML'],
    ['no YAML at all', 'rules: [', 'POLICY_YAML'],
    ['a list', '- version', 'POLICY_SHAPE'],
    ['a file of 2 MiB', `# ${'x'.repeat(2 * 1024 * 1024)}`, 'POLICY_TOO_LARGE'],
  ])('%s', (_what, text, code) => {
    const problems = problemsOf([{ name: 'bad.yaml', text }]);
    expect(problems[0]).toContain(code);
    expect(problems[0]).toContain('bad.yaml');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
