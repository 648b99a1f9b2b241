import DataLoader from 'dataloader';
import type { CallScope, Outcome, UnavailableCause, Wire } from '../call.ts';
import { couldHoldBsn } from '../target-url.ts';
import { findContained, nameOfEntry, nameOfReference, type FhirEntry, type FindReference } from './fhir-reference.ts';
import { fhirResource, type FhirResource } from './fhir-resources.ts';
import type { Following } from './references-to-follow.ts';

/** Reads these elements of a resource by its name (`Practitioner/1`), once in an operation; one that is not there or was deleted is missing. */
export type ReadResource = (name: string, elements: readonly string[]) => Promise<Outcome<FhirResource>>;

const subsetted = 'SUBSETTED';
const maxRounds = 3;
const maxReads = 50;

/** A reader for one operation. */
export function createResourceReader(wire: Wire, scope: CallScope): ReadResource {
  const loader = new DataLoader<string, Outcome<FhirResource>>((paths) => Promise.all(paths.map((path) => read(wire, path, scope))));
  return (name, elements) => loader.load(`${name}?_elements=${elements.join(',')}`);
}

function read(wire: Wire, path: string, scope: CallScope): Promise<Outcome<FhirResource>> {
  return wire.call(
    { method: 'GET', path, accept: 'application/fhir+json', schema: fhirResource, statuses: { 404: 'missing', 410: 'missing' } },
    scope,
  );
}

/** A way to find references from one resource. */
export interface Resolved {
  readonly find: (from: FhirEntry) => FindReference;
}

/**
 * What the resources refer to, from what the server included and, for the rest, read once each: at most fifty in a round and three rounds deep. A
 * reference to another server is not followed. Unavailable when one of them cannot be read.
 */
export async function resolveReferences(
  from: readonly FhirEntry[],
  included: readonly FhirEntry[],
  follow: Following,
  bases: readonly string[],
  readResource: ReadResource,
): Promise<Outcome<Resolved>> {
  const pool = new Map(included.filter(isWhole).flatMap((entry) => named(entry, bases)));
  const find = (entry: FhirEntry): FindReference => {
    const { resource } = entry;
    const inside = 'contained' in resource ? resource.contained : undefined;
    return (reference) =>
      findContained(reference.reference, inside) ?? pool.get(nameOfReference(reference.reference, entry.fullUrl, bases) ?? '')?.resource;
  };
  let entries = from;
  for (let round = 0; round < maxRounds && entries.length > 0; round++) {
    const asked = entries.flatMap((entry) =>
      follow.references(entry.resource, find(entry)).map((to) => nameOfReference(to.reference, entry.fullUrl, bases) ?? ''),
    );
    const names = [...new Set(asked)];
    const toRead = names.filter((name) => !pool.has(name) && isReadable(name, follow));
    if (toRead.length > maxReads) return { state: 'unavailable', cause: 'TOO_MANY_PAGES' };
    const outcomes = await Promise.all(toRead.map((name) => readResource(name, follow.elements[typeOf(name)] ?? [])));
    const failed = causeOf(outcomes);
    if (failed !== null) return { state: 'unavailable', cause: failed };
    outcomes.forEach((outcome, index) => {
      const name = toRead[index] ?? '';
      if (outcome.state === 'found') pool.set(name, { fullUrl: `${bases[0] ?? ''}${name}`, resource: outcome.value });
    });
    entries = names.flatMap((name) => pool.get(name) ?? []);
  }
  return { state: 'found', value: { find } };
}

function named(entry: FhirEntry, bases: readonly string[]): readonly [string, FhirEntry][] {
  const name = nameOfEntry(entry, bases);
  return name === null ? [] : [[name, entry]];
}

/** Some servers cut what they include to the elements of the search; what then says nothing is read after all. */
function isWhole({ resource }: FhirEntry): boolean {
  if (!('meta' in resource) || resource.meta?.tag?.some(({ code }) => code === subsetted) !== true) return true;
  const told = {
    Practitioner: 'name',
    PractitionerRole: 'practitioner',
    Organization: 'name',
    CareTeam: 'managingOrganization',
    Medication: 'code',
  } as const;
  return resource.resourceType in told && told[resource.resourceType as keyof typeof told] in resource;
}

/** An id of nine digits could be a BSN, which never goes into an address. */
function isReadable(name: string, follow: Following): boolean {
  const [, id = '', ...more] = name.split('/');
  return Object.hasOwn(follow.elements, typeOf(name)) && id !== '' && more.length === 0 && !couldHoldBsn(name);
}

function typeOf(name: string): string {
  return name.split('/')[0] ?? '';
}

function causeOf(outcomes: readonly Outcome<unknown>[]): UnavailableCause | null {
  for (const outcome of outcomes) if (outcome.state === 'unavailable') return outcome.cause;
  return null;
}
