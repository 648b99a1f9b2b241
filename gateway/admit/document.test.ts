import { describe, expect, test } from 'vitest';
import { createAdmitDocument } from './document.ts';

const limits = { maxTokens: 100, maxDepth: 3, maxAliases: 1, maxDirectives: 1, maxFields: 10 };
const codeOf = (admit: (query: unknown) => void, query: unknown): unknown => {
  try {
    admit(query);
    return null;
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
};

describe('the text of a query', () => {
  test.each<[string, unknown, string | null]>([
    ['that fits', '{ a { b } }', null],
    ['of too many tokens', `{ ${'a '.repeat(99)} }`, 'QUERY_TOO_LARGE'],
    ['that is too deep', '{ a { b { c { d } } } }', 'QUERY_TOO_DEEP'],
    ['that does not parse: the server answers for it', '{ a {', null],
    ['that is empty', '', null],
    ['that is none', undefined, null],
    ['that is a number', 7, null],
    ['that is an object', { query: '{ a }' }, null],
  ])('%s', (_what, query, code) => {
    expect(codeOf(createAdmitDocument(limits), query)).toBe(code);
  });

  test('that was refused is refused every time', () => {
    const admit = createAdmitDocument(limits);
    expect([1, 2].map(() => codeOf(admit, '{ a: x b: x }'))).toEqual(['QUERY_TOO_MANY_ALIASES', 'QUERY_TOO_MANY_ALIASES']);
  });

  test('that is refused is so after thousands that were admitted, and after itself with one change', () => {
    const admit = createAdmitDocument(limits);
    for (let number = 0; number < 2000; number += 1) expect(codeOf(admit, `{ field${number} }`)).toBeNull();
    expect(codeOf(admit, '{ a: x }')).toBeNull();
    expect(codeOf(admit, '{ a: x b: x }')).toBe('QUERY_TOO_MANY_ALIASES');
  });
});
