import { bsnOid, bsnSystem } from './fhir-codes.ts';
import { nameOfReference, type FhirEntry } from './fhir-reference.ts';

/** Whose a resource is: the BSN of the patient that it refers to, by address or by identifier; undefined for somebody who was not asked for. */
export function findOwner({ resource, fullUrl }: FhirEntry, bsnByPatient: ReadonlyMap<string, string>, bases: readonly string[]): string | undefined {
  const reference = 'subject' in resource ? resource.subject : 'patient' in resource ? resource.patient : undefined;
  const name = nameOfReference(reference?.reference, fullUrl, bases);
  if (name !== null) return bsnByPatient.get(name);
  const { system, value } = reference?.identifier ?? {};
  const isBsn = system === bsnSystem || system === bsnOid;
  return isBsn && value !== undefined && [...bsnByPatient.values()].includes(value) ? value : undefined;
}
