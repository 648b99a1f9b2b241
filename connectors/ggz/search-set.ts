import { z } from 'zod';
import { sameOrigin } from '../same-origin.ts';
import { couldHoldBsn } from '../target-url.ts';
import type { FhirEntry } from './fhir-reference.ts';
import { fhirResource, type FhirType } from './fhir-resources.ts';
import { honours } from './honours.ts';

const bundle = z.object({
  resourceType: z.literal('Bundle'),
  type: z.literal('searchset'),
  link: z.array(z.object({ relation: z.string(), url: z.string() })).optional(),
  entry: z
    .array(
      z.object({
        fullUrl: z.string().optional(),
        resource: fhirResource.optional(),
        search: z.object({ mode: z.string().optional() }).optional(),
      }),
    )
    .optional(),
});

/** One page of a search: what was found, what was included with it, and where the next page is. */
export interface SearchPage {
  readonly matches: readonly FhirEntry[];
  readonly included: readonly FhirEntry[];
  readonly next: string | undefined;
}

/** What a page must be in order to be the answer to what was asked. */
export interface ExpectedPage {
  readonly baseUrl: string;
  readonly type: FhirType;
  /** The search parameters that choose; the first page may not say that it left one out. */
  readonly filters: Readonly<Record<string, string>>;
  /** Whether a resource that was found can belong to the answer. */
  readonly accepts: (entry: FhirEntry) => boolean;
  /** The BSNs of the operation, which no link may hold. */
  readonly bsns: readonly string[];
}

type Bundle = z.infer<typeof bundle>;
type BundleEntry = NonNullable<Bundle['entry']>[number];

/**
 * The shape of a page. It breaks the contract when the server says that it left a parameter out, when something else was found than was asked for, when
 * the search itself reports an error, or when the next page lies elsewhere or its address holds a BSN. `total` may be absent, and `entry` too.
 */
export function searchSet(expected: ExpectedPage): z.ZodType<SearchPage> {
  return bundle
    .superRefine((page, context) => {
      if (!honours(linkOf(page, 'self'), expected.filters, expected.baseUrl)) refuse(context, ['link']);
      if (!mayFollow(linkOf(page, 'next'), expected)) refuse(context, ['link']);
      (page.entry ?? []).forEach((entry, index) => {
        if (!isAccepted(entry, expected)) refuse(context, ['entry', index, 'resource']);
      });
    })
    .transform((page) => ({
      matches: entries(page, (entry) => isMatch(entry, expected.type)),
      included: entries(page, (entry) => !isMatch(entry, expected.type)),
      next: linkOf(page, 'next'),
    }));
}

function refuse(context: z.RefinementCtx, path: (string | number)[]): void {
  context.addIssue({ code: 'custom', path });
}

function linkOf(page: Bundle, relation: string): string | undefined {
  return page.link?.find((link) => link.relation === relation)?.url;
}

function mayFollow(next: string | undefined, { baseUrl, bsns }: ExpectedPage): boolean {
  if (next === undefined) return true;
  return sameOrigin(baseUrl, next) && !couldHoldBsn(next) && !bsns.some((bsn) => next.includes(bsn));
}

/** Without a mode, what has the type that was asked for counts as found. */
function isMatch(entry: BundleEntry, type: FhirType): boolean {
  return entry.search?.mode === 'match' || (entry.search?.mode === undefined && entry.resource?.resourceType === type);
}

function isAccepted(entry: BundleEntry, expected: ExpectedPage): boolean {
  const { resource, fullUrl } = entry;
  if (resource === undefined) return true;
  if (resource.resourceType === 'OperationOutcome')
    return !resource.issue.some(({ severity }) => severity === 'error' || severity === 'fatal');
  return !isMatch(entry, expected.type) || (resource.resourceType === expected.type && expected.accepts({ fullUrl, resource }));
}

function entries(page: Bundle, wanted: (entry: BundleEntry) => boolean): readonly FhirEntry[] {
  return (page.entry ?? []).flatMap((entry) => {
    const { resource, fullUrl } = entry;
    return resource !== undefined && resource.resourceType !== 'OperationOutcome' && wanted(entry) ? [{ fullUrl, resource }] : [];
  });
}
