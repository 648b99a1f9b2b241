import { z } from 'zod';
import type { CallScope, Outcome, Wire } from '../call.ts';
import { sameOrigin } from '../same-origin.ts';
import { couldHoldBsn } from '../target-url.ts';
import { hasRole } from './is-about.ts';
import { pageOf, wireZaak, type WireZaak } from './wire-zaak.ts';

/** One search for the cases of one person. */
export interface ZaakSearch {
  readonly bsn: string;
  readonly expand: readonly string[];
  /** Addresses of zaaktypen in the catalogue; empty when the register is to give cases of every kind. */
  readonly zaaktypeUrls: readonly string[];
}

type Page = { readonly next?: string | null | undefined; readonly results: readonly WireZaak[] };
type Unavailable = Extract<Outcome<never>, { state: 'unavailable' }>;

const path = 'zaken/_zoek';
const tooManyPages: Unavailable = { state: 'unavailable', cause: 'TOO_MANY_PAGES' };

/** The headers that every request to a ZGW Zaken API carries. */
export const zgwHeaders = { 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326' } as const;

/**
 * The cases in which a person has a role, from every page of one `_zoek`, at most as many as the wire allows. The BSN goes in the body. A case in whose
 * expanded roles the person is not found, and a next page that is not this search, break the contract.
 */
export async function searchZaken(wire: Wire, search: ZaakSearch, scope: CallScope): Promise<Outcome<readonly WireZaak[]>> {
  const body = bodyOf(search);
  const schema = pageFor(search.bsn, wire.baseUrl);
  const found = new Map<string, WireZaak>();
  const followed = new Set<string>();
  for (let next = path; ;) {
    const outcome: Outcome<Page> = await wire.call({ method: 'POST', path: next, headers: zgwHeaders, body, schema }, scope);
    if (outcome.state !== 'found') return outcome;
    followed.add(next);
    for (const zaak of outcome.value.results) found.set(zaak.url, zaak);
    if (typeof outcome.value.next !== 'string') return { state: 'found', value: [...found.values()] };
    next = outcome.value.next;
    if (followed.size >= wire.maxPages || followed.has(next)) return tooManyPages;
  }
}

function bodyOf({ bsn, expand, zaaktypeUrls }: ZaakSearch): string {
  return JSON.stringify({
    rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn: bsn,
    ...(zaaktypeUrls.length === 0 ? {} : { zaaktype__in: zaaktypeUrls }),
    expand: expand.join(','),
  });
}

function pageFor(bsn: string, baseUrl: string): z.ZodType<Page> {
  return pageOf(wireZaak).superRefine((page, context) => {
    if (typeof page.next === 'string' && !isSameSearch(page.next, baseUrl, bsn)) context.addIssue({ code: 'custom', path: ['next'] });
    page.results.forEach((zaak, index) => {
      const rollen = zaak._expand?.rollen;
      if (rollen !== undefined && !hasRole(rollen, bsn))
        context.addIssue({ code: 'custom', path: ['results', index, '_expand', 'rollen'] });
    });
  });
}

/** A page is asked for by posting, and a post to another address could change something. */
function isSameSearch(next: string, baseUrl: string, bsn: string): boolean {
  if (!sameOrigin(baseUrl, next) || couldHoldBsn(next) || next.includes(bsn)) return false;
  return URL.parse(next)?.pathname === new URL(path, baseUrl).pathname;
}
