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
}

/** A resource with its fate. */
export interface Stored {
  readonly resource: StoredResource;
  readonly deleted: boolean;
}

/** Makes a store of these resources; a deleted one is found by no search. */
export function createFhirStore(stored: readonly Stored[]): FhirStore {
  const byKey = new Map(stored.map((one) => [`${one.resource.resourceType}/${one.resource.id ?? ''}`, one]));
  const byType = Map.groupBy(
    stored.filter((one) => !one.deleted).map((one) => one.resource),
    (resource) => resource.resourceType,
  );
  return {
    all: (type) => byType.get(type) ?? [],
    read(type, id) {
      const found = byKey.get(`${type}/${id}`);
      if (found === undefined) return null;
      return found.deleted ? 'deleted' : found.resource;
    },
  };
}
