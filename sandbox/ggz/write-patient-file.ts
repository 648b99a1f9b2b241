import type { CareTeam, CareTeamParticipant, ContactPoint, FhirResource, Meta, Organization, Patient, Practitioner, PractitionerRole, Reference } from 'fhir/r4.js';

import type { GgzDossier, GgzRecord, TeamMember } from '../dossiers/dossier.ts';
import type { Person } from '../families/person.ts';
import {
  bigSystem,
  bsnSystem,
  conditionStatus,
  confidentialityLabel,
  crisisPlanCategory,
  medicationAgreement,
  problemType,
  profile,
  severity,
  snomedCoding,
} from './codes.ts';
import type { Stored, StoredResource } from './fhir-store.ts';

/** The id of the institution's own Organization. */
export const institutionId = 'ggz-de-brug';
/** The number under which the institution's crisis service answers day and night. */
export const crisisPhone = '+31881234500';

const phone = (value: string): ContactPoint => ({ system: 'phone', value, use: 'work' });
const asDay = (day: string): string => `${day}T09:30:00+01:00`;

/** The institution itself: a HealthcareProvider-Organization. */
export function institution(): Organization {
  return {
    resourceType: 'Organization',
    id: institutionId,
    meta: { lastUpdated: asDay('2024-01-02'), profile: [profile('HealthcareProvider-Organization')] },
    identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/ura', value: '90000301' }],
    name: 'GGZ De Brug',
    telecom: [phone(crisisPhone)],
  };
}

/** Writes one person's file as FHIR R4 resources in the nl-core profiles; ids count from `number` and hold nothing of the person. */
export function writePatientFile(dossier: GgzDossier, person: Person | null, number: number): readonly Stored[] {
  const patientId = `pat-${number}`;
  const subject: Reference = { reference: `Patient/${patientId}`, type: 'Patient' };
  const own: Reference = { reference: `Organization/${institutionId}`, type: 'Organization', display: 'GGZ De Brug' };
  const base = (record: GgzRecord, profileName: string | null, id: string): { id: string; meta: Meta } => ({
    id,
    meta: {
      versionId: '1',
      lastUpdated: asDay(record.recordedAt),
      ...(profileName === null ? {} : { profile: [profile(profileName)] }),
      ...(record.label === undefined ? {} : { security: [confidentialityLabel(record.label)] }),
    },
  });
  const stored: Stored[] = [{ resource: patientOf(dossier.bsn, person, patientId), deleted: false }];
  const add = (record: { readonly deleted?: true }, resource: StoredResource): void => void stored.push({ resource, deleted: record.deleted === true });

  dossier.episodes.forEach((one, index) =>
    add(one, {
      resourceType: 'EpisodeOfCare',
      ...base(one, 'EpisodeOfCare', `epi-${number}-${index + 1}`),
      identifier: [{ system: 'https://ggzdebrug.example/zorgtraject', value: `ZT-${number}-${index + 1}` }],
      status: one.finished === true ? 'finished' : 'active',
      patient: subject,
      managingOrganization: own,
      period: periodOf(one.from, one.until),
    }),
  );
  dossier.teams.forEach((one, index) => {
    const id = `team-${number}-${index + 1}`;
    const organisation: Organization = { resourceType: 'Organization', id: 'org', name: 'GGZ De Brug', telecom: [phone(crisisPhone)] };
    const members = one.members.map((member, at) => writeMember(member, `${number}-${index + 1}-${at + 1}`));
    const contained: FhirResource[] = [...(one.phoneOn === 'organisation' ? [organisation] : []), ...members.flatMap((member) => member.contained)];
    const team: CareTeam = {
      resourceType: 'CareTeam',
      ...base(one, 'CareTeam', id),
      ...(contained.length > 0 ? { contained } : {}),
      status: one.until === undefined ? 'active' : 'inactive',
      name: one.name,
      subject,
      period: periodOf(one.from, one.until),
      participant: [{ member: subject }, ...members.map((member) => member.participant)],
      managingOrganization: [one.phoneOn === 'organisation' ? { reference: '#org', display: 'GGZ De Brug' } : own],
      ...(one.phoneOn === 'team' ? { telecom: [phone(`+3188123${4000 + number}`)] } : {}),
    };
    add(one, team);
    stored.push(...members.flatMap((member) => member.stored));
  });
  dossier.diagnoses.forEach((one, index) =>
    add(one, {
      resourceType: 'Condition',
      ...base(one, 'Problem', `dia-${number}-${index + 1}`),
      ...conditionStatus(one.until !== undefined),
      category: [problemType.diagnosis],
      code: { ...(one.snomed === undefined ? {} : { coding: [snomedCoding(one.snomed, one.text)] }), text: one.text },
      subject,
      onsetDateTime: one.since,
      ...(one.until === undefined ? {} : { abatementDateTime: one.until }),
      recordedDate: one.recordedAt,
    }),
  );
  dossier.impacts.forEach((one, index) =>
    add(one, {
      resourceType: 'Condition',
      ...base(one, 'Problem', `fun-${number}-${index + 1}`),
      ...conditionStatus(one.until !== undefined),
      category: [problemType.functional],
      severity: severity[one.band],
      code: { text: one.domain },
      subject,
      onsetDateTime: one.since,
      ...(one.until === undefined ? {} : { abatementDateTime: one.until }),
      recordedDate: one.recordedAt,
      note: [{ text: one.description }],
    }),
  );
  dossier.goals.forEach((one, index) =>
    add(one, {
      resourceType: 'Goal',
      ...base(one, 'TreatmentObjective', `goal-${number}-${index + 1}`),
      lifecycleStatus: one.until === undefined ? 'active' : 'completed',
      category: [{ text: one.category }],
      description: { text: one.text },
      subject,
      startDate: one.since,
      ...(one.until === undefined ? {} : { statusDate: one.until }),
    }),
  );
  dossier.crisisPlans.forEach((one, index) =>
    add(one, {
      resourceType: 'CarePlan',
      ...base(one, null, `plan-${number}-${index + 1}`),
      contained: [{ resourceType: 'Organization', id: 'crisis', name: 'Crisisdienst GGZ De Brug', telecom: [phone(crisisPhone)] }],
      status: one.until === undefined ? 'active' : 'completed',
      intent: 'plan',
      category: [crisisPlanCategory],
      title: 'Crisisplan',
      description: one.plan,
      subject,
      period: periodOf(one.from, one.until),
      created: one.recordedAt,
      contributor: [{ reference: '#crisis', display: 'Crisisdienst GGZ De Brug' }],
      ...(dossier.teams.length > 0 ? { careTeam: [{ reference: `CareTeam/team-${number}-1`, type: 'CareTeam' }] } : {}),
    }),
  );
  dossier.medications.forEach((one, index) =>
    add(one, {
      resourceType: 'MedicationRequest',
      ...base(one, 'MedicationAgreement', `med-${number}-${index + 1}`),
      status: one.until === undefined ? 'active' : 'completed',
      intent: 'order',
      category: [medicationAgreement],
      medicationCodeableConcept: { text: one.text },
      subject,
      authoredOn: one.from,
      dosageInstruction: [{ text: one.dosage, timing: { repeat: { boundsPeriod: periodOf(one.from, one.until) } } }],
    }),
  );
  return stored;
}

