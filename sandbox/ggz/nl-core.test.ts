import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { deBoer } from '../dossiers/de-boer.ts';
import { personByBsn } from '../families/families.ts';
import type { StoredResource } from './fhir-store.ts';
import { institution, writePatientFile } from './write-patient-file.ts';

/** The text of one of Nictiz' nl-core examples (XML, CC0). */
const example = (name: string): string => readFileSync(new URL(`../../tests/reference/fhir-nl/${name}.xml`, import.meta.url), 'utf8');

/** Every element of the resource itself (not of what is inside it), as the example writes it. */
function elements(xml: string): Set<string> {
  return new Set([...xml.matchAll(/^ {2}<(\w+)/gm)].map(([, name]) => name ?? ''));
}

/** The systems that the example uses for codes and identifiers. */
function systems(xml: string): Set<string> {
  return new Set([...xml.matchAll(/<system value="([^"]+:[^"]+)"/g)].map(([, system]) => system ?? ''));
}

const file = deBoer.ggz.flatMap((dossier) => writePatientFile(dossier, personByBsn(dossier.bsn), 1)).map((stored) => stored.resource);
const all: readonly StoredResource[] = [institution(), ...file];
const ofType = (type: string): readonly StoredResource[] => all.filter((resource) => resource.resourceType === type);

/** Elements that R4 allows and that we give beyond the example; each is a choice. */
const beyond: Readonly<Record<string, readonly string[]>> = {
  Patient: ['managingOrganization'],
  // Everybody's own phone of duty: R4 has it, the example does not use it.
  CareTeam: ['contained', 'managingOrganization', 'period', 'status', 'subject', 'telecom'],
  Condition: ['recordedDate', 'severity'],
  Goal: ['category', 'startDate'],
  Practitioner: [],
  PractitionerRole: ['organization'],
  Organization: [],
};

describe.each([
  ['Patient', 'nl-core-Patient-01'],
  ['CareTeam', 'nl-core-CareTeam-01'],
  ['Condition', 'nl-core-Problem-01'],
  ['Goal', 'nl-core-TreatmentObjective-01'],
  ['Practitioner', 'nl-core-HealthProfessional-Practitioner-01'],
  ['PractitionerRole', 'nl-core-HealthProfessional-PractitionerRole-01'],
  ['Organization', 'nl-core-HealthcareProvider-Organization-01'],
])('%s is written as in %s', (type, name) => {
  const xml = example(name);

  test('in the same profile', () => {
    const [, profile] = /<profile value="([^"]+)"/.exec(xml) ?? [];
    expect(profile).toBeDefined();
    for (const resource of ofType(type)) expect(resource.meta?.profile).toEqual([profile]);
  });

  test('with the same elements', () => {
    const known = new Set([...elements(xml), ...(beyond[type] ?? []), 'resourceType', 'id', 'meta']);
    expect(ofType(type).length).toBeGreaterThan(0);
    for (const resource of ofType(type)) expect(Object.keys(resource).filter((element) => !known.has(element))).toEqual([]);
  });

  test('with the same systems for codes and identifiers', () => {
    const known = systems(xml);
    const used = ofType(type).flatMap((resource) =>
      [...JSON.stringify({ ...resource, meta: null, contained: null }).matchAll(/"system":"([^"]+:[^"]+)"/g)].map(([, system]) => system),
    );
    // A team's member by BIG number: the system stands in the example of the practitioner.
    for (const system of used) expect(known.has(system ?? '') || system === 'http://fhir.nl/fhir/NamingSystem/big').toBe(true);
  });
});

test('a functional limitation and a diagnosis are the kinds of problem that the examples name', () => {
  expect(example('nl-core-TreatmentObjective-01')).toContain('bevinding van functionele prestatie en activiteit');
  expect(example('nl-core-CareTeam-01')).toContain('Interpretatie van diagnose');
  const categories = new Set(
    ofType('Condition')
      .map(
        (resource) =>
          ('category' in resource ? resource.category?.[0] : undefined) as { coding: { code: string; display: string }[] } | undefined,
      )
      .map((category) => `${category?.coding[0]?.code} ${category?.coding[0]?.display}`),
  );
  expect(categories).toEqual(
    new Set(['282291009 Interpretatie van diagnose', '248536006 Bevinding van functionele prestatie en activiteit']),
  );
});

test('verification is coded twice, as in the example', () => {
  const xml = example('nl-core-Problem-01');
  for (const resource of ofType('Condition')) {
    const codes = 'verificationStatus' in resource ? (resource.verificationStatus?.coding ?? []) : [];
    expect(codes).toHaveLength(2);
    for (const coding of codes) expect(xml).toContain(`<code value="${coding.code ?? ''}"/>`);
  }
});
