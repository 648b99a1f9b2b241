import type { ResourceType, StoredResource } from './fhir-store.ts';

/** The elements that a resource may never be without (minimum cardinality 1, or a modifier), whatever `_elements` says. */
const mandatory: Readonly<Record<ResourceType, readonly string[]>> = {
  Patient: ['active'],
  EpisodeOfCare: ['status', 'patient'],
  CareTeam: ['status'],
  Condition: ['clinicalStatus', 'verificationStatus', 'subject'],
  Goal: ['lifecycleStatus', 'description', 'subject'],
  CarePlan: ['status', 'intent', 'subject'],
  MedicationRequest: ['status', 'intent', 'medicationCodeableConcept', 'subject'],
  Practitioner: [],
  PractitionerRole: [],
  Organization: [],
};

const subsetted = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' };

/** The resource with only these elements, its id, meta and mandatory elements, tagged SUBSETTED; contained resources stay while something refers to them. */
export function selectElements(resource: StoredResource, elements: readonly string[]): StoredResource {
  const kept = new Set(['resourceType', 'id', ...mandatory[resource.resourceType], ...elements]);
  const parts = Object.entries(resource).filter(([name]) => kept.has(name) && name !== 'meta');
  const refersInside = JSON.stringify(parts).includes('"reference":"#');
  const contained = 'contained' in resource && refersInside ? { contained: resource.contained } : {};
  const meta = { ...resource.meta, tag: [subsetted] };
  return { ...Object.fromEntries(parts), ...contained, meta } as StoredResource;
}
