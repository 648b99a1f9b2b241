import type {
  CareTeam,
  CareTeamParticipant,
  ContactPoint,
  FhirResource,
  Meta,
  Organization,
  Practitioner,
  PractitionerRole,
} from 'fhir/r4.js';

import type { GgzDossier, TeamMember } from '../dossiers/dossier.ts';
import { bigSystem, profile } from './codes.ts';
import type { Stored } from './fhir-store.ts';
import { asInstant, crisisPhone, institutionId, metaOf, periodOf, phone } from './write-parts.ts';
import type { PatientFile } from './write-parts.ts';

/** Writes a care team with its members; one whom it refers to is a Practitioner and a PractitionerRole of their own. */
export function writeCareTeam(file: PatientFile, one: GgzDossier['teams'][number], index: number): readonly Stored[] {
  const organisation: Organization = { resourceType: 'Organization', id: 'org', name: 'GGZ De Brug', telecom: [phone(crisisPhone)] };
  const members = one.members.map((member, at) => writeMember(member, `${file.number}-${index + 1}-${at + 1}`));
  const phoneInside = one.phoneOn === 'organisation';
  const contained: FhirResource[] = [...(phoneInside ? [organisation] : []), ...members.flatMap((member) => member.contained)];
  const team: CareTeam = {
    resourceType: 'CareTeam',
    id: `team-${file.number}-${index + 1}`,
    meta: metaOf(one, 'CareTeam'),
    ...(contained.length > 0 ? { contained } : {}),
    status: one.until === undefined ? 'active' : 'inactive',
    name: one.name,
    subject: file.subject,
    period: periodOf(one.from, one.until),
    participant: [{ member: file.subject }, ...members.map((member) => member.participant)],
    managingOrganization: [phoneInside ? { reference: '#org', display: 'GGZ De Brug' } : file.institution],
    ...(phoneInside ? {} : { telecom: [phone(`+3188123${4000 + file.number}`)] }),
  };
  return [{ resource: team, deleted: one.deleted === true }, ...members.flatMap((member) => member.stored)];
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
    const practitioner: Practitioner = {
      resourceType: 'Practitioner',
      id,
      name: [{ use: 'official', text: member.name }],
      telecom: [phone(member.phone)],
    };
    return { ...nothing, contained: [practitioner], participant: { member: { reference: `#${id}`, type: 'Practitioner' } } };
  }
  const meta = (name: string): Meta => ({
    versionId: '1',
    lastUpdated: asInstant('2025-01-06'),
    profile: [profile(`HealthProfessional-${name}`)],
  });
  const telecom: ContactPoint[] = [phone(member.phone), { system: 'email', value: member.email, use: 'work' }];
  const practitioner: Practitioner = {
    resourceType: 'Practitioner',
    id: `prac-${number}`,
    meta: meta('Practitioner'),
    name: [{ use: 'official', text: member.name }],
  };
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
    participant: {
      member: { reference: `PractitionerRole/role-${number}`, type: 'PractitionerRole', ...(deleted ? {} : { display: member.name }) },
    },
  };
}
