import type { DocumentNode } from 'graphql';

/** A data class as the schema knows it: only whether it has records, each of which then needs its own provenance. */
export type DataClasses = Readonly<Record<string, { readonly records: boolean }>>;

/** A rule over the SDL of one subgraph: one message for each fault, which begins with the name of what is at fault. */
export type Rule = (document: DocumentNode, classes: DataClasses) => readonly string[];
