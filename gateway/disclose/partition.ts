import { parse, type DocumentNode } from 'graphql';
import type { Level } from '#consent/vocabulary.ts';
import type { CallSubgraph } from '#gateway/federate/federate.ts';
import { readEntityFetch, type EntityFetch } from './entity-fetch.ts';
import type { Labels } from './labels.ts';
import { prune } from './prune.ts';
import { printSelection, type Selection } from './selection.ts';

/** What `partition` asks of the request: who is meant by a representation, and how much of that member may show. */
export interface Listing {
  /** The member that a representation stands for, or null when nobody may be asked about it. */
  memberOf(representation: unknown): string | null;
  ceiling(member: string, dataClass: string): Level;
}

interface PreparedDocument {
  readonly fetch: EntityFetch;
  readonly classes: readonly string[];
  /** Mask → the pruned document, or null when nothing is left to ask. */
  readonly pruned: Map<string, DocumentNode | null>;
}

/** Members of whom equally much may show, by their positions among the representations. */
interface Group {
  readonly mask: string;
  readonly member: string;
  readonly positions: number[];
}

const maxPrunedForms = 512;

const collectClasses = (labels: Labels, typeName: string, selection: Selection, classes: Set<string>): void => {
  for (const [name, children] of selection) {
    const label = labels.get(typeName)?.get(name);
    if (label?.dataClass) classes.add(label.dataClass);
    if (children && label?.objectType) collectClasses(labels, label.objectType, children, classes);
  }
};

const prepare = (labels: Labels, document: DocumentNode): PreparedDocument | null => {
  const fetch = readEntityFetch(document);
  if (!fetch) return null;
  const classes = new Set<string>();
  collectClasses(labels, 'FamilyMember', fetch.selection, classes);
  return { fetch, classes: [...classes].toSorted(), pruned: new Map() };
};

const groupsOf = (classes: readonly string[], representations: readonly unknown[], listing: Listing): readonly Group[] => {
  const groups = new Map<string, Group>();
  representations.forEach((representation, position) => {
    const member = listing.memberOf(representation);
    if (member === null) return;
    const mask = classes.map((dataClass) => listing.ceiling(member, dataClass)).join('');
    const group = groups.get(mask) ?? { mask, member, positions: [] };
    group.positions.push(position);
    groups.set(mask, group);
  });
  return [...groups.values()];
};

const leavesNothing = (selection: Selection): boolean => [...selection.keys()].every((name) => name === '__typename');

const prunedFor = (labels: Labels, { fetch, pruned }: PreparedDocument, { mask, member }: Group, listing: Listing): DocumentNode | null => {
  const known = pruned.get(mask);
  if (known !== undefined) return known;
  const ceilingOf = (dataClass: string): Level => listing.ceiling(member, dataClass);
  const selection = prune({ labels, ceilingOf, keepMarks: false }, 'FamilyMember', fetch.selection);
  const text = `query($${fetch.variable}:[_Any!]!){_entities(representations:$${fetch.variable}){...on FamilyMember${printSelection(selection)}}}`;
  const document = leavesNothing(selection) ? null : parse(text, { noLocation: true });
  if (pruned.size >= maxPrunedForms) pruned.clear();
  pruned.set(mask, document);
  return document;
};

/**
 * Puts the members' masks between the query plan and the subgraphs: representations of members with equal ceilings over the selected
 * fields go out together, in one request with only what may show of them; whoever may not be asked about is left out and answers null.
 */
export const partition = (labels: Labels, listingOf: (context: unknown) => Listing, call: CallSubgraph): CallSubgraph => {
  const preparedDocuments = new WeakMap<DocumentNode, { readonly prepared: PreparedDocument | null }>();
  const preparedFor = (document: DocumentNode): PreparedDocument | null => {
    const known = preparedDocuments.get(document) ?? { prepared: prepare(labels, document) };
    preparedDocuments.set(document, known);
    return known.prepared;
  };
  return async (request) => {
    const prepared = preparedFor(request.document);
    if (!prepared) return call(request);
    const { variable } = prepared.fetch;
    const asked = request.variables[variable];
    const representations: readonly unknown[] = Array.isArray(asked) ? asked : [];
    const entities: unknown[] = representations.map(() => null);
    const listing = listingOf(request.context);
    const ask = async (group: Group): Promise<void> => {
      const document = prunedFor(labels, prepared, group, listing);
      if (!document) return;
      const variables = { [variable]: group.positions.map((position) => representations[position]) };
      const { data } = await call({ ...request, document, variables });
      const answered: unknown = data?.['_entities'];
      if (!Array.isArray(answered)) return;
      group.positions.forEach((position, order) => {
        entities[position] = (answered[order] as unknown) ?? null;
      });
    };
    await Promise.all(groupsOf(prepared.classes, representations, listing).map(ask));
    return { data: { _entities: entities } };
  };
};
