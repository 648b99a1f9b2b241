import { parse, type DocumentNode, type ExecutionResult } from 'graphql';
import type { Level } from '#consent/vocabulary.ts';
import type { CallSubgraph, SubgraphRequest } from '#gateway/federate/federate.ts';
import { readEntityFetches, type EntityFetch } from './entity-fetch.ts';
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
  readonly fetches: readonly EntityFetch[];
  readonly classes: readonly string[];
  /** Mask and presence → the pruned document, or null when nothing is left to ask. */
  readonly pruned: Map<string, PrunedDocument | null>;
}

interface PrunedDocument {
  readonly document: DocumentNode;
  /** The fetches that are left in it, by their index. */
  readonly kept: ReadonlySet<number>;
}

interface Group {
  readonly mask: string;
  readonly member: string;
  /** Per fetch: the positions in the asked list, in order. */
  readonly positions: number[][];
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
  const fetches = readEntityFetches(document);
  if (!fetches) return null;
  const classes = new Set<string>();
  for (const fetch of fetches) for (const [typeName, selection] of fetch.selections) collectClasses(labels, typeName, selection, classes);
  return { fetches, classes: [...classes].toSorted(), pruned: new Map() };
};

const groupsOf = (prepared: PreparedDocument, variables: SubgraphRequest['variables'], listing: Listing): Group[] => {
  const groups = new Map<string, Group>();
  prepared.fetches.forEach((fetch, index) => {
    const representations = variables[fetch.variable];
    if (!Array.isArray(representations)) return;
    representations.forEach((representation: unknown, position) => {
      const member = listing.memberOf(representation);
      if (member === null) return;
      const mask = prepared.classes.map((dataClass) => listing.ceiling(member, dataClass)).join('');
      let group = groups.get(mask);
      if (!group) groups.set(mask, (group = { mask, member, positions: prepared.fetches.map(() => []) }));
      group.positions[index]?.push(position);
    });
  });
  return [...groups.values()];
};

const leavesNothing = (selection: Selection): boolean => [...selection.keys()].every((name) => name === '__typename');

const prunedFor = (labels: Labels, prepared: PreparedDocument, group: Group, listing: Listing): PrunedDocument | null => {
  const form = `${group.mask}|${group.positions.map((positions) => (positions.length > 0 ? 1 : 0)).join('')}`;
  const known = prepared.pruned.get(form);
  if (known !== undefined) return known;
  const ceilingOf = (dataClass: string): Level => listing.ceiling(group.member, dataClass);
  const parts: string[] = [];
  const definitions: string[] = [];
  const kept = new Set<number>();
  prepared.fetches.forEach((fetch, index) => {
    if (group.positions[index]?.length === 0) return;
    const selection = prune({ labels, ceilingOf, keepMarks: false }, 'FamilyMember', fetch.selections.get('FamilyMember') ?? new Map());
    if (leavesNothing(selection)) return;
    kept.add(index);
    definitions.push(`$${fetch.variable}:[_Any!]!`);
    parts.push(
      `${fetch.key === '_entities' ? '' : `${fetch.key}:`}_entities(representations:$${fetch.variable}){...on FamilyMember${printSelection(selection)}}`,
    );
  });
  const text = `query(${definitions.join(' ')}){${parts.join(' ')}}`;
  const pruned = parts.length === 0 ? null : { document: parse(text, { noLocation: true }), kept };
  if (prepared.pruned.size >= maxPrunedForms) prepared.pruned.clear();
  prepared.pruned.set(form, pruned);
  return pruned;
};

const variablesFor = (
  prepared: PreparedDocument,
  { kept }: PrunedDocument,
  group: Group,
  variables: SubgraphRequest['variables'],
): Record<string, unknown> => {
  const selected: Record<string, unknown> = {};
  prepared.fetches.forEach((fetch, index) => {
    if (!kept.has(index)) return;
    const all = variables[fetch.variable] as readonly unknown[];
    selected[fetch.variable] = (group.positions[index] ?? []).map((position) => all[position]);
  });
  return selected;
};

const place = (prepared: PreparedDocument, group: Group, result: ExecutionResult, entities: Record<string, unknown[]>): void => {
  prepared.fetches.forEach((fetch, index) => {
    const answered = result.data?.[fetch.key];
    if (!Array.isArray(answered)) return;
    group.positions[index]?.forEach((position, order) => {
      const list = entities[fetch.key];
      if (list) list[position] = (answered[order] as unknown) ?? null;
    });
  });
};

/**
 * Puts the members' masks between the query plan and the subgraphs: representations of members with equal ceilings over the selected
 * fields go out together, in one request with only what may show of them; whoever may not be asked about is left out and answers null.
 */
export const partition = (labels: Labels, listingOf: (context: unknown) => Listing, call: CallSubgraph): CallSubgraph => {
  const preparedDocuments = new WeakMap<DocumentNode, { prepared: PreparedDocument | null }>();
  return async (request) => {
    let known = preparedDocuments.get(request.document);
    if (!known) preparedDocuments.set(request.document, (known = { prepared: prepare(labels, request.document) }));
    const { prepared } = known;
    if (!prepared) return call(request);
    const listing = listingOf(request.context);
    const entities: Record<string, unknown[]> = {};
    for (const fetch of prepared.fetches) {
      const asked = request.variables[fetch.variable];
      entities[fetch.key] = Array.isArray(asked) ? asked.map(() => null) : [];
    }
    await Promise.all(
      groupsOf(prepared, request.variables, listing).map(async (group) => {
        const pruned = prunedFor(labels, prepared, group, listing);
        if (!pruned) return;
        const variables = variablesFor(prepared, pruned, group, request.variables);
        place(prepared, group, await call({ ...request, document: pruned.document, variables }), entities);
      }),
    );
    return { data: entities };
  };
};
