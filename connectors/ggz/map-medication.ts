import { describeConcept, filled } from './describe-concept.ts';
import type { FhirOf } from './fhir-resources.ts';
import type { FindReference } from './fhir-reference.ts';
import { provenanceOf } from './provenance.ts';
import type { GgzMedication } from './records.ts';

const dropped = new Set(['entered-in-error', 'draft', 'cancelled']);
const over = new Set(['completed', 'stopped']);
const notOrdered = new Set(['proposal', 'plan', 'option']);

/** The medication that a MedicationRequest orders; null when it orders none (a draft, a proposal, "do not take", entered in error). */
export function mapMedication(request: FhirOf<'MedicationRequest'>, find: FindReference, today: string): GgzMedication | null {
  if (dropped.has(request.status) || notOrdered.has(request.intent ?? '') || request.doNotPerform === true) return null;
  return {
    text: textOf(request, find),
    dosage: dosageOf(request),
    provenance: provenanceOf(request, { recorded: request.authoredOn, over: over.has(request.status), today }),
  };
}

function textOf(request: FhirOf<'MedicationRequest'>, find: FindReference): string | null {
  if (request.medicationReference === undefined) return describeConcept(request.medicationCodeableConcept);
  const found = find(request.medicationReference);
  return (found?.resourceType === 'Medication' ? describeConcept(found.code) : null) ?? filled(request.medicationReference.display);
}

function dosageOf(request: FhirOf<'MedicationRequest'>): string | null {
  const inOrder = (request.dosageInstruction ?? []).toSorted((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0));
  return filled(inOrder.flatMap((each) => filled(each.text) ?? filled(each.patientInstruction) ?? []).join('; '));
}
