import type { StandInReply, StandInRequest } from '../stand-in.ts';
import type { FhirStore, ResourceType } from './fhir-store.ts';
import { isKnownInclude } from './include-resources.ts';
import { replyFhir, replyOutcome } from './operation-outcome.ts';
import type { ResultPages } from './result-pages.ts';
import { searchResources } from './search-resources.ts';
import type { Parameter } from './search-resources.ts';

/** What a search needs to be answered. */
export interface SearchCall {
  readonly store: FhirStore;
  readonly pages: ResultPages;
  readonly pageSize: number;
  readonly base: string;
  readonly type: ResourceType;
  readonly request: StandInRequest;
  readonly endless: boolean;
}

const modifiers = new Set(['_count', '_elements', '_include', '_include:iterate', '_total', '_format']);

/**
 * Answers a search with its first page as a Bundle: by form at `POST <Type>/_search`, or by query at `GET <Type>`. The `self` link holds
 * only what was understood. With `Prefer: handling=strict` an unknown parameter is a 400 instead of being left out.
 */
export function answerSearch(call: SearchCall): StandInReply {
  const { request, type, base } = call;
  if (request.method === 'POST' && !(request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) {
    return replyOutcome(415, 'not-supported', 'A search is posted as application/x-www-form-urlencoded');
  }
  if (request.method !== 'POST' && request.method !== 'GET') return replyOutcome(405, 'not-supported', 'This server only reads');
  const given: readonly Parameter[] = [...request.url.searchParams, ...(request.method === 'POST' ? new URLSearchParams(request.body) : [])];
  const all = (name: string): readonly string[] => given.filter(([one, value]) => one === name && value !== '').map(([, value]) => value);

  const count = Number(all('_count')[0] ?? call.pageSize);
  if (!Number.isSafeInteger(count) || count < 0) return replyOutcome(400, 'value', 'Parameter _count is not a number');
  const includes = [
    ...all('_include').map((include) => ({ include, iterate: false })),
    ...all('_include:iterate').map((include) => ({ include, iterate: true })),
  ];
  const result = searchResources(call.store, type, given.filter(([name]) => !modifiers.has(name)), base);
  const unknown = [...result.ignored, ...includes.filter((one) => !isKnownInclude(one.include)).map(() => '_include')];
  if (unknown.length > 0 && (request.headers['prefer'] ?? '').includes('handling=strict')) {
    return replyOutcome(400, 'not-supported', 'A search parameter is not known to this server');
  }

  const elements = all('_elements').flatMap((value) => value.split(','));
  const self = new URLSearchParams([
    ...result.understood.map(([name, value]): [string, string] => [name, value]),
    ...given.filter(([name, value]) => modifiers.has(name) && value !== '' && (!name.startsWith('_include') || isKnownInclude(value))).map(([name, value]): [string, string] => [name, value]),
  ]).toString();
  const search = {
    base,
    matches: result.matches,
    includes: includes.filter((one) => isKnownInclude(one.include)),
    elements: elements.length > 0 ? elements : null,
    count: count === 0 ? call.pageSize : Math.min(count, call.pageSize),
    withTotal: all('_total').includes('accurate'),
  };
  return replyFhir(200, call.pages.first(search, `${base}/${type}${self === '' ? '' : `?${self}`}`, call.endless));
}
