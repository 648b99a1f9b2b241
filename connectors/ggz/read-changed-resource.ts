import { z } from 'zod';
import type { CallScope, Outcome, Wire } from '../call.ts';
import type { ChangedRecord } from '../changed-record.ts';
import { couldHoldBsn } from '../target-url.ts';
import { confidentialityOf } from './confidentiality.ts';
import { hasCode } from './describe-concept.ts';
import { diagnosisCategory, functionalCategory, snomed } from './fhir-codes.ts';
import { nameOfReference } from './fhir-reference.ts';
import { fhirResource, type FhirOf, type FhirResource } from './fhir-resources.ts';
import { bsnOf, patientOf } from './find-owner.ts';
import { isUnderstood } from './provenance.ts';

/** What can be asked of a FHIR server about changes that it announced. */
export interface GgzChanges {
  /** The name (`Type/id`) of what a reference leads to at this server itself; null for another server, another form, and an id that could be a BSN. */
  nameOf(reference: string): string | null;
  /** Whose this resource (`Type/id`) is and of which classes; missing when it is there no more. Only what says so is asked for (`_elements`). */
  read(name: string, scope: CallScope): Promise<Outcome<ChangedRecord>>;
  /**
   * The notification Bundle of what happened from one number to another, both included (`$events` of the Subscriptions R5 Backport guide), as it came: its
   * form is for the reader of notifications to judge. Missing when the server does not offer it.
   */
  missed(subscription: string, since: number, until: number, scope: CallScope): Promise<Outcome<unknown>>;
}

const elements = ['meta', 'implicitRules', 'modifierExtension', 'subject', 'patient', 'category', 'identifier'];
const nobody: ChangedRecord = { bsns: [], classes: [], confidentiality: null };
const contract = { state: 'unavailable', cause: 'CONTRACT' } as const;
const gone = { 404: 'missing', 410: 'missing' } as const;
const notOffered = { 400: 'missing', 404: 'missing', 405: 'missing', 410: 'missing', 422: 'missing', 501: 'missing' } as const;

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
        statuses: gone,
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
      return bsn.state === 'found' ? { state: 'found', value: { bsns: [bsn.value], classes, confidentiality } } : bsn;
    },
    missed(subscription, since, until, scope) {
      const path = `${subscription}/$events?eventsSinceNumber=${since}&eventsUntilNumber=${until}&content=id-only`;
      return wire.call({ method: 'GET', path, accept: 'application/fhir+json', schema: z.looseObject({}), statuses: notOffered }, scope);
    },
  };
}

/** The BSN of the patient whom a resource refers to, by address or by identifier; a patient at another server, and one without one BSN, breaks the contract. */
async function ownerOf(
  baseUrl: string,
  resource: FhirResource,
  read: (name: string) => Promise<Outcome<FhirResource>>,
): Promise<Outcome<string>> {
  const { reference, identifier } = patientOf(resource) ?? {};
  if (reference === undefined) return foundOnce(bsnOf(identifier && [identifier]));
  const name = nameAt(baseUrl, reference);
  if (name === null || !name.startsWith('Patient/')) return contract;
  const patient = await read(name);
  if (patient.state !== 'found') return patient;
  return foundOnce(patient.value.resourceType === 'Patient' ? bsnOf(patient.value.identifier) : undefined);
}

function foundOnce(bsn: string | undefined): Outcome<string> {
  return bsn === undefined ? contract : { state: 'found', value: bsn };
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
