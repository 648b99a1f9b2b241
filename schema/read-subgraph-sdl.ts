import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('./', import.meta.url);

/** The names of the subgraphs, sorted: one for each `schema/<name>.graphql`. */
export function subgraphNames(): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql') && file !== 'supergraph.graphql')
    .map((file) => file.slice(0, -'.graphql'.length))
    .toSorted();
}

/** The whole SDL of one subgraph: the vocabulary of labels that all share, and its own file. Throws when there is no such subgraph. */
export function readSubgraphSdl(name: string): string {
  return `${read('vocabulary/labels.graphql')}\n${read(`${name}.graphql`)}`;
}

function read(file: string): string {
  return readFileSync(new URL(file, folder), 'utf8');
}
