import { describe, expect, test } from 'vitest';
import { readQuery } from '#gateway/testing/read-query.ts';
import { byShownFields } from './order.ts';

/** The fields asked of records, in this order. */
const asked = (selection: string) =>
  readQuery(`{ familyCase(id: "s1") { escalations { ${selection} } } }`).asked[0]?.children[0]?.children ?? [];

const inOrder = (selection: string, items: readonly Record<string, unknown>[]): readonly Record<string, unknown>[] => {
  const sorted = items.toSorted(byShownFields(asked(selection)));
  expect(items.toReversed().toSorted(byShownFields(asked(selection)))).toEqual(sorted);
  return sorted;
};

describe('the order of shown objects', () => {
  test.each<[string, readonly unknown[]]>([
    ['numbers by size', [2, 10, 33]],
    ['texts by their letters', ['A', 'B', 'a', 'é']],
    ['days by date', ['2025-12-31', '2026-01-01']],
    ['no before yes', [false, true]],
    ['what is not there last', ['a', null]],
    ['lists by what is in them', [['a'], ['b']]],
    ['objects by what is in them', [{ a: 1 }, { a: 2 }]],
  ])('%s', (_what, values) => {
    expect(
      inOrder(
        'owner',
        values.map((owner) => ({ owner })),
      ).map(({ owner }) => owner),
    ).toEqual(values);
  });

  test('is by the fields in the order in which they were asked, under the caller’s keys', () => {
    const one = { o: 'a', escalationLevel: 2 };
    const other = { o: 'b', escalationLevel: 1 };
    expect(inOrder('o: owner escalationLevel', [other, one])).toEqual([one, other]);
    expect(inOrder('escalationLevel o: owner', [one, other])).toEqual([other, one]);
  });

  test('nothing that was not asked has a say in it', () => {
    expect(
      [
        { owner: 'a', decision: 'b' },
        { owner: 'a', decision: 'a' },
      ].toSorted(byShownFields(asked('owner'))),
    ).toEqual([
      { owner: 'a', decision: 'b' },
      { owner: 'a', decision: 'a' },
    ]);
  });
});
