import { expect, test } from 'vitest';
import { honours } from './honours.ts';

const base = 'https://ggz.example/fhir/';
const filters = { patient: '1,2', category: 'http://snomed.info/sct|282291009' };

test.each([
  ['no self link', undefined, true],
  ['a self link without any parameter says nothing', `${base}Condition/_search`, true],
  ['everything understood', `${base}Condition?patient=1%2C2&category=http%3A%2F%2Fsnomed.info%2Fsct%7C282291009`, true],
  ['values in another form', `${base}Condition?patient=Patient/1,Patient/2&category=282291009`, true],
  ['names with a modifier', `${base}Condition?patient:Patient=1,2&category:in=x`, true],
  ['plus control parameters of the server', `${base}Condition?patient=1&category=2&_count=10&_format=json`, true],
  ['relative', 'Condition?patient=1&category=2', true],
  ['category left out', `${base}Condition?patient=1,2`, false],
  ['patient left out', `${base}Condition?category=x`, false],
  ['only control parameters left', `${base}Condition?_count=10`, false],
  ['an empty value', `${base}Condition?patient=&category=x`, false],
])('%s', (_, self, expected) => {
  expect(honours(self, filters, base)).toBe(expected);
});
