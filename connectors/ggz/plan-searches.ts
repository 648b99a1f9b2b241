import { hasCode } from './describe-concept.ts';
import { diagnosisCategory, functionalCategory, snomed } from './fhir-codes.ts';
import type { FhirResource, FhirType } from './fhir-resources.ts';
import type { GgzList, GgzSelection } from './records.ts';

/** One search that a selection needs, still without the patients. */
export interface PlannedSearch {
  readonly type: Extract<FhirType, 'EpisodeOfCare' | 'CareTeam' | 'Condition' | 'Goal' | 'CarePlan' | 'MedicationRequest'>;
  /** The filters beside the patients; none of them empty. */
  readonly filters: Readonly<Record<string, string>>;
  readonly elements: readonly string[];
  readonly includes: readonly (readonly [name: string, value: string])[];
  /** The professionals of a team are wanted, not the team alone. */
  readonly names: boolean;
  /** Whether a resource is of the kind that was asked for; the patients are checked apart. */
  readonly accepts: (resource: FhirResource) => boolean;
}

/** What each resource needs always (its status, whose it is, its course) and for each field. `meta` goes with every search. */
const needs = {
  ggzEpisodes: { type: 'EpisodeOfCare', always: ['status', 'patient', 'period'], fields: {} },
  ggzPractitioners: {
    type: 'CareTeam',
    always: ['status', 'subject', 'period'],
    fields: {
      organisation: ['managingOrganization'],
      dutyPhone: ['managingOrganization', 'telecom'],
      name: ['participant', 'contained'],
      contact: ['participant', 'contained'],
    },
  },
  // A choice element is named both ways: servers differ in which of the two they take.
  ggzDiagnoses: {
    type: 'Condition',
    always: [
      'category',
      'clinicalStatus',
      'verificationStatus',
      'subject',
      'abatement',
      'abatementDateTime',
      'abatementPeriod',
      'recordedDate',
    ],
    fields: { text: ['code'], code: ['code'], since: ['onset', 'onsetDateTime', 'onsetPeriod'] },
  },
  ggzFunctionalImpacts: {
    type: 'Condition',
    always: [
      'category',
      'clinicalStatus',
      'verificationStatus',
      'subject',
      'abatement',
      'abatementDateTime',
      'abatementPeriod',
      'recordedDate',
    ],
    fields: { domain: ['code'], band: ['severity'], description: ['note'] },
  },
  ggzCareGoals: {
    type: 'Goal',
    always: ['lifecycleStatus', 'subject', 'statusDate'],
    fields: { category: ['category'], text: ['description'] },
  },
  ggzCrisisContacts: {
    type: 'CarePlan',
    always: ['status', 'intent', 'category', 'subject', 'period', 'created'],
    fields: { dutyPhone: ['author', 'contributor', 'careTeam', 'contained'], plan: ['title', 'description', 'activity', 'note'] },
  },
  ggzMedications: {
    type: 'MedicationRequest',
    always: ['status', 'intent', 'doNotPerform', 'subject', 'authoredOn'],
    fields: { text: ['medication', 'medicationCodeableConcept', 'medicationReference', 'contained'], dosage: ['dosageInstruction'] },
  },
} as const satisfies Record<
  GgzList,
  { type: PlannedSearch['type']; always: readonly string[]; fields: Readonly<Record<string, readonly string[]>> }
>;

/** The searches for teams with their professionals bring these along. A server that cuts included resources to `_elements` too must leave these in. */
const withProfessionals = {
  elements: ['name', 'telecom', 'practitioner', 'organization'],
  includes: [
    ['_include', 'CareTeam:participant:Practitioner'],
    ['_include', 'CareTeam:participant:PractitionerRole'],
    ['_include:iterate', 'PractitionerRole:practitioner'],
    ['_include:iterate', 'PractitionerRole:organization'],
  ],
} as const;

const categories = { ggzDiagnoses: diagnosisCategory, ggzFunctionalImpacts: functionalCategory } as const;

/** The search that fills a list under this selection: one for each type, also when a type fills two lists. `crisisCategory` is system|code. */
export function planSearch(list: GgzList, selected: GgzSelection, crisisCategory: string): PlannedSearch {
  const { type } = needs[list];
  const lists = listsOf(type).filter((each) => each === list || isSelected(each, selected));
  const names = type === 'CareTeam' && (selected.has('ggzPractitioners.name') || selected.has('ggzPractitioners.contact'));
  const elements = ['meta', ...lists.flatMap((each) => elementsOf(each, selected)), ...(names ? withProfessionals.elements : [])];
  return {
    type,
    elements: [...new Set(elements)],
    includes: names ? withProfessionals.includes : [],
    names,
    ...categoryOf(lists, crisisCategory),
  };
}

function listsOf(type: PlannedSearch['type']): readonly GgzList[] {
  return (Object.keys(needs) as GgzList[]).filter((list) => needs[list].type === type);
}

function isSelected(list: GgzList, selected: GgzSelection): boolean {
  return selected.has(list);
}

function elementsOf(list: GgzList, selected: GgzSelection): readonly string[] {
  const { always } = needs[list];
  const fields: Readonly<Record<string, readonly string[]>> = needs[list].fields;
  return [...always, ...Object.entries(fields).flatMap(([field, elements]) => (selected.has(`${list}.${field}`) ? elements : []))];
}

function categoryOf(lists: readonly GgzList[], crisisCategory: string): Pick<PlannedSearch, 'filters' | 'accepts'> {
  const codes = lists.flatMap((list) => (list === 'ggzDiagnoses' || list === 'ggzFunctionalImpacts' ? categories[list] : []));
  if (codes.length > 0) return categoryFilter(codes.map((code) => `${snomed}|${code}`));
  return lists.includes('ggzCrisisContacts') ? categoryFilter([crisisCategory]) : { filters: {}, accepts: () => true };
}

/** A resource of another category shows that the server did not listen. */
function categoryFilter(tokens: readonly string[]): Pick<PlannedSearch, 'filters' | 'accepts'> {
  const accepts = (resource: FhirResource): boolean => {
    const concepts = 'category' in resource ? (resource.category ?? []) : [];
    return tokens.some((token) => hasCode(concepts, token.slice(0, token.lastIndexOf('|')), [token.slice(token.lastIndexOf('|') + 1)]));
  };
  return { filters: { category: tokens.join(',') }, accepts };
}
