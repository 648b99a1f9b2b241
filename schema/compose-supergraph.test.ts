import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { composeSupergraph, parseSubgraph } from './compose-supergraph.ts';
import { readSubgraphSdl, subgraphNames } from './read-subgraph-sdl.ts';

const subgraphs = subgraphNames().map((name) => parseSubgraph(name, readSubgraphSdl(name)));

test('the committed supergraph is what the subgraphs compose to', () => {
  expect(readFileSync(new URL('./supergraph.graphql', import.meta.url), 'utf8')).toBe(composeSupergraph(subgraphs));
});

test('the order of the subgraphs makes no difference', () => {
  expect(composeSupergraph(subgraphs.toReversed())).toBe(composeSupergraph(subgraphs));
});

test('subgraphs that do not fit together are refused with the field that clashes', () => {
  const other = parseSubgraph('other', readSubgraphSdl('wi').replace('benefitRuns: Boolean', 'benefitRuns: String'));
  expect(() => composeSupergraph([...subgraphs, other])).toThrow(/benefitRuns/);
});

test('text that is no SDL is refused', () => {
  expect(() => parseSubgraph('x', 'type {')).toThrow(/Syntax Error/);
});
