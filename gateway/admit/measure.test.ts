import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { createAdmitDocument } from './document.ts';
import { measureQuery } from './measure.ts';

const limits = { maxDepth: 4, maxAliases: 2, maxDirectives: 2, maxFields: 20 };

describe('the measures of a query', () => {
  test.each([
    ['{ a { b { c { d } } } }', null],
    ['{ a { b { c { d { e } } } } }', 'QUERY_TOO_DEEP'],
    ['{ x: a y: a }', null],
    ['{ x: a y: a z: a }', 'QUERY_TOO_MANY_ALIASES'],
    ['{ a @include(if: true) @skip(if: false) }', null],
    ['{ a @include(if: true) @skip(if: false) b @skip(if: true) }', 'QUERY_TOO_MANY_DIRECTIVES'],
    ['query @a @b @c { a }', 'QUERY_TOO_MANY_DIRECTIVES'],
    [`{ ${'a '.repeat(20)} }`, null],
    [`{ ${'a '.repeat(21)} }`, 'QUERY_TOO_MANY_FIELDS'],
    ['{ ...F ...F ...F ...F } fragment F on T { a b c d e }', 'QUERY_TOO_MANY_FIELDS'],
    ['{ ...F } fragment F on T { ...G } fragment G on T { ...F }', 'QUERY_TOO_DEEP'],
  ])('%s → %s', (query, code) => {
    const measure = (): void => measureQuery(parse(query), limits);
    if (code) expect(measure).toThrow(expect.objectContaining({ code }));
    else expect(measure).not.toThrow();
  });

  test('a bomb of fragments that double is refused without counting it out', () => {
    const fragments = Array.from({ length: 40 }, (_, index) => `fragment F${index} on T { ...F${index + 1} ...F${index + 1} }`);
    const query = `{ ...F0 } ${fragments.join(' ')} fragment F40 on T { a }`;
    expect(() => measureQuery(parse(query), { ...limits, maxDepth: 100, maxFields: 1000 })).toThrow(
      expect.objectContaining({ code: 'QUERY_TOO_MANY_FIELDS' }),
    );
  });

  test('too many tokens are refused while parsing, again and again', () => {
    const admit = createAdmitDocument({ ...limits, maxTokens: 10 });
    for (let time = 0; time < 2; time += 1)
      expect(() => admit('{ a b c d e f g h i j k }')).toThrow(expect.objectContaining({ code: 'QUERY_TOO_LARGE' }));
    expect(() => admit('{ a }')).not.toThrow();
    expect(() => admit('{ not graphql')).not.toThrow();
  });
});
