import { choosePhone } from './choose-contact.ts';
import type { Reference } from './fhir-datatypes.ts';
import type { FindReference } from './fhir-reference.ts';
import type { FhirOf, FhirResource } from './fhir-resources.ts';
import { mapCrisisContact, referencesOfPlan } from './map-crisis-contact.ts';
import type { GgzSelection } from './records.ts';

/** Tells which references of a resource must lead somewhere before a record can be made of it. */
export type ReferencesToFollow = (resource: FhirResource, find: FindReference) => readonly Reference[];

/** The references that these fields need, and no others: a telephone number that is at hand is not looked for elsewhere. */
export function referencesToFollow(selected: GgzSelection, today: string): ReferencesToFollow {
  const organisation = selected.has('ggzPractitioners.organisation');
  const phone = selected.has('ggzPractitioners.dutyPhone');
  const ofTeam = (team: FhirOf<'CareTeam'>): readonly Reference[] => {
    const place = organisation || (phone && choosePhone(team.telecom, today) === null);
    const members = (team.participant ?? []).flatMap((each) => [each.member ?? [], place ? (each.onBehalfOf ?? []) : []].flat());
    return place ? [...(team.managingOrganization ?? []), ...members] : members;
  };
  const follow: { readonly [T in FhirResource['resourceType']]?: (resource: Extract<FhirResource, { resourceType: T }>, find: FindReference) => readonly Reference[] } = {
    CareTeam: ofTeam,
    PractitionerRole: (role) => [role.practitioner ?? [], organisation || phone ? (role.organization ?? []) : []].flat(),
    CarePlan: (plan, find) => (mapCrisisContact(plan, find, today)?.dutyPhone === null ? referencesOfPlan(plan) : []),
    MedicationRequest: (request) => (request.medicationReference === undefined ? [] : [request.medicationReference]),
  };
  return (resource, find) => (follow[resource.resourceType] as ReferencesToFollow | undefined)?.(resource, find) ?? [];
}
