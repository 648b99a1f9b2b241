import { expect, test } from 'vitest';
import { composeSupergraph, parseSubgraph } from '#schema/compose-supergraph.ts';
import { subgraphNames } from './subgraph-names.ts';

const named = (...names: readonly string[]): ((name: string) => string) =>
  subgraphNames(
    composeSupergraph(
      names.map((name, index) =>
        parseSubgraph(
          name,
          `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"]) type Query { f${index}: Int }`,
        ),
      ),
    ),
  );

test.each([
  ['regie', 'REGIE', 'regie'],
  ['regie', 'regie', 'regie'],
  ['Work-Places_2', 'WORK_PLACES_2', 'Work-Places_2'],
  ['Work-Places_2', 'Work-Places_2', 'Work-Places_2'],
  ['2b', '_2B_', '2b'],
])('of subgraph %s, %s is %s', (given, planned, expected) => {
  expect(named('other', given)(planned)).toBe(expected);
});

test('names that differ in form alone stay apart', () => {
  const nameOf = named('a-b', 'A_B', 'a_b');
  expect(['A_B_1', 'A_B_2', 'A_B_3'].map(nameOf).toSorted()).toEqual(['A_B', 'a-b', 'a_b']);
  expect(['a-b', 'A_B', 'a_b'].map(nameOf)).toEqual(['a-b', 'A_B', 'a_b']);
});
