import type { CodeableConcept, Coding } from 'fhir/r4.js';

/** The naming system of the BSN in Dutch FHIR. */
export const bsnSystem = 'http://fhir.nl/fhir/NamingSystem/bsn';
/** The naming system of a professional's BIG registration number. */
export const bigSystem = 'http://fhir.nl/fhir/NamingSystem/big';
const snomed = 'http://snomed.info/sct';

/** The address of a profile in Nictiz' package nl-core for R4. */
export function profile(name: string): string {
  return `http://nictiz.nl/fhir/StructureDefinition/nl-core-${name}`;
}

/** A SNOMED CT coding. */
export function snomedCoding(code: string, display: string): Coding {
  return { system: snomed, code, display };
}

/**
 * The two kinds of Condition (zib Probleem, ProbleemType) that this institution keeps. Both are seen in the nl-core examples: "Interpretatie
 * van diagnose" in nl-core-CareTeam-01, "bevinding van functionele prestatie en activiteit" in nl-core-TreatmentObjective-01.
 */
export const problemType = {
  diagnosis: { coding: [snomedCoding('282291009', 'Interpretatie van diagnose')] },
  functional: { coding: [snomedCoding('248536006', 'Bevinding van functionele prestatie en activiteit')] },
} as const satisfies Record<string, CodeableConcept>;

/** SNOMED CT "Mental health crisis plan (record artifact)": the category of a crisis plan. No nl-core profile covers a CarePlan. */
export const crisisPlanCategory: CodeableConcept = { coding: [snomedCoding('736253002', 'Mental health crisis plan')], text: 'Crisisplan' };

/** The SNOMED CT severities of a functional limitation. */
export const severity = {
  MILD: { coding: [snomedCoding('255604002', 'licht')] },
  MODERATE: { coding: [snomedCoding('6736007', 'matig')] },
  SEVERE: { coding: [snomedCoding('24484000', 'ernstig')] },
} as const satisfies Record<string, CodeableConcept>;

/** The category by which a MedicationRequest is a medicatieafspraak (zib MedicationAgreement). */
export const medicationAgreement: CodeableConcept = { coding: [snomedCoding('16076005', 'voorschrijven')] };

const clinical = 'http://terminology.hl7.org/CodeSystem/condition-clinical';
const verification = 'http://terminology.hl7.org/CodeSystem/condition-ver-status';

/** Clinical and verification status of a Condition that still plays or has resolved, as in nl-core-Problem-01. */
export function conditionStatus(resolved: boolean): { clinicalStatus: CodeableConcept; verificationStatus: CodeableConcept } {
  const code = resolved ? { code: 'resolved', display: 'Resolved' } : { code: 'active', display: 'Active' };
  return {
    clinicalStatus: { coding: [{ system: clinical, ...code }] },
    verificationStatus: {
      coding: [{ system: verification, code: 'confirmed', display: 'Confirmed' }, snomedCoding('410605003', 'Aanwezigheid bevestigd')],
    },
  };
}

/** The label of HL7 v3 Confidentiality with this code. */
export function confidentialityLabel(code: 'N' | 'R' | 'V'): Coding {
  const display = { N: 'normal', R: 'restricted', V: 'very restricted' }[code];
  return { system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code, display };
}
