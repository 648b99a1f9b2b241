import type { Reference } from './fhir-datatypes.ts';
import type { Contained, FhirResource } from './fhir-resources.ts';

/** A resource and the address under which it came. */
export interface FhirEntry<R extends FhirResource = FhirResource> {
  readonly fullUrl: string | undefined;
  readonly resource: R;
}

/** Finds what a reference leads to; undefined when it leads to nothing that is there. */
export type FindReference = (reference: Reference) => FhirResource | undefined;

/**
 * The one name of what a reference points at: `Type/id` for a resource under one of the bases, else the address itself; null for a reference without
 * an address or one to a contained resource. A relative reference is relative to the base of the resource that it stands in (FHIR R4 2.36.4.1).
 */
export function nameOfReference(reference: string | undefined, fullUrl: string | undefined, bases: readonly string[]): string | null {
  if (reference === undefined || reference === '' || reference.startsWith('#')) return null;
  const absolute = /^[a-z][a-z0-9+.-]*:/i.test(reference) ? reference : `${baseOf(fullUrl) ?? bases[0] ?? ''}${reference}`;
  const versionless = absolute.replace(/\/_history\/[^/]*$/, '');
  const base = bases.find((each) => versionless.startsWith(each));
  return base === undefined ? versionless : versionless.slice(base.length);
}

/** The name of a resource itself, in the same terms; null for one without an id and an address. */
export function nameOfEntry(entry: FhirEntry, bases: readonly string[]): string | null {
  const { resourceType, id } = entry.resource;
  const base = baseOf(entry.fullUrl);
  if (entry.fullUrl !== undefined && base === undefined) return entry.fullUrl;
  return id === undefined ? null : nameOfReference(`${resourceType}/${id}`, entry.fullUrl, bases);
}

/** The base, with a slash at its end, of a RESTful address such as https://host/fhir/Patient/1; undefined for others (`urn:uuid:…`). */
export function baseOf(fullUrl: string | undefined): string | undefined {
  return fullUrl === undefined ? undefined : /^(https?:\/\/.+\/)[A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/.exec(fullUrl)?.[1];
}

/** The contained resource that a `#id` reference means; undefined when there is none. */
export function findContained(reference: string | undefined, contained: Contained): Exclude<Contained, undefined>[number] | undefined {
  if (reference?.startsWith('#') !== true) return undefined;
  return contained?.find((each) => each.id !== undefined && `#${each.id.replace(/^#/, '')}` === reference);
}
