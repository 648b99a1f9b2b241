import { expect, test } from 'vitest';
import { readQuery } from '#gateway/testing/read-query.ts';
import { admitCost } from './cost.ts';

const inCase = (selection: string): string => `{ familyCase(id: "s1") { ${selection} } }`;

test.each([
  ['a field is one', '{ __typename }', 1],
  ['an object is its fields and itself', inCase('phase triage'), 3],
  ['an alias is a field', inCase('a: phase b: phase'), 3],
  ['the same twice is once', inCase('phase phase ... { phase }'), 2],
  ['a skipped field is none', inCase('phase triage @skip(if: true)'), 2],
  ['members count for eight', inCase('members { id name }'), 1 + 1 + 8 * 2],
  ['another list counts for ten', inCase('network { support }'), 1 + 1 + 10],
  ['lists in lists multiply', inCase('members { policeReports { year } }'), 1 + 1 + 8 + 8 * 10],
  ['persons behind a reference are members again', inCase('network { supports { name } }'), 1 + 1 + 10 + 10 * 8],
  ['a list of values has no size', inCase('meetings { decisions }'), 1 + 1 + 10],
])('%s', (_what, query, cost) => {
  const { asked } = readQuery(query);
  expect(() => admitCost(asked, cost)).not.toThrow();
  expect(() => admitCost(asked, cost - 1)).toThrow(expect.objectContaining({ code: 'QUERY_TOO_COSTLY' }));
});
