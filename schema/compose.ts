import { readFileSync, writeFileSync } from 'node:fs';
import { composeSupergraph, parseSubgraph } from './compose-supergraph.ts';
import { lintSubgraphs } from './lint/lint-subgraphs.ts';
import type { DataClasses } from './lint/rule.ts';
import { readSubgraphSdl, subgraphNames } from './read-subgraph-sdl.ts';

// npm run compose: lints the subgraphs and writes supergraph.graphql; with --check it only fails when the committed one differs.

const supergraphFile = new URL('./supergraph.graphql', import.meta.url);

const subgraphs = subgraphNames().map((name) => parseSubgraph(name, readSubgraphSdl(name)));
const classes = JSON.parse(readFileSync(new URL('./vocabulary/data-classes.json', import.meta.url), 'utf8')) as DataClasses;
const faults = lintSubgraphs(
  subgraphs.map(({ document }) => document),
  classes,
);

if (faults.length > 0) {
  fail(`The schema has ${faults.length} fault(s):\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
} else {
  const sdl = composeSupergraph(subgraphs);
  if (!process.argv.includes('--check')) writeFileSync(supergraphFile, sdl);
  else if (readFileSync(supergraphFile, 'utf8') !== sdl)
    fail('schema/supergraph.graphql is not what the subgraphs compose to: npm run generate');
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
