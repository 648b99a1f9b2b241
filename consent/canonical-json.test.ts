import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

test.each([
  [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
  [
    { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, ö: 7 },
    '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
  ],
  [{ a: undefined, b: { d: 1e21, c: 0.1 } }, '{"b":{"c":0.1,"d":1e+21}}'],
  ['é"\\\u0001', '"é\\"\\\\\\u0001"'],
])('%j is written as RFC 8785 says', (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});
