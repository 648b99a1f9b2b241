import type { CallScope, Outcome, Wire } from '../call.ts';
import { bsnSystem } from './fhir-codes.ts';
import { baseOf, nameOfEntry, type FhirEntry } from './fhir-reference.ts';
import { bsnOf } from './find-owner.ts';
import { searchFhir } from './search-fhir.ts';

/** One patient record at the server: its id, and the name by which other resources refer to it (`Patient/1`). */
export interface PatientRecord {
  readonly id: string;
  readonly name: string;
}

/** The patient records by BSN, and the bases under which the server says its resources are. */
export interface Patients {
  readonly byBsn: ReadonlyMap<string, readonly PatientRecord[]>;
  readonly bases: readonly string[];
}

/**
 * Finds the patients with these BSNs in one search. One person can have several records; one record with another BSN than those asked for, with none or
 * with two breaks the contract, because then the server did not listen.
 */
export async function findPatients(wire: Wire, bsns: readonly string[], scope: CallScope): Promise<Outcome<Patients>> {
  const identifier = bsns.map((bsn) => `${bsnSystem}|${bsn}`).join(',');
  const accepts = (entry: FhirEntry): boolean => entry.resource.id !== undefined && bsns.includes(bsnOfPatient(entry) ?? '');
  const outcome = await searchFhir(
    wire,
    { type: 'Patient', filters: { identifier }, elements: ['identifier'], includes: [], accepts },
    bsns,
    scope,
  );
  if (outcome.state !== 'found') return outcome;
  const { matches } = outcome.value;
  const bases = [...new Set([wire.baseUrl, ...matches.flatMap((entry) => baseOf(entry.fullUrl) ?? [])])];
  const records = matches.map((entry) => {
    const { id = '' } = entry.resource;
    return { bsn: bsnOfPatient(entry) ?? '', id, name: nameOfEntry(entry, bases) ?? `Patient/${id}` };
  });
  return { state: 'found', value: { byBsn: Map.groupBy(records, ({ bsn }) => bsn), bases } };
}

/** The one BSN of a patient. */
function bsnOfPatient({ resource }: FhirEntry): string | undefined {
  return resource.resourceType === 'Patient' ? bsnOf(resource.identifier) : undefined;
}
