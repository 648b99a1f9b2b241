import { z } from 'zod';
import type { CallScope, Outcome, Wire } from '../call.ts';
import type { ChangedRecord } from '../changed-record.ts';
import { couldHoldBsn } from '../target-url.ts';
import { confidentialityOf } from './confidentiality.ts';
import { hasCode } from './describe-concept.ts';
import { diagnosisCategory, functionalCategory, snomed } from './fhir-codes.ts';
import { nameOfReference } from './fhir-reference.ts';
import type { Identifier } from './fhir-datatypes.ts';
import { fhirResource, type FhirOf, type FhirResource } from './fhir-resources.ts';
import { bsnsOf, patientOf } from './find-owner.ts';
import { isUnderstood } from './provenance.ts';

/** What can be asked of a FHIR server about changes that it announced. */
export interface GgzChanges {
  /** The name (`Type/id`) of what a reference leads to at this server itself; null for another server, another form, and an id that could be a BSN. */
  nameOf(reference: string): string | null;
  /** Whose this resource (`Type/id`) is and of which classes; missing when it is there no more, FORBIDDEN when it is not for us. Only what says so is asked for (`_elements`). */
  read(name: string, scope: CallScope): Promise<Outcome<ChangedRecord>>;
  /**
   * The notification Bundle of what happened from one number to another, both included (`$events` of the Subscriptions R5 Backport guide), as it came: its
   * form is for the reader of notifications to judge. Missing when the server does not offer it, or not to us.
   */
  missed(subscription: string, since: number, until: number, scope: CallScope): Promise<Outcome<unknown>>;
}

/** The two statuses are mandatory, but a server (HAPI) may leave out even those when it is not asked for them. */
const elements = [
  'meta',
  'implicitRules',
  'modifierExtension',
  'status',
  'lifecycleStatus',
  'subject',
  'patient',
  'category',
  'identifier',
];
const nobody: ChangedRecord = { bsns: [], classes: [], confidentiality: null };
const noOwner = { state: 'found', value: [] } as const;
const contract = { state: 'unavailable', cause: 'CONTRACT' } as const;
const readable = { 403: 'FORBIDDEN', 404: 'missing', 410: 'missing' } as const;
const notOffered = {
  400: 'missing',
  403: 'missing',
  404: 'missing',
  405: 'missing',
  410: 'missing',
  422: 'missing',
  501: 'missing',
} as const;

/** The types of which a change is of a class; of the others nothing is asked. */
const readTypes = new Set(['EpisodeOfCare', 'CareTeam', 'Condition', 'Goal', 'CarePlan', 'MedicationRequest']);

/** The changes of the FHIR server on this wire; `crisisCategory` is system|code. */
export function createGgzChanges(wire: Wire, crisisCategory: string): GgzChanges {
  const readResource = (name: string, scope: CallScope): Promise<Outcome<FhirResource>> =>
    wire.call(
      {
        method: 'GET',
        path: `${name}?_elements=${elements.join(',')}`,
        accept: 'application/fhir+json',
        schema: fhirResource.refine((resource) => `${resource.resourceType}/${resource.id}` === name),
        statuses: readable,
      },
      scope,
    );
  return {
    nameOf: (reference) => nameAt(wire.baseUrl, reference),
    async read(name, scope) {
      if (!readTypes.has(name.split('/')[0] ?? '')) return { state: 'found', value: nobody };
      const outcome = await readResource(name, scope);
      if (outcome.state !== 'found') return outcome;
      const resource = outcome.value;
      const classes = classesOf(resource, crisisCategory);
      if (classes.length === 0) return { state: 'found', value: nobody };
      const confidentiality =
        'meta' in resource && !isUnderstood(resource) ? null : confidentialityOf('meta' in resource ? resource.meta?.security : undefined);
      const bsn = await ownerOf(wire.baseUrl, resource, (patient) => readResource(patient, scope));
      return bsn.state === 'found' ? { state: 'found', value: { bsns: bsn.value, classes, confidentiality } } : bsn;
    },
    missed(subscription, since, until, scope) {
      const path = `${subscription}/$events?eventsSinceNumber=${since}&eventsUntilNumber=${until}&content=id-only`;
      return wire.call({ method: 'GET', path, accept: 'application/fhir+json', schema: z.looseObject({}), statuses: notOffered }, scope);
    },
  };
}

/**
 * The BSN of the patient whom a resource refers to, by address or by identifier; nobody's when it is about no patient, or about one without a BSN. A patient at another server or with two of
 * them, and one who is only named in words, breaks the contract.
 */
async function ownerOf(
  baseUrl: string,
  resource: FhirResource,
  read: (name: string) => Promise<Outcome<FhirResource>>,
): Promise<Outcome<readonly string[]>> {
  const subject = patientOf(resource);
  if (subject === undefined) return noOwner;
  const { reference, identifier } = subject;
  if (reference === undefined) return identifier === undefined ? contract : atMostOne([identifier]);
  const name = nameAt(baseUrl, reference);
  if (name === null) return contract;
  if (!name.startsWith('Patient/')) return noOwner;
  const patient = await read(name);
  if (patient.state !== 'found') return patient;
  return patient.value.resourceType === 'Patient' ? atMostOne(patient.value.identifier) : contract;
}

function atMostOne(identifiers: readonly Identifier[] | undefined): Outcome<readonly string[]> {
  const bsns = bsnsOf(identifiers);
  if (bsns.length > 1) return contract;
  return { state: 'found', value: bsns.filter((bsn) => bsn !== undefined) };
}

function nameAt(baseUrl: string, reference: string): string | null {
  const name = nameOfReference(reference, undefined, [baseUrl]);
  return name !== null && /^[A-Z][A-Za-z]{1,60}\/[A-Za-z0-9.-]{1,64}$/.test(name) && !couldHoldBsn(name) ? name : null;
}

function classesOf(resource: FhirResource, crisisCategory: string): readonly string[] {
  switch (resource.resourceType) {
    case 'EpisodeOfCare':
      return ['GGZ_IN_CARE'];
    case 'CareTeam':
      return ['GGZ_PRACTITIONER'];
    case 'Condition':
      return classesOfCondition(resource);
    case 'Goal':
      return ['GGZ_CARE_GOALS'];
    case 'CarePlan':
      return isOf(resource, crisisCategory) ? ['GGZ_CRISIS_CONTACT'] : [];
    case 'MedicationRequest':
      return ['GGZ_MEDICATION'];
    default:
      return [];
  }
}

function classesOfCondition(condition: FhirOf<'Condition'>): readonly string[] {
  return [
    ...(isOf(condition, `${snomed}|${diagnosisCategory}`) ? ['GGZ_DIAGNOSIS'] : []),
    ...(isOf(condition, `${snomed}|${functionalCategory}`) ? ['GGZ_FUNCTIONAL_IMPACT'] : []),
  ];
}

function isOf({ category }: FhirOf<'Condition' | 'CarePlan'>, token: string): boolean {
  const at = token.lastIndexOf('|');
  return hasCode(category ?? [], token.slice(0, at), [token.slice(at + 1)]);
}
