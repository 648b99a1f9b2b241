import { choosePhone } from './choose-contact.ts';
import type { Reference } from './fhir-datatypes.ts';
import type { FindReference } from './fhir-reference.ts';
import type { FhirOf, FhirResource } from './fhir-resources.ts';
import { mapCrisisContact, referencesOfPlan } from './map-crisis-contact.ts';
import type { GgzSelection } from './records.ts';

/** How far references are followed. */
export interface Following {
  /** Which references of a resource must lead somewhere before a record can be made of it. */
  readonly references: (resource: FhirResource, find: FindReference) => readonly Reference[];
  /** The types that a reference may lead to, with the elements that are read of each. Patients and relatives are never read: nobody asked for them. */
  readonly elements: Readonly<Record<string, readonly string[]>>;
}

/** The references that these fields need, and no others: a telephone number that is at hand is not looked for elsewhere, nor a professional for an institution. */
export function referencesToFollow(selected: GgzSelection, today: string): Following {
  const names = selected.has('ggzPractitioners.name') || selected.has('ggzPractitioners.contact');
  const organisation = selected.has('ggzPractitioners.organisation');
  const phone = selected.has('ggzPractitioners.dutyPhone');
  const ofTeam = (team: FhirOf<'CareTeam'>): readonly Reference[] => {
    const participants = team.participant ?? [];
    const members = participants.flatMap((each) => (names || each.onBehalfOf === undefined ? (each.member ?? []) : []));
    if (!organisation && !(phone && choosePhone(team.telecom, today) === null)) return names ? members : [];
    return [...(team.managingOrganization ?? []), ...members, ...participants.flatMap((each) => each.onBehalfOf ?? [])];
  };
  const ofRole = (role: FhirOf<'PractitionerRole'>): readonly Reference[] =>
    [names ? (role.practitioner ?? []) : [], organisation || phone ? (role.organization ?? []) : []].flat();
  const ofPlan = (plan: FhirOf<'CarePlan'>, find: FindReference): readonly Reference[] =>
    mapCrisisContact(plan, find, today)?.dutyPhone === null ? referencesOfPlan(plan) : [];
  return {
    references: (resource, find) => {
      if (resource.resourceType === 'CareTeam') return ofTeam(resource);
      if (resource.resourceType === 'PractitionerRole') return ofRole(resource);
      if (resource.resourceType === 'CarePlan') return ofPlan(resource, find);
      return resource.resourceType === 'MedicationRequest' ? [resource.medicationReference ?? []].flat() : [];
    },
    elements: {
      ...(names ? { Practitioner: ['name', 'telecom'] } : {}),
      PractitionerRole: names ? ['practitioner', 'organization', 'telecom'] : ['organization'],
      Organization: ['name', 'telecom', 'contact'],
      CareTeam: ['status', 'telecom', 'managingOrganization'],
      Medication: ['code'],
    },
  };
}
