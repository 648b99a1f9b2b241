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
  const wrongMethod = checkMethod(call.request);
  if (wrongMethod !== null) return wrongMethod;
  const given = parametersOf(call.request);
  const result = searchResources(
    call.store,
    call.type,
    given.filter(([name]) => !modifiers.has(name)),
    call.base,
  );
  const isUnderstood = ([name, value]: Parameter): boolean =>
    modifiers.has(name) && (!name.startsWith('_include') || isKnownInclude(value));
  const understood = given.filter(isUnderstood);
  const all = (name: string): readonly string[] => understood.filter(([one]) => one === name).map(([, value]) => value);

  const strict = (call.request.headers['prefer'] ?? '').includes('handling=strict');
  const unknown = result.ignored.length > 0 || given.some((one) => modifiers.has(one[0]) && !isUnderstood(one));
  if (strict && unknown) return replyOutcome(400, 'not-supported', 'A search parameter is not known to this server');
  const count = readCount(all('_count')[0], call.pageSize);
  if (count === null) return replyOutcome(400, 'value', 'Parameter _count is not a number');

  const elements = all('_elements').flatMap((value) => value.split(','));
  const search = {
    base: call.base,
    matches: result.matches,
    includes: [
      ...all('_include').map((include) => ({ include, iterate: false })),
      ...all('_include:iterate').map((include) => ({ include, iterate: true })),
    ],
    elements: elements.length > 0 ? elements : null,
    count,
    withTotal: all('_total').includes('accurate'),
  };
  const self = new URL(`${call.base}/${call.type}`);
  for (const [name, value] of [...result.understood, ...understood]) self.searchParams.append(name, value);
  return replyFhir(200, call.pages.first(search, self.href, call.endless));
}

function checkMethod({ method, headers }: StandInRequest): StandInReply | null {
  if (method === 'GET') return null;
  if (method !== 'POST') return replyOutcome(405, 'not-supported', 'This server only reads');
  if ((headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) return null;
  return replyOutcome(415, 'not-supported', 'A search is posted as application/x-www-form-urlencoded');
}

/** The parameters of the address and of the form together; empty modifiers do not count. */
function parametersOf(request: StandInRequest): readonly Parameter[] {
  const form = request.method === 'POST' ? [...new URLSearchParams(request.body)] : [];
  return [...request.url.searchParams, ...form].filter(([name, value]) => !modifiers.has(name) || value !== '');
}

/** How many matches a page holds: never more than the server's own page; null when it is no number. */
function readCount(text: string | undefined, pageSize: number): number | null {
  const count = Number(text ?? pageSize);
  if (!Number.isSafeInteger(count) || count < 0) return null;
  return count === 0 ? pageSize : Math.min(count, pageSize);
}
