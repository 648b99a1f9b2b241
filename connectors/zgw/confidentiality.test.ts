import { expect, test } from 'vitest';
import { confidentialityOf } from './confidentiality.ts';

test.each([
  ['openbaar', 'OPEN'],
  ['beperkt_openbaar', 'OPEN'],
  ['intern', 'OPEN'],
  ['zaakvertrouwelijk', 'OPEN'],
  ['vertrouwelijk', 'RESTRICTED'],
  ['confidentieel', 'RESTRICTED'],
  ['geheim', 'SECRET'],
  ['zeer_geheim', 'SECRET'],
  [undefined, 'RESTRICTED'],
  [null, 'RESTRICTED'],
  ['', 'RESTRICTED'],
  ['staatsgeheim', null],
  ['Openbaar', null],
  ['toString', null],
])('%s is %s', (designation, confidentiality) => {
  expect(confidentialityOf(designation)).toBe(confidentiality);
});
