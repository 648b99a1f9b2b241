import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('./', import.meta.url);

/** The names of the subgraphs, sorted: one for each `schema/<name>.graphql`. */
export function subgraphNames(): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql') && file !== 'supergraph.graphql')
    .map((file) => file.slice(0, -'.graphql'.length))
    .toSorted();
}

/** The subgraphs of the hub's own desk: what the privacy officer works with, the register of consent, the rights of the person, the signals; and its subscriptions. */
export const deskSubgraphs: readonly string[] = ['admin', 'register', 'rights', 'stream', 'signals'];

/**
 * The whole SDL of one subgraph: the vocabulary that it shares (labels of the family view, or guards of the desk), and its own file. Throws when there is
 * no such subgraph.
 */
export function readSubgraphSdl(name: string): string {
  return `${read(`vocabulary/${deskSubgraphs.includes(name) ? 'desk' : 'labels'}.graphql`)}\n${read(`${name}.graphql`)}`;
}

function read(file: string): string {
  return readFileSync(new URL(file, folder), 'utf8');
}
