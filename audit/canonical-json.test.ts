import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

test.each([
  ['sorts keys at every depth', { b: { d: 1, c: [{ z: 1, a: 2 }] }, a: null }, '{"a":null,"b":{"c":[{"a":2,"z":1}],"d":1}}'],
  ['leaves out members that are undefined', { a: undefined, b: true }, '{"b":true}'],
  ['escapes what JSON escapes', { a: 'é"\n\u0000' }, '{"a":"é\\"\\n\\u0000"}'],
])('%s', (_, value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

test.each([[undefined], [[undefined]], [Number.NaN], [{ a: Number.POSITIVE_INFINITY }], [1n], [() => 1]])('refuses %s', (value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError);
});

test('says what JSON says, whatever the order of the keys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});
