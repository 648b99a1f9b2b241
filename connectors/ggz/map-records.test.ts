import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fhirResource, type FhirOf, type FhirResource, type FhirType } from './fhir-resources.ts';
import { findContained, type FindReference } from './fhir-reference.ts';
import { mapCareGoal } from './map-care-goal.ts';
import { mapDiagnosis, mapFunctionalImpact } from './map-condition.ts';
import { mapCrisisContact } from './map-crisis-contact.ts';
import { mapEpisode } from './map-episode.ts';
import { mapMedication } from './map-medication.ts';
import { mapCareTeam } from './map-practitioner.ts';

const today = '2026-11-20';
const nothing: FindReference = () => undefined;
const subject = { reference: 'Patient/1' };
const snomed = 'http://snomed.info/sct';

function parse<T extends FhirType>(resourceType: T, parts: object): FhirOf<T> {
  return fhirResource.parse({ resourceType, id: 'x', ...parts }) as FhirOf<T>;
}

/** One of Nictiz' nl-core examples (CC0), as JSON. */
function example(name: string): FhirResource {
  return fhirResource.parse(JSON.parse(readFileSync(new URL(`../../tests/reference/fhir-nl/${name}.json`, import.meta.url), 'utf8')));
}

describe('the examples of nl-core', () => {
  const pool = new Map(
    [
      'CareTeam-01-PractitionerRole-01',
      'CareTeam-01-Practitioner-01',
      'HealthProfessional-Practitioner-01',
      'HealthcareProvider-Organization-01',
      'Patient-01',
    ].map((name) => {
      const resource = example(`nl-core-${name}`);
      return [`${resource.resourceType}/${resource.id}`, resource];
    }),
  );
  const find: FindReference = ({ reference }) => pool.get(reference ?? '');

  test('a care team gives its professionals, and not the patient and the contact person', () => {
    const records = mapCareTeam(example('nl-core-CareTeam-01') as FhirOf<'CareTeam'>, find, true, today);
    expect(records).toHaveLength(5);
    expect(records[0]).toMatchObject({ name: 'W. Klaasen', contact: null, organisation: null });
    expect(records[1]?.name).toBe('Healthcare professional (role), S. Curie, Medisch specialisten, geriatrie');
    expect(JSON.stringify(records)).not.toMatch(/Ingrid|Jan de Wit/);
  });

  test('a practitioner and an institution are read in full', () => {
    const team = parse('CareTeam', {
      subject,
      participant: [
        {
          member: { reference: 'Practitioner/nl-core-HealthProfessional-Practitioner-01' },
          onBehalfOf: { reference: 'Organization/nl-core-HealthcareProvider-Organization-01' },
        },
      ],
    });
    expect(mapCareTeam(team, find, true, today)).toMatchObject([
      { name: 'J.H.R. Peters', contact: '+3715828282', organisation: 'Erasmus Universitair Medisch Centrum', dutyPhone: '+31107040704' },
    ]);
  });

  test('a complaint is neither a diagnosis nor a functional finding; as a diagnosis it would read so', () => {
    const problem = example('nl-core-Problem-01') as FhirOf<'Condition'>;
    expect([mapDiagnosis(problem, today), mapFunctionalImpact(problem, today)]).toEqual([null, null]);
    expect(mapDiagnosis({ ...problem, category: [{ coding: [{ system: snomed, code: '282291009' }] }] }, today)).toMatchObject({
      text: 'Oedeem',
      code: 'http://snomed.info/sct|267038008',
      since: '2012-08-10',
      provenance: { running: false, retentionFrom: '2021-01-01', confidentiality: 'OPEN' },
    });
  });

  test('an objective of treatment', () => {
    expect(mapCareGoal(example('nl-core-TreatmentObjective-01') as FhirOf<'Goal'>, today)).toMatchObject({
      category: null,
      text: 'Gewenste gezondheidstoestand: lopen, specifiek doel: lichte beperking, per 2014-09-10',
      provenance: { running: true },
    });
  });

  test('a patient has their BSN', () => {
    expect(example('nl-core-Patient-01')).toMatchObject({
      identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '111222333' }],
    });
  });
});

describe('what is no record', () => {
  test.each([
    ['an episode that is planned', mapEpisode(parse('EpisodeOfCare', { status: 'planned', patient: subject }), today)],
    ['somebody on the waiting list', mapEpisode(parse('EpisodeOfCare', { status: 'waitlist', patient: subject }), today)],
    ['an episode that was called off', mapEpisode(parse('EpisodeOfCare', { status: 'cancelled', patient: subject }), today)],
    ['an episode entered in error', mapEpisode(parse('EpisodeOfCare', { status: 'entered-in-error', patient: subject }), today)],
    [
      'a goal entered in error',
      mapCareGoal(parse('Goal', { lifecycleStatus: 'entered-in-error', subject, description: { text: 'x' } }), today),
    ],
    ['a plan in draft', mapCrisisContact(parse('CarePlan', { status: 'draft', subject }), nothing, today)],
    [
      'medication not to be taken',
      mapMedication(parse('MedicationRequest', { status: 'active', doNotPerform: true, subject }), nothing, today),
    ],
    [
      'a proposal of medication',
      mapMedication(parse('MedicationRequest', { status: 'active', intent: 'proposal', subject }), nothing, today),
    ],
    [
      'a diagnosis that was refuted',
      mapDiagnosis(
        parse('Condition', {
          subject,
          category: [{ coding: [{ system: snomed, code: '282291009' }] }],
          verificationStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'refuted' }] },
        }),
        today,
      ),
    ],
  ])('%s', (_, record) => {
    expect(record).toBeNull();
  });

  test('a team entered in error', () => {
    expect(mapCareTeam(parse('CareTeam', { status: 'entered-in-error', subject }), nothing, false, today)).toEqual([]);
  });
});

