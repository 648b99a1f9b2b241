import type { Organization, Patient } from 'fhir/r4.js';

import type { GgzDossier } from '../dossiers/dossier.ts';
import type { Person } from '../families/person.ts';
import { bsnSystem, profile } from './codes.ts';
import type { Stored, StoredResource } from './fhir-store.ts';
import { writeCareTeam } from './write-care-team.ts';
import { asInstant, crisisPhone, institutionId, phone } from './write-parts.ts';
import type { PatientFile } from './write-parts.ts';
import { writeCrisisPlan, writeDiagnosis, writeEpisode, writeGoal, writeImpact, writeMedication } from './write-records.ts';

/** The institution itself: a HealthcareProvider-Organization. */
export function institution(): Organization {
  return {
    resourceType: 'Organization',
    id: institutionId,
    meta: { lastUpdated: asInstant('2024-01-02'), profile: [profile('HealthcareProvider-Organization')] },
    identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/ura', value: '90000301' }],
    name: 'GGZ De Brug',
    telecom: [phone(crisisPhone)],
  };
}

/** Writes one person's file as FHIR R4 resources in the nl-core profiles; `number` is in every id, and nothing of the person is. */
export function writePatientFile(dossier: GgzDossier, person: Person | null, number: number): readonly Stored[] {
  const file: PatientFile = {
    number,
    subject: { reference: `Patient/pat-${number}`, type: 'Patient' },
    institution: { reference: `Organization/${institutionId}`, type: 'Organization', display: 'GGZ De Brug' },
  };
  const written = <T extends { readonly deleted?: true }>(
    records: readonly T[],
    write: (file: PatientFile, one: T, index: number) => StoredResource,
  ): readonly Stored[] => records.map((one, index) => ({ resource: write(file, one, index), deleted: one.deleted === true }));
  const team = dossier.teams.length > 0 ? `CareTeam/team-${number}-1` : null;
  return [
    { resource: patientOf(dossier.bsn, person, `pat-${number}`), deleted: false },
    ...written(dossier.episodes, writeEpisode),
    ...dossier.teams.flatMap((one, index) => writeCareTeam(file, one, index)),
    ...written(dossier.diagnoses, writeDiagnosis),
    ...written(dossier.impacts, writeImpact),
    ...written(dossier.goals, writeGoal),
    ...written(dossier.crisisPlans, (_, one, index) => writeCrisisPlan(file, one, index, team)),
    ...written(dossier.medications, writeMedication),
  ];
}

function patientOf(bsn: string, person: Person | null, id: string): Patient {
  return {
    resourceType: 'Patient',
    id,
    meta: { versionId: '1', lastUpdated: asInstant('2025-01-06'), profile: [profile('Patient')] },
    identifier: [{ system: bsnSystem, value: bsn }],
    ...(person === null ? {} : demographicsOf(person)),
    managingOrganization: { reference: `Organization/${institutionId}`, type: 'Organization' },
  };
}

function demographicsOf(person: Person): Pick<Patient, 'name' | 'gender' | 'birthDate'> {
  const family = [person.prefix, person.surname].filter((part) => part !== '').join(' ');
  return {
    name: [{ use: 'official', text: `${person.givenNames} ${family}`, family, given: person.givenNames.split(' ') }],
    gender: person.sex === 'M' ? 'male' : 'female',
    ...(person.birthDate === null ? {} : { birthDate: person.birthDate }),
  };
}
