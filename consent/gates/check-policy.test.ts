import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadPolicy } from '../load-policy.ts';
import { defaultPolicyFolder, readPolicyFolder } from '../policies/read-policy-folder.ts';
import type { PolicyFile } from '../policy-yaml.ts';
import { defaultPolicy, setDay } from '../testing/default-policy.ts';
import { checkPolicy, type CheckSettings, type PolicyCheck } from './check-policy.ts';
import { daysOfChange } from './days-of-change.ts';

const whole = readPolicyFolder(defaultPolicyFolder);

const checked = (files: readonly PolicyFile[], settings: Partial<CheckSettings> = {}): PolicyCheck =>
  checkPolicy(files, { active: defaultPolicy, day: setDay, wideningReason: null, ...settings });
const withText = (text: string, name = 'extra.yaml'): PolicyFile[] => [...whole, { name, text }];
const changed = (name: string, from: string, to: string): PolicyFile[] =>
  whole.map((file) => (file.name === name ? { name, text: file.text.replace(from, to) } : file));
const codes = ({ problems }: PolicyCheck): string[] => problems.map(({ code }) => code);

const grant = (changes: string): string => `rules:
  - id: extra
    kind: grant
    level: FULL
    target: { roles: [REG], purposes: [COORD, SAFETY], classes: [WI_CREDITORS] }
    when: { waiver: [VALID] }
    reasonCode: EXTRA
    article: Wgs schuldhulpverlening 8
    textNl: De regisseur ziet de schuldeisers, als het gezinslid daarvoor toestemming heeft gegeven.
${changes}`;

test('the policy that is active passes, and nothing widens', () => {
  const check = checked(whole);
  expect(check).toMatchObject({ publishable: true, hash: defaultPolicy.hash, problems: [], failures: [], changes: [], needsReason: false });
  expect(check.dead.map(({ rule }) => rule)).toEqual(['not-released', 'policy-maker', 'source-only']);
});

