import type { Reference } from 'fhir/r4.js';

import type { FhirStore, StoredResource } from './fhir-store.ts';

/** The references behind each `_include` that this server follows, as `Type:parameter`. */
const paths: Readonly<Record<string, (resource: StoredResource) => readonly (Reference | undefined)[]>> = {
  'CareTeam:participant': (one) =>
    one.resourceType === 'CareTeam' ? (one.participant ?? []).map((participant) => participant.member) : [],
  'CareTeam:patient': (one) => (one.resourceType === 'CareTeam' ? [one.subject] : []),
  'EpisodeOfCare:organization': (one) => (one.resourceType === 'EpisodeOfCare' ? [one.managingOrganization] : []),
  'EpisodeOfCare:patient': (one) => (one.resourceType === 'EpisodeOfCare' ? [one.patient] : []),
  'Condition:patient': (one) => (one.resourceType === 'Condition' ? [one.subject] : []),
  'Condition:subject': (one) => (one.resourceType === 'Condition' ? [one.subject] : []),
  'Goal:patient': (one) => (one.resourceType === 'Goal' ? [one.subject] : []),
  'CarePlan:patient': (one) => (one.resourceType === 'CarePlan' ? [one.subject] : []),
  'CarePlan:care-team': (one) => (one.resourceType === 'CarePlan' ? (one.careTeam ?? []) : []),
  'MedicationRequest:patient': (one) => (one.resourceType === 'MedicationRequest' ? [one.subject] : []),
  'Patient:organization': (one) => (one.resourceType === 'Patient' ? [one.managingOrganization] : []),
  'PractitionerRole:practitioner': (one) => (one.resourceType === 'PractitionerRole' ? [one.practitioner] : []),
  'PractitionerRole:organization': (one) => (one.resourceType === 'PractitionerRole' ? [one.organization] : []),
};

/** Whether the server follows this include; a third part (`:Type`) narrows it and is accepted. */
export function isKnownInclude(include: string): boolean {
  return Object.hasOwn(paths, twoParts(include));
}

/**
 * The resources that the includes add to these matches: what they refer to, once each, without deleted ones. An include with `iterate`
 * looks at what was included too.
 */
export function includeResources(
  store: FhirStore,
  matches: readonly StoredResource[],
  includes: readonly { readonly include: string; readonly iterate: boolean }[],
): readonly StoredResource[] {
  const found = new Set<StoredResource>();
  const follow = (resources: readonly StoredResource[], iterating: boolean): void => {
    const added: StoredResource[] = [];
    for (const { include } of includes.filter((one) => !iterating || one.iterate)) {
      for (const reference of resources.flatMap((resource) => paths[twoParts(include)]?.(resource) ?? [])) {
        const target = targetOf(store, reference, include.split(':')[2]);
        if (target !== null && !found.has(target) && !matches.includes(target)) added.push(target);
      }
    }
    for (const target of added) found.add(target);
    if (added.length > 0) follow(added, true);
  };
  follow(matches, false);
  return [...found];
}

function twoParts(include: string): string {
  return include.split(':').slice(0, 2).join(':');
}

function targetOf(store: FhirStore, reference: Reference | undefined, onlyType: string | undefined): StoredResource | null {
  const [, type, id] = /^(Patient|CareTeam|Practitioner|PractitionerRole|Organization)\/([\w.-]+)$/.exec(reference?.reference ?? '') ?? [];
  if (id === undefined || (onlyType !== undefined && onlyType !== type)) return null;
  const found = store.read(type as StoredResource['resourceType'], id);
  return found === 'deleted' ? null : found;
}
