import { composeServices } from '@theguild/federation-composition';
import { type DocumentNode, parse } from 'graphql';

/** One subgraph by name, with its parsed SDL. */
export interface Subgraph {
  readonly name: string;
  readonly document: DocumentNode;
}

/**
 * Composes subgraphs into one supergraph SDL; equal input gives equal text, whatever the order of the subgraphs.
 * Throws an error with every message of the composer when they do not fit together.
 */
export function composeSupergraph(subgraphs: readonly Subgraph[]): string {
  const sorted = subgraphs.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const result = composeServices(sorted.map(({ name, document }) => ({ name, url: `http://${name}`, typeDefs: document })));
  if (result.errors !== undefined || result.supergraphSdl === undefined) {
    throw new Error(`The subgraphs do not compose:\n${(result.errors ?? []).map((error) => `  ${error.message}`).join('\n')}`);
  }
  return `${result.supergraphSdl.trim()}\n`;
}

/** Parses the SDL of one subgraph, keeping its name for messages. Throws graphql-js's syntax error. */
export function parseSubgraph(name: string, sdl: string): Subgraph {
  return { name, document: parse(sdl) };
}
