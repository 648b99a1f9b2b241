import type { CarePlan, Condition, EpisodeOfCare, Goal, MedicationRequest } from 'fhir/r4.js';

import type { GgzDossier } from '../dossiers/dossier.ts';
import { conditionStatus, crisisPlanCategory, medicationAgreement, problemType, severity, snomedCoding } from './codes.ts';
import { crisisPhone, metaOf, periodOf, phone } from './write-parts.ts';
import type { PatientFile } from './write-parts.ts';

type One<Part extends keyof GgzDossier> = GgzDossier[Part] extends readonly (infer Item)[] ? Item : never;

/** A zorgperiode as an EpisodeOfCare. */
export function writeEpisode(file: PatientFile, one: One<'episodes'>, index: number): EpisodeOfCare {
  return {
    resourceType: 'EpisodeOfCare',
    id: `epi-${file.number}-${index + 1}`,
    meta: metaOf(one, 'EpisodeOfCare'),
    identifier: [{ system: 'https://ggzdebrug.example/zorgtraject', value: `ZT-${file.number}-${index + 1}` }],
    status: one.finished === true ? 'finished' : 'active',
    patient: file.subject,
    managingOrganization: file.institution,
    period: periodOf(one.from, one.until),
  };
}

/** A diagnosis as a Condition (zib Probleem). */
export function writeDiagnosis(file: PatientFile, one: One<'diagnoses'>, index: number): Condition {
  return {
    resourceType: 'Condition',
    id: `dia-${file.number}-${index + 1}`,
    meta: metaOf(one, 'Problem'),
    ...conditionStatus(one.until !== undefined),
    category: [problemType.diagnosis],
    code: { ...(one.snomed === undefined ? {} : { coding: [snomedCoding(one.snomed, one.text)] }), text: one.text },
    subject: file.subject,
    onsetDateTime: one.since,
    ...(one.until === undefined ? {} : { abatementDateTime: one.until }),
    recordedDate: one.recordedAt,
  };
}

/** A functional limitation as a Condition (zib Probleem): its code is the field of life, its severity the band, its note the description. */
export function writeImpact(file: PatientFile, one: One<'impacts'>, index: number): Condition {
  return {
    resourceType: 'Condition',
    id: `fun-${file.number}-${index + 1}`,
    meta: metaOf(one, 'Problem'),
    ...conditionStatus(one.until !== undefined),
    category: [problemType.functional],
    severity: severity[one.band],
    code: { text: one.domain },
    subject: file.subject,
    onsetDateTime: one.since,
    ...(one.until === undefined ? {} : { abatementDateTime: one.until }),
    recordedDate: one.recordedAt,
    note: [{ text: one.description }],
  };
}

/** A care goal as a Goal (zib Behandeldoel). */
export function writeGoal(file: PatientFile, one: One<'goals'>, index: number): Goal {
  return {
    resourceType: 'Goal',
    id: `goal-${file.number}-${index + 1}`,
    meta: metaOf(one, 'TreatmentObjective'),
    lifecycleStatus: one.until === undefined ? 'active' : 'completed',
    category: [{ text: one.category }],
    description: { text: one.text },
    subject: file.subject,
    startDate: one.since,
    ...(one.until === undefined ? {} : { statusDate: one.until }),
  };
}

/** A crisis plan as a CarePlan, with the crisis service contained in it. */
export function writeCrisisPlan(file: PatientFile, one: One<'crisisPlans'>, index: number, team: string | null): CarePlan {
  const name = 'Crisisdienst GGZ De Brug';
  return {
    resourceType: 'CarePlan',
    id: `plan-${file.number}-${index + 1}`,
    meta: metaOf(one, null),
    contained: [{ resourceType: 'Organization', id: 'crisis', name, telecom: [phone(crisisPhone)] }],
    status: one.until === undefined ? 'active' : 'completed',
    intent: 'plan',
    category: [crisisPlanCategory],
    title: 'Crisisplan',
    description: one.plan,
    subject: file.subject,
    period: periodOf(one.from, one.until),
    created: one.recordedAt,
    contributor: [{ reference: '#crisis', display: name }],
    ...(team === null ? {} : { careTeam: [{ reference: team, type: 'CareTeam' }] }),
  };
}

/** Medication as a MedicationRequest (zib Medicatieafspraak). */
export function writeMedication(file: PatientFile, one: One<'medications'>, index: number): MedicationRequest {
  return {
    resourceType: 'MedicationRequest',
    id: `med-${file.number}-${index + 1}`,
    meta: metaOf(one, 'MedicationAgreement'),
    status: one.until === undefined ? 'active' : 'completed',
    intent: 'order',
    category: [medicationAgreement],
    medicationCodeableConcept: { text: one.text },
    subject: file.subject,
    authoredOn: one.from,
    dosageInstruction: [{ text: one.dosage, timing: { repeat: { boundsPeriod: periodOf(one.from, one.until) } } }],
  };
}
