import type { CallScope, Outcome, Wire } from '../call.ts';
import { findOwner } from './find-owner.ts';
import type { Patients } from './find-patients.ts';
import type { FhirEntry, FindReference } from './fhir-reference.ts';
import type { PlannedSearch } from './plan-searches.ts';
import { resolveReferences, type ReadResource } from './read-references.ts';
import type { Following } from './references-to-follow.ts';
import { searchFhir, type FhirAnswer } from './search-fhir.ts';

/** What was found, by the BSN of whose it is, with a way to follow the references in it. */
export interface FoundResources {
  readonly byBsn: ReadonlyMap<string, readonly FhirEntry[]>;
  readonly find: (from: FhirEntry) => FindReference;
}

/** What finding needs beside the search itself. */
export interface Finding {
  readonly wire: Wire;
  readonly scope: CallScope;
  readonly readResource: ReadResource;
  readonly follow: Following;
}

/** Finds the resources of all these patients with one search, and what they refer to. A resource of anybody else breaks the contract. */
export async function findResources(planned: PlannedSearch, patients: Patients, finding: Finding): Promise<Outcome<FoundResources>> {
  const { bases } = patients;
  const bsnByPatient = new Map([...patients.byBsn].flatMap(([bsn, each]) => each.map(({ name }) => [name, bsn] as const)));
  const search = (plan: PlannedSearch, of: Patients): Promise<Outcome<FhirAnswer>> => {
    const ids = [...of.byBsn.values()].flatMap((each) => each.map(({ id }) => id));
    const accepts = (entry: FhirEntry): boolean => plan.accepts(entry.resource) && findOwner(entry, bsnByPatient, bases) !== undefined;
    const { type, elements, includes } = plan;
    return searchFhir(
      finding.wire,
      { type, filters: { patient: ids.join(','), ...plan.filters }, elements, includes, accepts },
      [...patients.byBsn.keys()],
      finding.scope,
    );
  };
  const answer = await search(planned, patients);
  if (answer.state !== 'found') return answer;
  const owner = (entry: FhirEntry): string => findOwner(entry, bsnByPatient, bases) ?? '';
  const completed = await withPlaces(planned, patients, answer.value, owner, search);
  if (completed.state !== 'found') return completed;
  const { matches, included } = completed.value;
  const resolved = await resolveReferences(matches, included, finding.follow, bases, finding.readResource);
  if (resolved.state !== 'found') return resolved;
  return { state: 'found', value: { byBsn: Map.groupBy(matches, owner), find: resolved.value.find } };
}

/**
 * A team need not name the institution that runs it (nl-core names one for each member): only for the patients with such a team the members are asked
 * for after all, as references, when the institution is wanted.
 */
async function withPlaces(
  planned: PlannedSearch,
  patients: Patients,
  answer: FhirAnswer,
  owner: (entry: FhirEntry) => string,
  search: (plan: PlannedSearch, of: Patients) => Promise<Outcome<FhirAnswer>>,
): Promise<Outcome<FhirAnswer>> {
  const unplaced = (entry: FhirEntry): boolean =>
    entry.resource.resourceType === 'CareTeam' && (entry.resource.managingOrganization ?? []).length === 0;
  const bsns = new Set(answer.matches.filter(unplaced).map(owner));
  if (!planned.elements.includes('managingOrganization') || planned.elements.includes('participant') || bsns.size === 0) {
    return { state: 'found', value: answer };
  }
  const of = { ...patients, byBsn: new Map([...patients.byBsn].filter(([bsn]) => bsns.has(bsn))) };
  const again = await search({ ...planned, elements: [...planned.elements, 'participant'] }, of);
  if (again.state !== 'found') return again;
  const others = answer.matches.filter((entry) => !bsns.has(owner(entry)));
  return { state: 'found', value: { matches: [...others, ...again.value.matches], included: answer.included } };
}
