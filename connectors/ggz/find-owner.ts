import { bsnOid, bsnSystem } from './fhir-codes.ts';
import type { Identifier, Reference } from './fhir-datatypes.ts';
import { nameOfReference, type FhirEntry } from './fhir-reference.ts';
import type { FhirResource } from './fhir-resources.ts';

/** Whose a resource is: the BSN of the patient that it refers to, by address or by identifier; undefined for somebody who was not asked for. */
export function findOwner(
  { resource, fullUrl }: FhirEntry,
  bsnByPatient: ReadonlyMap<string, string>,
  bases: readonly string[],
): string | undefined {
  const patient = patientOf(resource);
  const name = nameOfReference(patient?.reference, fullUrl, bases);
  return name === null ? byIdentifier(patient, bsnByPatient) : bsnByPatient.get(name);
}

/** The reference to the patient whom a resource is about; undefined for a resource about nobody. */
export function patientOf(resource: FhirResource): Reference | undefined {
  if ('subject' in resource) return resource.subject;
  return 'patient' in resource ? resource.patient : undefined;
}

function byIdentifier(patient: Reference | undefined, bsnByPatient: ReadonlyMap<string, string>): string | undefined {
  const { system, value } = patient?.identifier ?? {};
  return system === bsnSystem || system === bsnOid ? [...bsnByPatient.values()].find((bsn) => bsn === value) : undefined;
}

/** The one BSN among identifiers; undefined without one, or when there are two. */
export function bsnOf(identifiers: readonly Identifier[] | undefined): string | undefined {
  const values = bsnsOf(identifiers);
  return values.length === 1 ? values[0] : undefined;
}

/** The BSNs among identifiers, without those that are not in use any more; one without a value counts as undefined. */
export function bsnsOf(identifiers: readonly Identifier[] | undefined): readonly (string | undefined)[] {
  const current = (identifiers ?? []).filter(({ system, use }) => (system === bsnSystem || system === bsnOid) && use !== 'old');
  return [...new Set(current.map(({ value }) => value))];
}
