import DataLoader from 'dataloader';
import type { CallScope, Outcome, UnavailableCause, Wire } from '../call.ts';
import { couldHoldBsn } from '../target-url.ts';
import { findContained, nameOfEntry, nameOfReference, type FhirEntry, type FindReference } from './fhir-reference.ts';
import { fhirResource, type FhirResource } from './fhir-resources.ts';
import type { ReferencesToFollow } from './references-to-follow.ts';

/** Reads a resource by its name (`Practitioner/1`), the same one once in an operation; one that is not there or was deleted is missing. */
export type ReadResource = (name: string) => Promise<Outcome<FhirResource>>;

/** The types that a reference may lead to, and what is read of each. Patients and relatives are never read: nobody asked for them. */
const elements: Readonly<Record<string, readonly string[]>> = {
  Practitioner: ['name', 'telecom'],
  PractitionerRole: ['practitioner', 'organization', 'telecom'],
  Organization: ['name', 'telecom', 'contact'],
  CareTeam: ['status', 'telecom', 'managingOrganization'],
  Medication: ['code'],
};

const subsetted = 'SUBSETTED';
const maxRounds = 3;
const maxReads = 50;

/** A reader for one operation. */
export function createResourceReader(wire: Wire, scope: CallScope): ReadResource {
  const loader = new DataLoader<string, Outcome<FhirResource>>((names) => Promise.all(names.map((name) => read(wire, name, scope))), { maxBatchSize: maxReads });
  return (name) => loader.load(name);
}

function read(wire: Wire, name: string, scope: CallScope): Promise<Outcome<FhirResource>> {
  const [type = ''] = name.split('/');
  const path = `${name}?_elements=${(elements[type] ?? []).join(',')}`;
  return wire.call({ method: 'GET', path, accept: 'application/fhir+json', schema: fhirResource, statuses: { 404: 'missing', 410: 'missing' } }, scope);
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
  referencesOf: ReferencesToFollow,
  bases: readonly string[],
  readResource: ReadResource,
): Promise<Outcome<Resolved>> {
  const pool = new Map(included.filter(isWhole).flatMap((entry) => named(entry, bases)));
  const find = (entry: FhirEntry): FindReference => {
    const { resource } = entry;
    const inside = 'contained' in resource ? resource.contained : undefined;
    return (reference) => findContained(reference.reference, inside) ?? pool.get(nameOfReference(reference.reference, entry.fullUrl, bases) ?? '')?.resource;
  };
  let entries = from;
  for (let round = 0; round < maxRounds && entries.length > 0; round++) {
    const asked = entries.flatMap((entry) => referencesOf(entry.resource, find(entry)).map((to) => nameOfReference(to.reference, entry.fullUrl, bases) ?? ''));
    const names = [...new Set(asked)];
    const toRead = names.filter((name) => !pool.has(name) && isReadable(name));
    if (toRead.length > maxReads) return { state: 'unavailable', cause: 'TOO_MANY_PAGES' };
    const outcomes = await Promise.all(toRead.map(readResource));
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
  const told = { Practitioner: 'name', PractitionerRole: 'practitioner', Organization: 'name', CareTeam: 'managingOrganization', Medication: 'code' } as const;
  return resource.resourceType in told && told[resource.resourceType as keyof typeof told] in resource;
}

/** An id of nine digits could be a BSN, which never goes into an address. */
function isReadable(name: string): boolean {
  const [type = '', id = '', ...more] = name.split('/');
  return Object.hasOwn(elements, type) && id !== '' && more.length === 0 && !couldHoldBsn(name);
}

function causeOf(outcomes: readonly Outcome<unknown>[]): UnavailableCause | null {
  for (const outcome of outcomes) if (outcome.state === 'unavailable') return outcome.cause;
  return null;
}
