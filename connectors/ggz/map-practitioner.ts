import { chooseContact, chooseName, choosePhone } from './choose-contact.ts';
import { filled } from './describe-concept.ts';
import type { ContactPoint, Reference } from './fhir-datatypes.ts';
import { firstDayOf } from './fhir-date.ts';
import type { FindReference } from './fhir-reference.ts';
import type { FhirOf, FhirResource } from './fhir-resources.ts';
import { provenanceOf } from './provenance.ts';
import type { GgzPractitioner } from './records.ts';

type Team = FhirOf<'CareTeam'>;
type Participant = NonNullable<Team['participant']>[number];

/** Types of which a member is a professional; a member of another type (the patient, a relative) is left out. */
const professional = new Set(['Practitioner', 'PractitionerRole']);
/** Naming systems of persons, by which a member is no professional here. */
const personSystem = /bsn|2\.16\.840\.1\.113883\.2\.4\.6\.3$/;

/**
 * Who treats, as a CareTeam tells it: one record for each professional in it, or one for the team itself when `names` is false. Empty when the team was
 * entered in error. A member may be a reference, contained, an identifier or only words.
 */
export function mapCareTeam(team: Team, find: FindReference, names: boolean, today: string): readonly GgzPractitioner[] {
  if (team.status === 'entered-in-error') return [];
  const provenance = provenanceOf(team, { end: team.period?.end, over: team.status === 'inactive', today });
  const participants = team.participant ?? [];
  if (!names) return [{ ...placeOf(team, participants, find, today), name: null, contact: null, provenance }];
  return participants
    .filter((participant) => isProfessional(participant, find, today))
    .map((participant) => ({ ...placeOf(team, [participant], find, today), ...personOf(participant, find, today), provenance }));
}

/** The institution that runs the team, or else the one for which its members act. */
function placeOf(
  team: Team,
  participants: readonly Participant[],
  find: FindReference,
  today: string,
): Pick<GgzPractitioner, 'organisation' | 'dutyPhone'> {
  const places = [...(team.managingOrganization ?? []), ...participants.flatMap((participant) => placesOfMember(participant, find))];
  const named = places.map((place) => organisationOf(place, find)).find((place) => place.name !== null);
  return { organisation: named?.name ?? null, dutyPhone: choosePhone(team.telecom, today) ?? choosePhone(named?.telecom, today) };
}

function placesOfMember({ member, onBehalfOf }: Participant, find: FindReference): readonly Reference[] {
  const role = member === undefined ? undefined : find(member);
  return [onBehalfOf ?? [], role?.resourceType === 'PractitionerRole' ? (role.organization ?? []) : []].flat();
}

function organisationOf(
  reference: Reference,
  find: FindReference,
): { readonly name: string | null; readonly telecom: readonly ContactPoint[] } {
  const found = find(reference);
  if (found?.resourceType !== 'Organization') return { name: filled(reference.display), telecom: [] };
  const telecom = [...(found.telecom ?? []), ...(found.contact ?? []).flatMap((each) => each.telecom ?? [])];
  return { name: filled(found.name) ?? filled(reference.display), telecom };
}

function personOf({ member = {} }: Participant, find: FindReference, today: string): Pick<GgzPractitioner, 'name' | 'contact'> {
  const found = find(member);
  if (found?.resourceType === 'PractitionerRole') return personInRole(found, member, find, today);
  const person = practitionerOf(found);
  return { name: chooseName(person?.name) ?? filled(member.display), contact: chooseContact(person?.telecom, today) };
}

function personInRole(
  role: FhirOf<'PractitionerRole'>,
  member: Reference,
  find: FindReference,
  today: string,
): ReturnType<typeof personOf> {
  const person = practitionerOf(find(role.practitioner ?? {}));
  return {
    name: chooseName(person?.name) ?? filled(role.practitioner?.display) ?? filled(member.display),
    contact: chooseContact(role.telecom, today) ?? chooseContact(person?.telecom, today),
  };
}

function practitionerOf(found: FhirResource | undefined): FhirOf<'Practitioner'> | undefined {
  return found?.resourceType === 'Practitioner' ? found : undefined;
}

/** Without a type only a person's own number, or nothing at all, shows that a member is no professional. */
function isProfessional({ member, period }: Participant, find: FindReference, today: string): boolean {
  if (member === undefined || hasLeft(period, today)) return false;
  const type = member.type ?? find(member)?.resourceType ?? typeInReference(member.reference);
  if (type !== undefined) return professional.has(type);
  return member.identifier === undefined ? filled(member.display) !== null : !personSystem.test(member.identifier.system ?? '');
}

function hasLeft(period: Participant['period'], today: string): boolean {
  return period?.end !== undefined && firstDayOf(period.end) < today;
}

function typeInReference(reference: string | undefined): string | undefined {
  return reference === undefined ? undefined : /(?:^|\/)([A-Z][A-Za-z]+)\/[A-Za-z0-9.-]{1,64}(?:\/_history\/[^/]+)?$/.exec(reference)?.[1];
}
