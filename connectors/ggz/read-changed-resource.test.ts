import { describe, expect, test } from 'vitest';
import type { Outcome, Wire, WireRequest } from '../call.ts';
import { crisisPlanCategory } from './fhir-codes.ts';
import { createGgzChanges } from './read-changed-resource.ts';

const base = 'https://ggz.example/fhir/';
const scope = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', signal: new AbortController().signal };
const snomed = 'http://snomed.info/sct';
const patient = { resourceType: 'Patient', id: 'p1', identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '999996149' }] };
const condition = (more: object = {}) => ({
  resourceType: 'Condition',
  id: 'c1',
  category: [{ coding: [{ system: snomed, code: '282291009' }] }],
  subject: { reference: 'Patient/p1' },
  ...more,
});

interface Resource {
  readonly resourceType: string;
  readonly id: string;
  readonly [element: string]: unknown;
}

/** A server that answers this for a name (`Type/id`), and has nothing else. */
const serverOf = (find: (name: string) => Resource | undefined) => {
  const asked: string[] = [];
  const wire: Wire = {
    name: 'ggz',
    baseUrl: base,
    maxPages: 20,
    call: async <T>({ path, schema }: WireRequest<T>): Promise<Outcome<T>> => {
      asked.push(path);
      const found = find(path.split('?')[0] ?? '');
      if (found === undefined) return { state: 'missing' };
      const { data } = schema.safeParse(found);
      return data === undefined ? { state: 'unavailable', cause: 'CONTRACT' } : { state: 'found', value: data };
    },
    state: () => ({ available: true, since: null }),
    close: () => {},
  };
  return { asked, changes: createGgzChanges(wire, crisisPlanCategory) };
};
/** A server that has these resources and nothing else. */
const serverWith = (...resources: readonly Resource[]) =>
  serverOf((name) => resources.find(({ resourceType, id }) => `${resourceType}/${id}` === name));
const read = async (...resources: readonly Resource[]) => serverWith(...resources).changes.read('Condition/c1', scope);
const contract = { state: 'unavailable', cause: 'CONTRACT' };

describe('whose a resource is', () => {
  test.each<[string, object]>([
    ['a relative reference', { reference: 'Patient/p1' }],
    ['an absolute reference', { reference: `${base}Patient/p1` }],
    ['a reference to a version', { reference: 'Patient/p1/_history/3' }],
    ['an identifier', { identifier: { system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '999996149' } }],
  ])('by %s', async (_what, subject) => {
    expect(await read(condition({ subject }), patient)).toEqual({
      state: 'found',
      value: { bsns: ['999996149'], classes: ['GGZ_DIAGNOSIS'], confidentiality: 'OPEN' },
    });
  });
  test.each<[string, Resource, readonly Resource[]]>([
    ['a patient at another server', condition({ subject: { reference: 'https://other.example/fhir/Patient/p1' } }), [patient]],
    [
      'a patient with two',
      condition(),
      [{ ...patient, identifier: [...patient.identifier, { ...patient.identifier[0], value: '999996150' }] }],
    ],
    ['words alone', condition({ subject: { display: 'Mark' } }), [patient]],
    ['a contained patient', condition({ subject: { reference: '#p1' } }), [patient]],
    ['an id that could be a BSN', condition({ subject: { reference: 'Patient/999996149' } }), [patient]],
  ])('%s breaks the contract', async (_what, resource, others) => {
    expect(await read(resource, ...others)).toEqual(contract);
  });
  test.each<[string, Resource, readonly Resource[]]>([
    ['a patient without identifiers', condition(), [{ resourceType: 'Patient', id: 'p1' }]],
    ['a patient without BSN', condition(), [{ ...patient, identifier: [{ system: 'https://ggz.example/nummers', value: '12' }] }]],
    ['a patient whose BSN is withheld', condition(), [{ ...patient, identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn' }] }]],
    ['a group', condition({ subject: { reference: 'Group/p1' } }), [patient]],
    ['somebody with another number', condition({ subject: { identifier: { system: 'https://ggz.example/nummers', value: '12' } } }), []],
  ])('%s: nobody', async (_what, resource, others) => {
    expect(await read(resource, ...others)).toMatchObject({ state: 'found', value: { bsns: [] } });
  });
  test('a team about nobody: nobody', async () => {
    const { changes } = serverWith({ resourceType: 'CareTeam', id: 't1' });
    expect(await changes.read('CareTeam/t1', scope)).toMatchObject({ state: 'found', value: { bsns: [] } });
  });
  test('a patient who is there no more: nobody', async () => expect(await read(condition())).toEqual({ state: 'missing' }));
});

describe('what is asked', () => {
  test('only what says whose it is and of which kind', async () => {
    const { asked, changes } = serverWith(condition(), patient);
    await changes.read('Condition/c1', scope);
    expect(asked).toHaveLength(2);
    for (const path of asked)
      expect(path).toMatch(/\?_elements=meta,implicitRules,modifierExtension,status,lifecycleStatus,subject,patient,category,identifier$/);
  });
  test.each(['Patient/p1', 'Observation/1', 'Organization/1'])('nothing of %s', async (name) => {
    const { asked, changes } = serverWith(patient);
    expect(await changes.read(name, scope)).toMatchObject({ state: 'found', value: { bsns: [], classes: [] } });
    expect(asked).toEqual([]);
  });
  test('nothing of the patient when the kind is not shown', async () => {
    const { asked, changes } = serverWith(condition({ category: [{ text: 'overig' }] }), patient);
    expect(await changes.read('Condition/c1', scope)).toMatchObject({ value: { bsns: [] } });
    expect(asked).toHaveLength(1);
  });
  test('a server that answers another resource breaks the contract', async () => {
    const { changes } = serverOf(() => condition());
    expect(await changes.read('Condition/c2', scope)).toEqual(contract);
  });
});

describe('what a reference is called', () => {
  const { changes } = serverWith();
  test.each([
    ['Goal/1', 'Goal/1'],
    [`${base}Goal/1`, 'Goal/1'],
    [`${base}Goal/1/_history/2`, 'Goal/1'],
    ['Goal/a.b-c', 'Goal/a.b-c'],
  ])('%s is %s', (reference, name) => expect(changes.nameOf(reference)).toBe(name));
  test.each([
    '',
    '#1',
    'Goal',
    'Goal/1/2',
    'goal/1',
    'Goal/1?x=1',
    'Goal/../Patient',
    'https://other.example/fhir/Goal/1',
    'https://ggz.example/fhirGoal/1',
    'https://ggz.example/Goal/1',
    'http://ggz.example/fhir/Goal/1',
    'urn:uuid:5f3a1c9e-0b1d-4a7e-9a61-3f0c1f0a7b11',
    'Patient/123456782',
  ])('%j is none of this server', (reference) => expect(changes.nameOf(reference)).toBeNull());
});
