import type { Bundle } from 'fhir/r4.js';

import type { FhirStore, StoredResource } from './fhir-store.ts';
import { includeResources } from './include-resources.ts';
import { selectElements } from './select-elements.ts';

/** A search that was answered, kept so that its further pages can be asked for. */
export interface KeptSearch {
  readonly base: string;
  readonly matches: readonly StoredResource[];
  readonly includes: readonly { readonly include: string; readonly iterate: boolean }[];
  readonly elements: readonly string[] | null;
  readonly count: number;
  readonly withTotal: boolean;
}

/** The pages of answered searches; forgets them after `lifetimeMs`, all of them at `expire`, and the oldest beyond five hundred. */
export interface ResultPages {
  /** The first page; `self` is the search as it was understood. */
  first(search: KeptSearch, self: string, endless: boolean): Bundle;
  /** A further page by the parameters of its address, or null when it has expired. */
  next(parameters: URLSearchParams, endless: boolean): Bundle | null;
  expire(): void;
}

/** Makes the memory of pages. Ids come from `newId`, and a page's address holds nothing else of the search. */
export function createResultPages(
  store: FhirStore,
  deps: { readonly clock: () => number; readonly newId: () => string; readonly lifetimeMs: number },
): ResultPages {
  const kept = new Map<string, { readonly search: KeptSearch; readonly until: number }>();

  const keep = (search: KeptSearch): string => {
    const id = deps.newId();
    kept.set(id, { search, until: deps.clock() + deps.lifetimeMs });
    const [oldest] = kept.keys();
    if (kept.size > 500 && oldest !== undefined) kept.delete(oldest);
    return id;
  };
  const address = (search: KeptSearch, id: string, offset: number): string =>
    `${search.base}?_getpages=${id}&_getpagesoffset=${offset}&_count=${search.count}&_bundletype=searchset`;

  const page = (search: KeptSearch, offset: number, self: string, nextUrl: (offset: number) => string, endless: boolean): Bundle => {
    const start = endless && search.matches.length > 0 ? offset % search.matches.length : offset;
    const matches = search.matches.slice(start, start + search.count);
    const included = includeResources(store, matches, search.includes);
    const shown = (resource: StoredResource): StoredResource =>
      search.elements === null ? resource : selectElements(resource, search.elements);
    const entry = [
      ...matches.map((resource) => ({ resource, mode: 'match' as const })),
      ...included.map((resource) => ({ resource, mode: 'include' as const })),
    ].map(({ resource, mode }) => ({
      fullUrl: `${search.base}/${resource.resourceType}/${resource.id ?? ''}`,
      resource: shown(resource),
      search: { mode },
    }));
    const more = endless || start + search.count < search.matches.length;
    return {
      resourceType: 'Bundle',
      type: 'searchset',
      ...(search.withTotal ? { total: search.matches.length } : {}),
      link: [{ relation: 'self', url: self }, ...(more ? [{ relation: 'next', url: nextUrl(offset + search.count) }] : [])],
      ...(entry.length > 0 ? { entry } : {}),
    };
  };

  return {
    first(search, self, endless) {
      let id: string | null = null;
      return page(search, 0, self, (offset) => address(search, (id ??= keep(search)), offset), endless);
    },
    next(parameters, endless) {
      const id = parameters.get('_getpages') ?? '';
      const found = kept.get(id);
      const offset = Number(parameters.get('_getpagesoffset') ?? '0');
      if (found === undefined || found.until < deps.clock() || !Number.isSafeInteger(offset) || offset < 0) return null;
      const self = address(found.search, id, offset);
      return page(found.search, offset, self, (after) => address(found.search, id, after), endless);
    },
    expire: () => kept.clear(),
  };
}
