import { describe, expect, test } from 'vitest';
import { testEncryption } from '#database/testing/create-test-database.ts';
import { createPager, pageSize, tokenLife, type Page, type Seal } from './page.ts';

const encryption = testEncryption();
const seal: Seal = { seal: (text) => encryption.encrypt('page', text), open: (sealed) => encryption.decrypt('page', sealed) };
const now = new Date('2026-11-20T11:00:00Z');
const question = { by: { oin: '1', subject: 'prof' }, context: { purpose: 'COORD' } };
const found = 'edcba'.split('').map((key) => ({ key, result: key.toUpperCase() }));

type Request = Parameters<ReturnType<typeof createPager>>[0];
const turn = (page: Request, more: { readonly at?: Date; readonly asked?: object; readonly results?: typeof found } = {}): Page<string> =>
  createPager(seal, more.at ?? now)(page, { ...question, ...more.asked })(more.results ?? found);

describe('results are given page by page', () => {
  test('all at once when they fit, in the order of their keys', () => {
    expect(turn({})).toEqual({ page: { next_token: '', count: 5, total: 5 }, results: ['A', 'B', 'C', 'D', 'E'] });
  });

  test('by limit, until the token is empty', () => {
    const first = turn({ limit: 2 });
    const second = turn({ token: first.page.next_token });
    const third = turn({ token: second.page.next_token, limit: 2 });
    expect([first, second, third].map(({ page, results }) => [results.join(''), page.count, page.total, page.next_token === ''])).toEqual([
      ['AB', 2, 5, false],
      ['CD', 2, 5, false],
      ['E', 1, 5, true],
    ]);
  });

  test('a limit that is met exactly is the end', () => {
    expect(turn({ limit: 5 }).page.next_token).toBe('');
  });

  test('a limit of nothing counts, and goes on with pages of the usual size', () => {
    const counted = turn({ limit: 0 });
    expect([counted.results, counted.page.count, counted.page.total]).toEqual([[], 0, 5]);
    expect(turn({ token: counted.page.next_token }).results).toHaveLength(5);
    expect(turn({ limit: 0 }, { results: [] }).page).toEqual({ next_token: '', count: 0, total: 0 });
  });

  test('nobody is given more than a page of the usual size unasked', () => {
    const results = Array.from({ length: pageSize + 1 }, (_, at) => ({ key: String(at).padStart(5, '0'), result: 'x' }));
    const first = turn({}, { results });
    expect([first.page.count, first.page.total]).toEqual([pageSize, pageSize + 1]);
    expect(turn({ token: first.page.next_token }, { results }).page).toEqual({ next_token: '', count: 1, total: pageSize + 1 });
    expect(
      turn({ limit: 1_000_000 }, { results: Array.from({ length: 1001 }, (_, at) => ({ key: `${1000 + at}`, result: '' })) }).page.count,
    ).toBe(1000);
  });

  test('what comes or goes between pages shifts nothing', () => {
    const { page } = turn({ limit: 2 });
    const results = 'ade'.split('').map((key) => ({ key, result: key.toUpperCase() }));
    expect(turn({ token: page.next_token }, { results }).results).toEqual(['D', 'E']);
  });
});

describe('a token', () => {
  const token = turn({ limit: 2, properties: { sort: 'up' } }).page.next_token;

  test('shows nothing of what it carries', () => {
    expect(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('latin1')).not.toMatch(/COORD|after|limit|until/);
  });

  test.each<[string, Request]>([
    ['alone', { token }],
    ['with its limit', { token, limit: 2 }],
    ['with its properties', { token, properties: { sort: 'up' } }],
  ])('goes on %s', (_name, page) => expect(turn(page).results).toEqual(['C', 'D']));

  test.each<[string, Request, object]>([
    ['with another limit', { token, limit: 3 }, {}],
    ['with other properties', { token, properties: { sort: 'down' } }, {}],
    ['for another context', { token }, { context: { purpose: 'SAFETY' } }],
    ['without the context', { token }, { context: {} }],
    ['for somebody else', { token }, { by: { oin: '1', subject: 'prof-2' } }],
    ['for another search', { token }, { search: 'action' }],
  ])('does not go on %s', (_name, page, asked) => expect(() => turn(page, { asked })).toThrow(/belongs to another search/));

  test('does not mind in what order members stand', () => {
    const { page } = turn({ limit: 1 }, { asked: { more: { a: 1, b: { c: 2, d: 3 } } } });
    expect(turn({ token: page.next_token }, { asked: { more: { b: { d: 3, c: 2 }, a: 1 } } }).results).toEqual(['B']);
  });

  test('holds for an hour', () => {
    expect(turn({ token }, { at: new Date(now.getTime() + tokenLife - 1) }).results).toEqual(['C', 'D']);
    expect(() => turn({ token }, { at: new Date(now.getTime() + tokenLife) })).toThrow(/holds no longer/);
  });

  test('is not given when nothing was found any more', () => {
    expect(turn({ token }, { results: [] })).toEqual({ page: { next_token: '', count: 0, total: 0 }, results: [] });
  });

  test('with any character changed is none', () => {
    const others = token.split('').map((character, at) => token.slice(0, at) + (character === 'A' ? 'B' : 'A') + token.slice(at + 1));
    for (const other of others) expect(() => turn({ token: other }), other).toThrow(/not one that was given here/);
  });

  test('has one way to be written: the last character too, of which not all bits count', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.split('');
    const accepted = [0, 1, 2].flatMap((length) => {
      const some = turn(
        { limit: 1 },
        { asked: { more: 'x'.repeat(length) }, results: found.map((one) => ({ ...one, key: one.key + 'x'.repeat(length) })) },
      );
      const written = some.page.next_token;
      return alphabet.filter((character) => {
        try {
          turn({ token: written.slice(0, -1) + character }, { asked: { more: 'x'.repeat(length) } });
          return true;
        } catch {
          return false;
        }
      });
    });
    expect(accepted).toHaveLength(3);
  });

  test.each([
    ['nothing', ''],
    ['a word', 'next'],
    ['one of the standard', 'a3M9NDU2O3N6PTI='],
    ['cut off', token.slice(0, -4)],
    ['with more behind it', `${token}AAAA`],
    ['with white space', ` ${token}`],
    ['in other letters of base64', token.replace('_', '/').replace('-', '+').concat('=')],
    ['very long', 'x'.repeat(10_000)],
    ['NUL', '\0'],
  ])('that is %s is none', (_name, other) => expect(() => turn({ token: other })).toThrow(/not one that was given here/));

  test('of another key is none', () => {
    const other = testEncryption();
    const elsewhere = { ...seal, open: (sealed: string) => other.decrypt('other page', sealed) };
    expect(() => createPager(elsewhere, now)({ token }, question)).toThrow(/not one that was given here/);
  });
});
