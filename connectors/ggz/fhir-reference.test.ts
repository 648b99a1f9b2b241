import { describe, expect, test } from 'vitest';
import { findContained, nameOfEntry, nameOfReference } from './fhir-reference.ts';

const bases = ['https://ggz.example/fhir/', 'http://inside:8080/fhir/'];

describe('the name of what a reference points at', () => {
  test.each([
    ['relative', 'Patient/1', undefined, 'Patient/1'],
    ['relative, from a resource on the inside address', 'Patient/1', 'http://inside:8080/fhir/Goal/2', 'Patient/1'],
    [
      'relative, from a resource of another server',
      'Patient/1',
      'https://elsewhere.example/fhir/Goal/2',
      'https://elsewhere.example/fhir/Patient/1',
    ],
    ['absolute', 'https://ggz.example/fhir/Patient/1', undefined, 'Patient/1'],
    ['absolute, with a version', 'https://ggz.example/fhir/Patient/1/_history/3', undefined, 'Patient/1'],
    ['relative, with a version', 'Patient/1/_history/3', undefined, 'Patient/1'],
    ['at another server', 'https://elsewhere.example/fhir/Patient/1', undefined, 'https://elsewhere.example/fhir/Patient/1'],
    [
      'by the address in the bundle',
      'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0',
      undefined,
      'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0',
    ],
    ['contained', '#p', undefined, null],
    ['absent', undefined, undefined, null],
    ['empty', '', undefined, null],
  ])('%s', (_, reference, fullUrl, name) => {
    expect(nameOfReference(reference, fullUrl, bases)).toBe(name);
  });
});

test('a resource has the same name by its id as by its full address', () => {
  const resource = { resourceType: 'Patient', id: '1' } as const;
  expect(nameOfEntry({ resource, fullUrl: undefined }, bases)).toBe('Patient/1');
  expect(nameOfEntry({ resource, fullUrl: 'http://inside:8080/fhir/Patient/1' }, bases)).toBe('Patient/1');
  expect(nameOfEntry({ resource, fullUrl: 'urn:uuid:1' }, bases)).toBe('urn:uuid:1');
});

test('a contained resource is found by its id, with or without a hash', () => {
  const inside = { resourceType: 'Organization', id: 'o', name: 'Binnen' } as const;
  expect(findContained('#o', [inside])).toBe(inside);
  expect(findContained('#o', [{ ...inside, id: 'x' }])).toBeUndefined();
  expect(findContained('Organization/o', [inside])).toBeUndefined();
  expect(findContained('#o', undefined)).toBeUndefined();
});
