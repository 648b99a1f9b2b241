import type { FhirEntry, FindReference } from './fhir-reference.ts';
import type { FhirOf, FhirType } from './fhir-resources.ts';
import { mapCareGoal } from './map-care-goal.ts';
import { mapDiagnosis, mapFunctionalImpact } from './map-condition.ts';
import { mapCrisisContact } from './map-crisis-contact.ts';
import { mapEpisode } from './map-episode.ts';
import { mapMedication } from './map-medication.ts';
import { mapCareTeam } from './map-practitioner.ts';
import type { GgzList, GgzRecords } from './records.ts';

/** The resources of one person, with a way to follow the references in each. */
export interface PersonsResources {
  readonly entries: readonly FhirEntry[];
  readonly find: (from: FhirEntry) => FindReference;
}

/** The records of one list, in the order in which the server gave them. `names` says whether a team's professionals are meant or the team itself. */
export function mapRecords<L extends GgzList>(list: L, found: PersonsResources, names: boolean, today: string): GgzRecords[L] {
  const mappers: { readonly [K in GgzList]: () => GgzRecords[K] } = {
    ggzEpisodes: () => each(found, 'EpisodeOfCare', (resource) => mapEpisode(resource, today)),
    ggzPractitioners: () => each(found, 'CareTeam', (resource, find) => mapCareTeam(resource, find, names, today)),
    ggzDiagnoses: () => each(found, 'Condition', (resource) => mapDiagnosis(resource, today)),
    ggzFunctionalImpacts: () => each(found, 'Condition', (resource) => mapFunctionalImpact(resource, today)),
    ggzCareGoals: () => each(found, 'Goal', (resource) => mapCareGoal(resource, today)),
    ggzCrisisContacts: () => each(found, 'CarePlan', (resource, find) => mapCrisisContact(resource, find, today)),
    ggzMedications: () => each(found, 'MedicationRequest', (resource, find) => mapMedication(resource, find, today)),
  };
  return mappers[list]();
}

function each<T extends FhirType, R>(
  found: PersonsResources,
  type: T,
  map: (resource: FhirOf<T>, find: FindReference) => R | readonly R[] | null,
): R[] {
  return found.entries.flatMap((entry) => {
    if (entry.resource.resourceType !== type) return [];
    const mapped = map(entry.resource as FhirOf<T>, found.find(entry));
    return mapped === null ? [] : mapped;
  });
}
