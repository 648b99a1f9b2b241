import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadPolicy } from '../load-policy.ts';
import { defaultPolicyFolder, readPolicyFolder } from '../policies/read-policy-folder.ts';
import type { PolicyFile } from '../policy-yaml.ts';
import { defaultPolicy } from '../testing/default-policy.ts';
import { facts, levels, type FactName } from '../vocabulary.ts';
import { applyEdit } from './apply-edit.ts';
import type { PolicyEdit, WrittenItem } from './policy-edit.ts';

const whole = readPolicyFolder(defaultPolicyFolder);

function after(files: readonly PolicyFile[], edit: PolicyEdit): readonly PolicyFile[] {
  const result = applyEdit(files, edit);
  if (!result.ok) throw new Error(result.problem.message);
  return result.files;
}

function textAfter(text: string, edit: PolicyEdit): string {
  return after([{ name: 'some.yaml', text }], edit)[0]?.text ?? '';
}

/** The lines of one text that are not in the other, each as often as it stands there. */
function linesOnlyIn(one: string, other: string): string[] {
  const rest = other.split('\n');
  return one.split('\n').filter((line) => {
    const at = rest.indexOf(line);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

const newRule: WrittenItem = {
  id: 'new-rule',
  kind: 'grant',
  level: 'COARSE',
  target: { roles: ['REG', '!POL'], purposes: '*', classes: ['WI_DEBT'] },
  when: { inScope: ['YES'], waiver: ['VALID', 'NONE'] },
  reasonCode: 'NEW',
  article: 'AVG 6(1)(e); Wgs schuldhulpverlening 8',
  textNl: 'De regisseur ziet: # "alles", [of] niet.',
};

const someText = `# before everything
rules:
  # the first
  - id: first # its name
    kind: grant
    level: FULL # why so much
    when: { waiver: [VALID], # a comment inside
            inScope: ["YES"] }
    textNl: >-
      A text over
      two lines.

  # the second
  - id: second
    level: NONE
    target:
      roles:
        - REG # one
        - POL
    when: {}
  # the end
other: kept   # as it is
`;

describe('an edit touches only what it changes', () => {
  test.each<[string, PolicyEdit, string, string]>([
    ['sets a level', { kind: 'SET', section: 'rules', id: 'first', path: ['level'], value: 'COARSE' }, 'FULL # why', 'COARSE # why'],
    [
      'sets a condition',
      { kind: 'SET', section: 'rules', id: 'first', path: ['when', 'waiver'], value: ['VALID', 'NONE'] },
      '[VALID]',
      '[VALID, NONE]',
    ],
    [
      'sets the first condition',
      { kind: 'SET', section: 'rules', id: 'second', path: ['when', 'inScope'], value: ['YES'] },
      'when: {}',
      'when: { inScope: ["YES"] }',
    ],
    [
      'adds a condition',
      { kind: 'SET', section: 'rules', id: 'first', path: ['when', 'view'], value: ['OPEN'] },
      '["YES"] }',
      '["YES"], view: [OPEN] }',
    ],
    [
      'takes a condition away',
      { kind: 'SET', section: 'rules', id: 'first', path: ['when', 'inScope'], value: undefined },
      ', # a comment inside\n            inScope: ["YES"] }',
      ' }',
    ],
    [
      'adds a last day',
      { kind: 'SET', section: 'rules', id: 'second', path: ['validUntil'], value: '2027-01-31' },
      'when: {}\n',
      'when: {}\n    validUntil: 2027-01-31\n',
    ],
    [
      'adds a block that was not there',
      { kind: 'SET', section: 'rules', id: 'second', path: ['more', 'deep'], value: 1 },
      'when: {}\n',
      'when: {}\n    more: { deep: 1 }\n',
    ],
    ['takes a field away', { kind: 'SET', section: 'rules', id: 'second', path: ['level'], value: undefined }, '    level: NONE\n', ''],
    [
      'replaces a list over lines',
      { kind: 'SET', section: 'rules', id: 'second', path: ['target', 'roles'], value: ['GGZ'] },
      '- REG # one\n        - POL',
      '[GGZ]',
    ],
    [
      'replaces a text over lines',
      { kind: 'SET', section: 'rules', id: 'first', path: ['textNl'], value: 'Kort: "ja".' },
      '>-\n      A text over\n      two lines.',
      `'Kort: "ja".'`,
    ],
    [
      'removes an item',
      { kind: 'REMOVE', section: 'rules', id: 'second' },
      '  - id: second\n    level: NONE\n    target:\n      roles:\n        - REG # one\n        - POL\n    when: {}\n',
      '',
    ],
    [
      'adds an item',
      { kind: 'PUT', section: 'rules', item: { id: 'third', level: 'FULL' } },
      '    when: {}\n',
      '    when: {}\n  - id: third\n    level: FULL\n',
    ],
    [
      'replaces an item',
      { kind: 'PUT', section: 'rules', item: { id: 'second', level: 'FULL' } },
      someText.slice(someText.indexOf('id: second'), someText.indexOf('\n  # the end')),
      'id: second\n    level: FULL',
    ],
    [
      'begins a section',
      { kind: 'PUT', section: 'cases', item: { id: 'one', facts: { safety: 'NONE' } }, file: 'some.yaml' },
      'it is\n',
      'it is\ncases:\n  - id: one\n    facts: { safety: NONE }\n',
    ],
    [
      'changes nothing when there is nothing to take away',
      { kind: 'SET', section: 'rules', id: 'first', path: ['validUntil'], value: undefined },
      '',
      '',
    ],
  ])('%s', (_what, edit, from, to) => {
    expect(textAfter(someText, edit)).toBe(someText.replace(from, () => to));
    const dos = someText.replaceAll('\n', '\r\n');
    expect(textAfter(dos, edit)).toBe(someText.replace(from, () => to).replaceAll('\n', '\r\n'));
  });

  test('also at the end of a file without a last newline', () => {
    const text = 'rules:\n- id: a\n  level: FULL';
    expect(textAfter(text, { kind: 'PUT', section: 'rules', item: { id: 'b', level: 'NONE' } })).toBe(`${text}\n- id: b\n  level: NONE\n`);
    expect(textAfter(text, { kind: 'SET', section: 'rules', id: 'a', path: ['reason'], value: 'X' })).toBe(`${text}\n  reason: X\n`);
  });

  test('also where two files have the same name', () => {
    const files = ['a', 'b'].map((id) => ({ name: 'same.yaml', text: `rules:\n  - id: ${id}\n` }));
    expect(after(files, { kind: 'SET', section: 'rules', id: 'b', path: ['level'], value: 'NONE' })).toEqual([
      files[0],
      { name: 'same.yaml', text: 'rules:\n  - id: b\n    level: NONE\n' },
    ]);
  });

  test.each<[string, PolicyEdit, string]>([
    ['{ rules: [{ id: a }, { id: b }, { id: c }] }', { kind: 'REMOVE', section: 'rules', id: 'a' }, '{ rules: [{ id: b }, { id: c }] }'],
    ['{ rules: [{ id: a }, { id: b }, { id: c }] }', { kind: 'REMOVE', section: 'rules', id: 'c' }, '{ rules: [{ id: a }, { id: b }] }'],
    ['{ rules: [{ id: a }] }', { kind: 'REMOVE', section: 'rules', id: 'a' }, '{ rules: [] }'],
    [
      '{ rules: [{ id: a }] }',
      { kind: 'PUT', section: 'rules', item: { id: 'b', on: 'NO' } },
      '{ rules: [{ id: a }, { id: b, "on": "NO" }] }',
    ],
    ['rules: [{ id: a }]', { kind: 'SET', section: 'rules', id: 'a', path: ['level'], value: 'NONE' }, 'rules: [{ id: a, level: NONE }]'],
    ['rules: []\n', { kind: 'PUT', section: 'rules', item: { id: 'b' } }, 'rules: \n  - id: b\n'],
    ['rules:\n  # only\n  - id: a\n', { kind: 'REMOVE', section: 'rules', id: 'a' }, 'rules: []\n  # only\n'],
    [
      'rules:\n  -   { id: a, level: FULL }\n',
      { kind: 'PUT', section: 'rules', item: { id: 'a', level: 'NONE' } },
      'rules:\n  -   { id: a, level: NONE }\n',
    ],
    [
      'rules:\n  - level: FULL\n    id: a\n',
      { kind: 'SET', section: 'rules', id: 'a', path: ['level'], value: undefined },
      'rules:\n  - id: a\n',
    ],
  ])('in any style of YAML: %j', (text, edit, expected) => {
    expect(textAfter(text, edit)).toBe(expected);
  });
});

describe('the default policy, edited', () => {
  test('read and written back, is the same bytes', () => {
    for (const { id } of defaultPolicy.rules.slice(0, 40)) {
      const files = after(whole, { kind: 'SET', section: 'rules', id, path: ['validFrom'], value: '2027-01-01' });
      const back = after(files, { kind: 'SET', section: 'rules', id, path: ['validFrom'], value: undefined });
      expect(back).toEqual(whole);
    }
  });

  const ids = defaultPolicy.rules.map(({ id }) => id);
  const factNames = Object.keys(facts) as FactName[];
  const anyEdit: fc.Arbitrary<PolicyEdit> = fc.oneof(
    fc.record({
      kind: fc.constant('SET' as const),
      section: fc.constant('rules' as const),
      id: fc.constantFrom(...ids),
      path: fc.constantFrom(
        ['level'],
        ['when'],
        ['when', 'waiver'],
        ['validUntil'],
        ['textNl'],
        ['target', 'roles'],
        ['target', 'organisations'],
      ),
      value: fc.oneof(
        fc.constantFrom(...levels, '2027-01-01', undefined),
        fc.array(fc.constantFrom('VALID', 'YES', 'NO', '!REG', '00000099000000001000'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...factNames), fc.constantFrom(['YES'], ['ACTIVE', 'NONE']), { maxKeys: 3 }),
        fc.string(),
        fc.string({ unit: 'binary' }),
      ),
    }),
    fc.record({ kind: fc.constant('REMOVE' as const), section: fc.constant('rules' as const), id: fc.constantFrom(...ids) }),
    fc.record({
      kind: fc.constant('PUT' as const),
      section: fc.constantFrom('rules' as const, 'properties' as const, 'cases' as const),
      item: fc.record({
        id: fc.constantFrom('new', 'also-new', ...ids),
        textNl: fc.string(),
        level: fc.constantFrom(...levels),
        list: fc.array(fc.string()),
      }),
      file: fc.constantFrom('caps.yaml', 'grants/plan.yaml', 'new.yaml'),
    }),
  );

  test('changes in one file and one item only, whatever the edit', () => {
    fc.assert(
      fc.property(anyEdit, (edit) => {
        const result = applyEdit(whole, edit);
        if (!result.ok) return; // an edit may be refused, never be done in part
        const id = edit.kind === 'PUT' ? edit.item.id : edit.id;
        for (const [index, { name, text }] of result.files.entries()) {
          const before = whole[index]?.text ?? '';
          if (name !== result.file) expect(text).toBe(before);
          else {
            const gone = linesOnlyIn(before, text);
            const own = `  - id: ${(before.split('\n  - id: ').find((item) => item.startsWith(`${id}\n`)) ?? '').trimEnd()}`;
            if (gone.length > 0) expect(linesOnlyIn(gone.join('\n'), own)).toEqual([]);
          }
        }
      }),
      { numRuns: 150, seed: 20_261_120 },
    );
  }, 60_000);

  test('many times over, means what the edits mean', () => {
    const [first, second, third] = ids;
    const files = [
      { kind: 'PUT', section: 'rules', item: newRule },
      { kind: 'REMOVE', section: 'rules', id: first ?? '' },
      { kind: 'SET', section: 'rules', id: second ?? '', path: ['validUntil'], value: '2030-12-31' },
      { kind: 'SET', section: 'rules', id: third ?? '', path: ['level'], value: 'SIGNAL' },
      { kind: 'PUT', section: 'cases', item: { id: 'a-case', role: 'REG', purpose: 'COORD', class: 'WI_DEBT', expect: { level: 'NONE' } } },
      { kind: 'SET', section: 'rules', id: 'new-rule', path: ['target', 'roles'], value: ['REG'] },
    ].reduce<readonly PolicyFile[]>((before, edit) => after(before, edit as PolicyEdit), whole);
    const policy = loadPolicy(files);
    const rule = (id: string | undefined): unknown => policy.rules.find((one) => one.id === id);
    expect(rule(first)).toBeUndefined();
    expect(rule(second)).toEqual({ ...defaultPolicy.rules.find(({ id }) => id === second), validUntil: '2030-12-31' });
    expect(rule(third)).toEqual({ ...defaultPolicy.rules.find(({ id }) => id === third), level: 'SIGNAL' });
    expect(rule('new-rule')).toMatchObject({
      textNl: newRule['textNl'],
      level: 'COARSE',
      when: newRule['when'],
      target: { roles: ['REG'] },
    });
    expect(policy.cases?.map(({ id }) => id)).toEqual(['a-case']);
    expect(files.at(-1)?.name).toBe('cases.yaml');
    expect(files.flatMap(({ text }) => text.match(/^ *#.*/gm) ?? [])).toEqual(whole.flatMap(({ text }) => text.match(/^ *#.*/gm) ?? []));
  });
});

describe('an edit that cannot be done is refused, and says so in Dutch', () => {
  test.each<[string, PolicyEdit, RegExp]>([
    ['of a rule that is not there', { kind: 'REMOVE', section: 'rules', id: 'nobody' }, /^er is geen regel ‘nobody’$/],
    ['of a case that is not there', { kind: 'SET', section: 'cases', id: 'x', path: ['role'], value: 'REG' }, /^er is geen testgeval ‘x’$/],
    [
      'of a field called __proto__',
      { kind: 'SET', section: 'rules', id: 'first', path: ['__proto__', 'x'], value: 1 },
      /^zo heet geen enkel veld$/,
    ],
    ['of no field at all', { kind: 'SET', section: 'rules', id: 'first', path: [], value: 1 }, /^zo heet geen enkel veld$/],
  ])('%s', (_what, edit, message) => {
    const result = applyEdit([{ name: 'some.yaml', text: someText }], edit);
    expect(result.ok ? '' : result.problem.message).toMatch(message);
  });

  test('of a file that is no good YAML', () => {
    const result = applyEdit([{ name: 'bad.yaml', text: 'rules: [*a]' }], { kind: 'REMOVE', section: 'rules', id: 'a' });
    expect(result).toMatchObject({ ok: false, problem: { file: 'bad.yaml', line: 1 } });
  });
});