describe('how severe a functional finding is', () => {
  const withSeverity = (severity: object | undefined) =>
    mapFunctionalImpact(
      parse('Condition', { subject, category: [{ coding: [{ system: snomed, code: '248536006' }] }], ...(severity ? { severity } : {}) }),
      today,
    )?.band;

  test.each([
    ['255604002', 'MILD'],
    ['371923003', 'MODERATE'],
    ['6736007', 'MODERATE'],
    ['371924009', 'SEVERE'],
    ['24484000', 'SEVERE'],
    ['399166001', null],
    ['toString', null],
  ])('SNOMED CT %s is %s', (code, band) => {
    expect(withSeverity({ coding: [{ system: snomed, code }] })).toBe(band);
  });

  test('a code of another system and no severity at all say nothing', () => {
    expect(withSeverity({ coding: [{ system: 'urn:other', code: '24484000' }] })).toBeNull();
    expect(withSeverity(undefined)).toBeNull();
  });
});

describe('whom to call', () => {
  test('the number of lowest rank, none that is old or ended, and no fax', () => {
    const team = parse('CareTeam', {
      subject,
      telecom: [
        { system: 'phone', value: '1', use: 'old' },
        { system: 'fax', value: '2' },
        { system: 'phone', value: '3', period: { end: '2020-01-01' } },
        { system: 'phone', value: '4', rank: 2 },
        { system: 'phone', value: '5', rank: 1 },
      ],
    });
    expect(mapCareTeam(team, nothing, false, today)[0]?.dutyPhone).toBe('5');
  });

  test('a crisis plan takes a contained service before the team, and no number of a professional', () => {
    const plan = parse('CarePlan', {
      status: 'active',
      subject,
      title: 'Crisisplan',
      contained: [{ resourceType: 'Organization', id: 'o', telecom: [{ system: 'phone', value: '112' }] }],
      author: { reference: 'Practitioner/1' },
      contributor: [{ reference: '#o' }],
    });
    const practitioner = parse('Practitioner', { telecom: [{ system: 'phone', value: 'private' }] });
    const find: FindReference = (to) => (to.reference === 'Practitioner/1' ? practitioner : findContained(to.reference, plan.contained));
    expect(mapCrisisContact(plan, find, today)).toMatchObject({ dutyPhone: '112', plan: 'Crisisplan' });
  });

  test('a member who left the team is not named', () => {
    const team = parse('CareTeam', { subject, participant: [{ member: { display: 'Vertrokken' }, period: { end: '2026-01-01' } }] });
    expect(mapCareTeam(team, nothing, true, today)).toEqual([]);
  });

  test.each([
    ['a relative', { reference: 'RelatedPerson/1', display: 'Oma' }],
    ['the patient by BSN', { identifier: { system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '111222333' }, display: 'Jo' }],
    ['nothing', {}],
  ])('%s in a team is no professional', (_, member) => {
    expect(mapCareTeam(parse('CareTeam', { subject, participant: [{ member }] }), nothing, true, today)).toEqual([]);
  });
});

describe('medication', () => {
  test('by reference to a contained Medication, with its dosages in order', () => {
    const request = parse('MedicationRequest', {
      status: 'completed',
      subject,
      meta: { lastUpdated: '2026-02-01' },
      contained: [{ resourceType: 'Medication', id: 'm', code: { text: 'Sertraline 50 mg' } }],
      medicationReference: { reference: '#m', display: 'anders' },
      dosageInstruction: [
        { sequence: 2, text: "'s avonds 1" },
        { sequence: 1, text: "'s ochtends 1" },
      ],
    });
    expect(mapMedication(request, (to) => findContained(to.reference, request.contained), today)).toMatchObject({
      text: 'Sertraline 50 mg',
      dosage: "'s ochtends 1; 's avonds 1",
      provenance: { running: false, retentionFrom: '2026-02-01' },
    });
  });
});

describe('the wire', () => {
  test.each([
    ['a date that is none', { resourceType: 'EpisodeOfCare', status: 'active', patient: subject, period: { start: 'gisteren' } }],
    ['an episode of nobody', { resourceType: 'EpisodeOfCare', status: 'active' }],
    ['a name that is a number', { resourceType: 'Practitioner', name: [{ text: 5 }] }],
    ['a wrong contained resource', { resourceType: 'CareTeam', subject, contained: [{ resourceType: 'Organization', name: 5 }] }],
    ['no type', { id: '1' }],
  ])('%s is refused', (_, resource) => {
    expect(fhirResource.safeParse(resource).success).toBe(false);
  });

  test('a resource of a type that is not read keeps nothing but its id', () => {
    expect(fhirResource.parse({ resourceType: 'RelatedPerson', id: '1', name: [{ text: 'Oma' }] })).toEqual({
      resourceType: 'NotRead',
      id: '1',
    });
  });
});
