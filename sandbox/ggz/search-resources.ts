import type { CodeableConcept, Identifier } from 'fhir/r4.js';

import type { FhirStore, ResourceType, StoredResource } from './fhir-store.ts';

/** A search parameter with its value as it was sent. */
export type Parameter = readonly [name: string, value: string];

/** What a search found, and the parameters that counted: those that the server does not know, and empty ones, did not. */
export interface SearchResult {
  readonly matches: readonly StoredResource[];
  readonly understood: readonly Parameter[];
  readonly ignored: readonly string[];
}

type Test = (resource: StoredResource, value: string, store: FhirStore, base: string) => boolean;

const byId: Test = (resource, value) => resource.id === value;
const byIdentifier: Test = (resource, value) =>
  'identifier' in resource && (resource.identifier ?? []).some((one) => tokenMatches(value, one.system, one.value));

const byPatient: Test = (resource, value, _store, base) => {
  const reference = patientOf(resource);
  return reference !== null && [`Patient/${value}`, value, value.replace(`${base}/`, '')].includes(reference);
};

const byPatientIdentifier: Test = (resource, value, store) => {
  const id = patientOf(resource)?.replace('Patient/', '');
  const patient = id === undefined ? null : store.read('Patient', id);
  if (patient === null || patient === 'deleted' || patient.resourceType !== 'Patient') return false;
  return (patient.identifier ?? []).some((one: Identifier) => tokenMatches(value, one.system, one.value));
};

const byCategory: Test = (resource, value) => {
  const categories: readonly CodeableConcept[] = 'category' in resource && Array.isArray(resource.category) ? resource.category : [];
  return categories.some((concept) => (concept.coding ?? []).some((coding) => tokenMatches(value, coding.system, coding.code)));
};

const byStatus: Test = (resource, value) => {
  if (resource.resourceType === 'Goal') return tokenMatches(value, undefined, resource.lifecycleStatus);
  return 'status' in resource && tokenMatches(value, undefined, resource.status);
};

const byClinicalStatus: Test = (resource, value) =>
  resource.resourceType === 'Condition' &&
  (resource.clinicalStatus?.coding ?? []).some((coding) => tokenMatches(value, coding.system, coding.code));

const clinical: Readonly<Record<string, Test>> = {
  patient: byPatient,
  subject: byPatient,
  'subject:Patient': byPatient,
  'patient.identifier': byPatientIdentifier,
  'patient:Patient.identifier': byPatientIdentifier,
  'subject.identifier': byPatientIdentifier,
  'subject:Patient.identifier': byPatientIdentifier,
  category: byCategory,
};

/** The search parameters of each type, beside `_id`; R4 gives an EpisodeOfCare no `subject` and no `category`. */
const parameters: Readonly<Record<ResourceType, Readonly<Record<string, Test>>>> = {
  Patient: { identifier: byIdentifier },
  EpisodeOfCare: {
    patient: byPatient,
    'patient.identifier': byPatientIdentifier,
    'patient:Patient.identifier': byPatientIdentifier,
    status: byStatus,
  },
  CareTeam: { ...clinical, status: byStatus },
  Condition: { ...clinical, 'clinical-status': byClinicalStatus },
  Goal: { ...clinical, 'lifecycle-status': byStatus },
  CarePlan: { ...clinical, status: byStatus },
  MedicationRequest: { ...clinical, status: byStatus },
  Practitioner: { identifier: byIdentifier },
  PractitionerRole: { identifier: byIdentifier },
  Organization: { identifier: byIdentifier },
};

/** The names of the search parameters of a type. */
export function searchParameters(type: ResourceType): readonly string[] {
  return ['_id', ...Object.keys(parameters[type])];
}

/**
 * Finds the resources of a type for which every known parameter holds; a comma in a value means "or". As lenient servers do, it leaves
 * out unknown parameters and empty values: with nothing left it finds everything there is.
 */
export function searchResources(store: FhirStore, type: ResourceType, given: readonly Parameter[], base: string): SearchResult {
  const tests: Readonly<Record<string, Test>> = { _id: byId, ...parameters[type] };
  const isKnown = (name: string): boolean => Object.hasOwn(tests, name);
  const understood = given.filter(([name, value]) => isKnown(name) && value !== '');
  const matches = store
    .all(type)
    .filter((resource) =>
      understood.every(([name, value]) => split(value, ',').some((one) => tests[name]?.(resource, one, store, base) === true)),
    );
  return { matches, understood, ignored: given.map(([name]) => name).filter((name) => !isKnown(name)) };
}

/** The patient to whom a resource belongs, as `Patient/<id>`; null when it belongs to nobody. */
export function patientOf(resource: StoredResource): string | null {
  if ('subject' in resource) return resource.subject?.reference ?? null;
  return 'patient' in resource && resource.patient !== undefined && !Array.isArray(resource.patient)
    ? (resource.patient.reference ?? null)
    : null;
}

/** Token search: `value`, `system|value`, `|value` (no system) or `system|` (any value). */
function tokenMatches(token: string, system: string | undefined, value: string | undefined): boolean {
  const [first = '', second] = split(token, '|');
  if (second === undefined) return unescaped(first) === value;
  if (first === '' && system !== undefined) return false;
  return (first === '' || unescaped(first) === system) && (second === '' || unescaped(second) === value);
}

/** Splits at a separator that no backslash precedes. */
function split(value: string, separator: ',' | '|'): readonly string[] {
  return value.split(separator === ',' ? /(?<!\\),/ : /(?<!\\)\|/);
}

function unescaped(value: string): string {
  return value.replace(/\\([,|$\\])/g, '$1');
}
