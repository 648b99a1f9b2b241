import type {
  CarePlan,
  CareTeam,
  Condition,
  EpisodeOfCare,
  Goal,
  MedicationRequest,
  Organization,
  Patient,
  Practitioner,
  PractitionerRole,
} from 'fhir/r4.js';

/** The resources that this server keeps. */
export type StoredResource =
  | Patient
  | EpisodeOfCare
  | CareTeam
  | Condition
  | Goal
  | CarePlan
  | MedicationRequest
  | Practitioner
  | PractitionerRole
  | Organization;

/** The types that this server keeps. */
export const resourceTypes = [
  'Patient',
  'EpisodeOfCare',
  'CareTeam',
  'Condition',
  'Goal',
  'CarePlan',
  'MedicationRequest',
  'Practitioner',
  'PractitionerRole',
  'Organization',
] as const satisfies readonly StoredResource['resourceType'][];
/** A type that this server keeps. */
export type ResourceType = (typeof resourceTypes)[number];

/** What a FHIR server keeps: its resources by type, and which ids were deleted. */
export interface FhirStore {
  all(type: ResourceType): readonly StoredResource[];
  /** The resource, 'deleted' if it once was there, or null. */
  read(type: ResourceType, id: string): StoredResource | 'deleted' | null;
  /** Keeps a resource in the place of the one with its type and id, if any. */
  put(resource: StoredResource): void;
  /** Deletes the resource with this type and id; false when there is none. */
  remove(type: ResourceType, id: string): boolean;
}

/** A resource with its fate. */
export interface Stored {
  readonly resource: StoredResource;
  readonly deleted: boolean;
}

/** Makes a store of these resources; a deleted one is found by no search. */
export function createFhirStore(stored: readonly Stored[]): FhirStore {
  const byKey = new Map(stored.map((one) => [keyOf(one.resource.resourceType, one.resource.id), one]));
  return {
    all: (type) => [...byKey.values()].flatMap(({ resource, deleted }) => (!deleted && resource.resourceType === type ? [resource] : [])),
    read(type, id) {
      const found = byKey.get(keyOf(type, id));
      if (found === undefined) return null;
      return found.deleted ? 'deleted' : found.resource;
    },
    put: (resource) => void byKey.set(keyOf(resource.resourceType, resource.id), { resource, deleted: false }),
    remove(type, id) {
      const found = byKey.get(keyOf(type, id));
      if (found === undefined || found.deleted) return false;
      byKey.set(keyOf(type, id), { ...found, deleted: true });
      return true;
    },
  };
}

function keyOf(type: string, id: string | undefined): string {
  return `${type}/${id ?? ''}`;
}