function periodOf(start: string, end: string | undefined): { start: string; end?: string } {
  return end === undefined ? { start } : { start, end };
}

function patientOf(bsn: string, person: Person | null, id: string): Patient {
  const family = person === null ? null : [person.prefix, person.surname].filter((part) => part !== '').join(' ');
  return {
    resourceType: 'Patient',
    id,
    meta: { versionId: '1', lastUpdated: asDay('2025-01-06'), profile: [profile('Patient')] },
    identifier: [{ system: bsnSystem, value: bsn }],
    ...(person === null || family === null ? {} : { name: [{ use: 'official', text: `${person.givenNames} ${family}`, family, given: person.givenNames.split(' ') }] }),
    ...(person === null ? {} : { gender: person.sex === 'M' ? 'male' : 'female' }),
    ...(person?.birthDate == null ? {} : { birthDate: person.birthDate }),
    managingOrganization: { reference: `Organization/${institutionId}`, type: 'Organization' },
  };
}

interface WrittenMember {
  readonly participant: CareTeamParticipant;
  readonly contained: readonly Practitioner[];
  readonly stored: readonly Stored[];
}

function writeMember(member: TeamMember, number: string): WrittenMember {
  const nothing = { contained: [], stored: [] };
  if (member.as === 'display') return { ...nothing, participant: { member: { display: member.name } } };
  if (member.as === 'identifier') {
    const identifier = { system: bigSystem, value: member.big };
    return { ...nothing, participant: { member: { type: 'Practitioner', identifier, display: member.name } } };
  }
  if (member.as === 'contained') {
    const id = `prac-${number}`;
    const practitioner: Practitioner = { resourceType: 'Practitioner', id, name: [{ use: 'official', text: member.name }], telecom: [phone(member.phone)] };
    return { ...nothing, contained: [practitioner], participant: { member: { reference: `#${id}`, type: 'Practitioner' } } };
  }
  const meta = (name: string): Meta => ({ versionId: '1', lastUpdated: asDay('2025-01-06'), profile: [profile(`HealthProfessional-${name}`)] });
  const telecom: ContactPoint[] = [phone(member.phone), { system: 'email', value: member.email, use: 'work' }];
  const practitioner: Practitioner = { resourceType: 'Practitioner', id: `prac-${number}`, meta: meta('Practitioner'), name: [{ use: 'official', text: member.name }] };
  const role: PractitionerRole = {
    resourceType: 'PractitionerRole',
    id: `role-${number}`,
    meta: meta('PractitionerRole'),
    practitioner: { reference: `Practitioner/prac-${number}`, type: 'Practitioner', display: member.name },
    organization: { reference: `Organization/${institutionId}`, type: 'Organization', display: 'GGZ De Brug' },
    telecom,
  };
  const deleted = member.deleted === true;
  return {
    contained: [],
    stored: [
      { resource: practitioner, deleted },
      { resource: role, deleted },
    ],
    participant: { member: { reference: `PractitionerRole/role-${number}`, type: 'PractitionerRole', ...(deleted ? {} : { display: member.name }) } },
  };
}
