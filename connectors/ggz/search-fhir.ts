import type { CallScope, Outcome, Wire } from '../call.ts';
import type { FhirEntry } from './fhir-reference.ts';
import type { FhirType } from './fhir-resources.ts';
import { searchSet, type ExpectedPage, type SearchPage } from './search-set.ts';

/** A search for resources of one type. */
export interface FhirSearch {
  readonly type: FhirType;
  /** The parameters that choose; none of them empty, because an empty value finds everybody. */
  readonly filters: Readonly<Record<string, string>>;
  readonly elements: readonly string[];
  /** `_include` and `_include:iterate`, as name and value. */
  readonly includes: readonly (readonly [name: string, value: string])[];
  readonly accepts: ExpectedPage['accepts'];
}

/** Everything that a search found, over all its pages. */
export interface FhirAnswer {
  readonly matches: readonly FhirEntry[];
  readonly included: readonly FhirEntry[];
}

type Unavailable = Extract<Outcome<never>, { state: 'unavailable' }>;
const tooManyPages: Unavailable = { state: 'unavailable', cause: 'TOO_MANY_PAGES' };
const keptExpiring: Unavailable = { state: 'unavailable', cause: 'SERVER_ERROR' };
const pageSize = 100;
const starts = 2;

/**
 * Searches by POST and reads every page, at most as many as the wire allows. A page that has expired (410) starts the search again, once. The BSNs are
 * those that no link may hold.
 */
export async function searchFhir(wire: Wire, search: FhirSearch, bsns: readonly string[], scope: CallScope): Promise<Outcome<FhirAnswer>> {
  const expected = { baseUrl: wire.baseUrl, type: search.type, filters: search.filters, accepts: search.accepts, bsns };
  for (let start = 0; start < starts; start++) {
    const outcome = await readPages(wire, search, expected, scope);
    if (outcome.state !== 'missing') return outcome;
  }
  return keptExpiring;
}

/** `missing` means that a page has expired. */
async function readPages(wire: Wire, search: FhirSearch, expected: ExpectedPage, scope: CallScope): Promise<Outcome<FhirAnswer>> {
  const pages: SearchPage[] = [];
  const followed = new Set<string>();
  let outcome = await firstPage(wire, search, expected, scope);
  for (;;) {
    if (outcome.state !== 'found') return outcome;
    pages.push(outcome.value);
    const { next } = outcome.value;
    if (next === undefined) return { state: 'found', value: joined(pages) };
    if (pages.length >= wire.maxPages || followed.has(next)) return tooManyPages;
    followed.add(next);
    const schema = searchSet({ ...expected, filters: {} });
    outcome = await wire.call({ method: 'GET', path: next, accept: 'application/fhir+json', schema, statuses: { 410: 'missing' } }, scope);
  }
}

function firstPage(wire: Wire, search: FhirSearch, expected: ExpectedPage, scope: CallScope): Promise<Outcome<SearchPage>> {
  const form = new URLSearchParams({ ...search.filters, _elements: search.elements.join(','), _count: String(pageSize) });
  for (const [name, value] of search.includes) form.append(name, value);
  return wire.call(
    {
      method: 'POST',
      path: `${search.type}/_search`,
      contentType: 'application/x-www-form-urlencoded',
      accept: 'application/fhir+json',
      body: form.toString(),
      schema: searchSet(expected),
    },
    scope,
  );
}

/** A resource that moved from one page to the next while we read counts once. */
function joined(pages: readonly SearchPage[]): FhirAnswer {
  return { matches: once(pages.flatMap((page) => page.matches)), included: once(pages.flatMap((page) => page.included)) };
}

function once(entries: readonly FhirEntry[]): readonly FhirEntry[] {
  return [
    ...new Map(
      entries.map((entry) => [entry.resource.id === undefined ? entry : `${entry.resource.resourceType}/${entry.resource.id}`, entry]),
    ).values(),
  ];
}
