import fc from 'fast-check';
import { factNames } from '../fact-vector.ts';
import type { Conditions, Rule } from '../policy.ts';
import { facts as vocabulary, levels, type Purpose, type Role } from '../vocabulary.ts';
import { aRule } from './a-policy.ts';

const anyConditions: fc.Arbitrary<Conditions> = fc
  .uniqueArray(fc.constantFrom(...factNames), { maxLength: 3 })
  .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, fc.subarray([...vocabulary[name]], { minLength: 1 })]))))
  .map((drawn): Conditions => drawn as Conditions);

/** Up to eight rules over these classes, some for some of these organisations, some with a window of validity. */
export function anyRules(classes: readonly string[], organisations: readonly string[]): fc.Arbitrary<Rule[]> {
  const anyRule = fc.record({
    kind: fc.constantFrom<Rule['kind']>('grant', 'cap'),
    level: fc.constantFrom(...levels),
    when: anyConditions,
    roles: fc.subarray<Role>(['REG', 'LID', 'GGZ'], { minLength: 1 }),
    purposes: fc.subarray<Purpose>(['COORD', 'SAFETY', 'RIGHTS'], { minLength: 1 }),
    classes: fc.subarray([...classes], { minLength: 1 }),
    organisations: fc.option(fc.subarray([...organisations], { minLength: 1 }), { freq: 3 }),
    validFrom: fc.option(fc.constantFrom('2026-01-01', '2026-12-01')),
    validUntil: fc.option(fc.constantFrom('2026-06-30', '2027-01-01')),
  });
  return fc
    .array(anyRule, { maxLength: 8 })
    .map((drawn) =>
      drawn.map(({ kind, level, when, validFrom, validUntil, ...target }, index) =>
        aRule(`rule-${String(index)}`, { kind, level, when, validFrom, validUntil, target }),
      ),
    );
}
