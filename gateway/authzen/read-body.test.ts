import { describe, expect, test } from 'vitest';
import { BadRequest } from './errors.ts';
import { memberOf, readBody } from './read-body.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const nested = (depth: number): string => `{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;

describe('a body that is read', () => {
  test.each<[string, string, unknown]>([
    ['an empty object', '{}', {}],
    ['white space around it', ' \r\n\t{"a": 1} \n', { a: 1 }],
    ['a mark of the order of bytes before it', '\uFEFF{"a":1}', { a: 1 }],
    ['every kind of value', '{"a":[null,true,-1.5e3,"x",{}]}', { a: [null, true, -1500, 'x', {}] }],
    ['text beyond the first plane', '{"é":"😀"}', { é: '😀' }],
    ['a whole surrogate pair in escapes', String.raw`{"a":"\ud83d\ude00"}`, { a: '😀' }],
    ['NUL in a text', String.raw`{"a":"\u0000"}`, { a: '\0' }],
    ['brackets, quotes and colons in texts', String.raw`{"a":"{\"b\":1,}","c":"]\\"}`, { a: '{"b":1,}', c: ']\\' }],
    ['one name in two objects', '{"a":{"b":1},"b":{"a":1},"c":[{"b":1},{"b":1}]}', expect.anything()],
    ['a text equal to a name', '{"a":"a","b":["a","a"]}', expect.anything()],
    ['32 levels', nested(32), expect.anything()],
  ])('%s', (_name, text, body) => {
    expect(readBody(bytes(text))).toEqual(body);
  });

  test('names that every object inherits are members like any other', () => {
    const body = readBody(bytes('{"__proto__":{"subject":1},"constructor":2}'));
    expect([memberOf(body, 'constructor'), memberOf(body, 'subject'), memberOf(body, 'toString')]).toEqual([2, undefined, undefined]);
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
  });
});

describe('a body that is refused', () => {
  test.each<[string, string, RegExp]>([
    ['nothing', '', /empty/],
    ['white space', ' \n', /empty/],
    ['broken', '{"a":', /valid JSON/],
    ['two values', '{}{}', /valid JSON/],
    ['a comma too many', '{"a":1,}', /valid JSON/],
    ['NaN', '{"a":NaN}', /valid JSON/],
    ['a list', '[]', /JSON object/],
    ['a text', '"{}"', /JSON object/],
    ['a number', '1', /JSON object/],
    ['null', 'null', /JSON object/],
    ['a name twice', '{"a":1,"a":2}', /twice/],
    ['a name twice, once in escapes', String.raw`{"a":1,"\u0061":2}`, /twice/],
    ['a name twice, further in', '{"a":[{"b":{"__proto__":1,"__proto__":2}}]}', /twice/],
    ['half a character as a value', String.raw`{"a":"\ud800"}`, /surrogate/],
    ['half a character in a name', String.raw`{"\udfff":1}`, /surrogate/],
    ['33 levels', nested(33), /deeply/],
    ['100,000 levels', nested(100_000), /deeply/],
  ])('%s', (_name, text, message) => {
    expect(() => readBody(bytes(text))).toThrow(BadRequest);
    expect(() => readBody(bytes(text))).toThrow(message);
  });

  test('bytes that are not UTF-8', () => {
    expect(() => readBody(Uint8Array.of(0x7b, 0xff, 0x7d))).toThrow(/UTF-8/);
    expect(() => readBody(Buffer.from('{"a":"é"}', 'latin1'))).toThrow(/UTF-8/);
    expect(() => readBody(Buffer.from('{"a":1}', 'utf16le'))).toThrow(BadRequest);
  });
});