describe('widening', () => {
  test('needs a written reason, and says which cells', () => {
    const check = checked(withText(grant('')));
    expect(codes(check)).toEqual(['POLICY_WIDENS_WITHOUT_REASON']);
    expect(check).toMatchObject({ needsReason: true, publishable: false });
    expect(check.changes).toMatchObject([
      { role: 'REG', purpose: 'COORD', dataClass: 'WI_CREDITORS', from: setDay, widened: { from: 'NONE', to: 'FULL' } },
      { purpose: 'SAFETY' },
    ]);
    expect(checked(withText(grant('')), { wideningReason: '   ' }).publishable).toBe(false);
    expect(checked(withText(grant('')), { wideningReason: 'De schuldhulp vraagt erom.' }).publishable).toBe(true);
  });

  test('against nothing there is none, and narrowing needs no reason', () => {
    expect(checked(withText(grant('')), { active: null })).toMatchObject({ needsReason: false, publishable: true });
    const narrower = checked(changed('caps.yaml', 'level: COARSE', 'level: SIGNAL'));
    expect(narrower).toMatchObject({ needsReason: false, publishable: true });
    expect(narrower.changes.every(({ widened, narrowed }) => widened === null && narrowed !== null)).toBe(true);
  });

  test('that begins later is seen today', () => {
    const check = checked(withText(grant('    validFrom: 2027-06-01\n')));
    expect(codes(check)).toEqual(['POLICY_WIDENS_WITHOUT_REASON']);
    expect(check.changes).toMatchObject([{ from: '2027-06-01' }, { from: '2027-06-01' }]);
  });

  test('by a cap that ends is seen today', () => {
    const check = checked(
      changed(
        'caps.yaml',
        'textNl: Het gebruik van deze gegevens is beperkt op verzoek van de persoon.',
        'textNl: Beperkt.\n    validUntil: 2026-12-31',
      ),
    );
    expect(check.needsReason).toBe(true);
    expect(new Set(check.changes.map(({ from }) => from))).toEqual(new Set(['2027-01-01']));
  });

  test.each([
    ['a longer retention', 'retention.yaml', /years: \d+/, 'years: 199', /blijft 199 jaar zichtbaar/],
    ['a class without a retention period', 'retention.yaml', /classes: \[(\w+), /, 'classes: [', /geen bewaartermijn meer/],
    ['fewer givers', 'age-rules.yaml', /\[SELF, AUTHORITY\]/, '[SELF]', /wie toestemming moet geven/],
    ['other viewers', 'age-rules.yaml', 'setAsideHoldersMayView: false', 'setAsideHoldersMayView: true', /wie mag inzien/],
    ['another regime for consent', 'regimes.yaml', 'ageRule: AGE_WMO', 'ageRule: AGE_AVG', /gaat anders met toestemming om/],
    ['another life domain', 'classes.yaml', /domain: MENTAL_HEALTH/, 'domain: FINANCE', /een ander leefgebied/],
  ])('by other facts, such as %s, needs a reason too', (_what, name, from, to, said) => {
    const files = whole.map((file) => (file.name === name ? { name, text: file.text.replace(from, to) } : file));
    const check = checked(files);
    expect(codes(check)).toEqual(['POLICY_WIDENS_WITHOUT_REASON']);
    expect(check.widenedFacts.join('\n')).toMatch(said);
    expect(checked(files, { active: check.policy }).widenedFacts).toEqual([]);
  });
});

describe('a property that fails', () => {
  test('is told in Dutch with its smallest case, the rule, its article and its place', () => {
    const text = grant('').replace('WI_CREDITORS', 'GGZ_DIAGNOSIS');
    const check = checked(withText(text), { wideningReason: 'Omdat het kan.' });
    expect(check.publishable).toBe(false);
    expect(check.failures).toMatchObject([
      {
        property: 'P1',
        rule: 'extra',
        from: setDay,
        place: { file: 'extra.yaml', line: 2, column: 5 },
        textNl: expect.stringMatching(/^Een diagnose is alleen zichtbaar voor de bron/) as string,
        witnessNl: expect.stringMatching(
          /^De regisseur die betrokken is, zou voor het doel ‘uitvoering en afstemming van het plan’ het gegeven ‘diagnose’ volledig zien, als .*er geldige toestemming is.*\. Regel ‘extra’ \(Wgs schuldhulpverlening 8\): De regisseur/,
        ) as string,
      },
    ]);
  });

  test('from a later day on is found today', () => {
    const text = grant('    validFrom: 2027-06-01\n').replace('WI_CREDITORS', 'GGZ_DIAGNOSIS');
    expect(checked(withText(text), { wideningReason: 'Omdat het kan.' }).failures).toMatchObject([{ property: 'P1', from: '2027-06-01' }]);
  });

  test('of the officer’s own stops publishing, and is part of the version', () => {
    const own = `properties:
  - { id: geen-schuld, textNl: Niemand ziet schulden., roles: ["!WI", "!LID"], purposes: "*", classes: [WI_DEBT], atMost: NONE }\n`;
    const check = checked(withText(own));
    expect(check.failures).toMatchObject([
      { property: 'geen-schuld', textNl: 'Niemand ziet schulden.', place: { file: 'grants/income.yaml' } },
    ]);
    expect(check.publishable).toBe(false);
    expect(check.hash).not.toBe(defaultPolicy.hash);
    expect(check.policy?.properties?.[0]?.roles).not.toContain('WI');
  });
});

describe('test cases', () => {
  const cases = (level: string, reason: string): string => `cases:
  - { id: schuld, role: REG, purpose: COORD, class: WI_DEBT, facts: { involvement: ACTIVE, inScope: "YES" }, expect: { level: ${level}, reason: ${reason} } }
  - { id: onbekend, role: REG, purpose: COORD, class: WI_DEBT, facts: { involvement: ACTIVE, inScope: UNKNOWN }, expect: { level: NONE } }\n`;

  test('that pass do not stand in the way, and leave facts that they do not name harmless', () => {
    const check = checked(withText(cases('COARSE', 'GOAL_IN_SCOPE')));
    expect(check).toMatchObject({ publishable: true, cases: [{ passed: true }, { passed: true }] });
  });

  test.each([
    ['level', 'FULL', 'GOAL_IN_SCOPE'],
    ['reason', 'COARSE', 'INVOLVED'],
  ])('that fail by their %s stop publishing, with what came out', (_what, level, reason) => {
    const check = checked(withText(cases(level, reason)));
    const failed = check.cases.filter(({ passed }) => !passed);
    expect(failed).toMatchObject([
      { testCase: { id: 'schuld' }, verdict: { level: 'COARSE', reason: 'GOAL_IN_SCOPE', rule: 'wi-debt-reg-scope' } },
    ]);
    expect(check.publishable).toBe(false);
  });

  test('and properties are no part of the content of a version without', () => {
    expect(loadPolicy(withText('properties: []\ncases: []\n')).hash).toBe(defaultPolicy.hash);
    expect(loadPolicy(withText(cases('COARSE', 'GOAL_IN_SCOPE'))).hash).not.toBe(defaultPolicy.hash);
  });
});

test('the example of the manual holds', () => {
  const manual = readFileSync(new URL('../../docs/policy-cli.md', import.meta.url), 'utf8');
  const [, example = ''] = /```yaml\n([^]*?)```/.exec(manual) ?? [];
  const check = checked(withText(example));
  expect(check).toMatchObject({ publishable: true, problems: [], failures: [] });
  expect([check.policy?.properties?.length, check.cases.length]).toEqual([1, 1]);
});

describe('the classes of the schema', () => {
  const without = (name: string): PolicyFile[] =>
    whole.map((file) => ({
      name: file.name,
      text: file.name === 'classes.yaml' ? file.text.replace(`name: ${name}\n`, `name: ${name}_OLD\n`) : file.text,
    }));

  test('may not be renamed while rules name them', () => {
    expect(new Set(codes(checked(without('WI_DEBT'))))).toEqual(new Set(['POLICY_UNKNOWN_CLASS']));
  });

  test('may not be renamed everywhere either, nor change whether they have records', () => {
    const everywhere = whole.map(({ name, text }) => ({ name, text: text.replaceAll('SCHOOL_ABSENCE', 'SCHOOL_LEAVE') }));
    const check = checked(everywhere, { wideningReason: 'Een betere naam.' });
    expect(check.problems).toMatchObject([
      { code: 'POLICY_CLASS_MISSING', file: 'classes.yaml', message: expect.stringContaining('‘SCHOOL_ABSENCE’ ontbreekt') as string },
    ]);
    const file = whole.find(({ name }) => name === 'classes.yaml');
    const at = (file?.text ?? '').indexOf('name: GGZ_DIAGNOSIS');
    const text = `${(file?.text ?? '').slice(0, at)}${(file?.text ?? '').slice(at).replace('record: true', 'record: false')}`;
    const records = whole.map((one) => (one.name === 'classes.yaml' ? { name: one.name, text } : one));
    expect(codes(checked(records, { wideningReason: 'Zomaar.' }))).toEqual(['POLICY_CLASS_MISSING']);
  });

  test('may be joined by others', () => {
    const more = `classes:
  - { name: SPORT, nl: sport, source: hub, regime: HUB, category: ORD, domain: null, record: false, shows: {} }\n`;
    expect(checked(withText(more)).publishable).toBe(true);
  });
});

describe('what cannot be read', () => {
  test('is refused with everything that is wrong, by line and column', () => {
    const text = grant('').replace('[REG]', '[BAAS]').replace('WI_CREDITORS', 'DAGBOEK');
    expect(checked(withText(text))).toMatchObject({
      policy: null,
      hash: null,
      publishable: false,
      problems: [{ code: 'POLICY_SHAPE', file: 'extra.yaml', line: 5, column: 23 }],
    });
    expect(checked(withText(grant('').replace('WI_CREDITORS', 'DAGBOEK'))).problems).toMatchObject([
      { code: 'POLICY_UNKNOWN_CLASS', file: 'extra.yaml', line: 5 },
    ]);
  });

  test('is a policy whose rules begin on more days than can be proved', () => {
    const many = Array.from({ length: 30 }, (_, at) =>
      grant(`    validFrom: 2027-01-${String(at + 1).padStart(2, '0')}\n`)
        .replace('rules:\n', '')
        .replace('id: extra', `id: extra-${String(at)}`),
    );
    expect(codes(checked(withText(`rules:\n${many.join('')}`)))).toEqual(['POLICY_TOO_MANY_DAYS']);
  });

  test('is a policy too wide to prove', () => {
    const facts =
      'waiver: [VALID], self: [SELF], ageBand: [ADULT], confidentiality: [OPEN], view: [OPEN], safety: [OPEN], inScope: ["YES"], restricted: ["NO"], release: [RELEASED], match: [MUTUAL]';
    expect(codes(checked(withText(grant('').replace('waiver: [VALID]', facts))))).toEqual(['POLICY_TOO_WIDE']);
  });
});

describe('the days on which rules change', () => {
  test('are today, each first day and each day after a last one; never days that have been', () => {
    const rule = (validFrom: string | null, validUntil: string | null): (typeof defaultPolicy.rules)[number] => ({
      ...(defaultPolicy.rules[0] as (typeof defaultPolicy.rules)[number]),
      validFrom,
      validUntil,
    });
    const policy = {
      ...defaultPolicy,
      rules: [rule('2026-01-01', '2026-12-31'), rule('2027-03-01', null), rule('2027-03-01', '2027-02-28'), rule(null, '2025-01-01')],
    };
    expect(daysOfChange([policy], setDay)).toEqual([setDay, '2027-01-01', '2027-03-01']);
  });

  test('a rule that has ended is told to have no effect', () => {
    expect(checked(withText(grant('    validUntil: 2026-01-01\n'))).dead).toContainEqual({
      rule: 'extra',
      why: 'ENDED',
      by: [],
      messageNl: 'Regel ‘extra’ is verlopen en geldt niet meer.',
    });
  });
});
