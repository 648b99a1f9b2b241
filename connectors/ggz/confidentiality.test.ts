import { expect, test } from 'vitest';
import { confidentialityOf } from './confidentiality.ts';

const v3 = (code: string) => ({ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code });

test.each([
  ['no labels', undefined, 'OPEN'],
  ['an empty list', [], 'OPEN'],
  ['unrestricted', [v3('U')], 'OPEN'],
  ['low', [v3('L')], 'OPEN'],
  ['moderate', [v3('M')], 'OPEN'],
  ['normal', [v3('N')], 'OPEN'],
  ['restricted', [v3('R')], 'RESTRICTED'],
  ['very restricted', [v3('V')], 'SECRET'],
  ['several: the strictest', [v3('N'), v3('V'), v3('R')], 'SECRET'],
  ['a code that is not in the table', [v3('X')], null],
  ['a known and an unknown code', [v3('V'), v3('X')], null],
  ['a name that every object has', [v3('constructor')], null],
  ['a code in lower case', [v3('r')], null],
  ['no code', [{ system: v3('R').system }], null],
  ['a label of another system', [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'TREAT' }], 'OPEN'],
  ['a label without a system', [{ code: 'R' }], null],
])('%s', (_, labels, expected) => {
  expect(confidentialityOf(labels)).toBe(expected);
});
