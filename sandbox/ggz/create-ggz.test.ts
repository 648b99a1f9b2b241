import type { Bundle, CareTeam, FhirResource, OperationOutcome } from 'fhir/r4.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { PartnerCall, PartnerTokens } from '../authorise-partner-call.ts';
import { createGgz } from './create-ggz.ts';
import type { GgzStandIn } from './create-ggz.ts';

const bsnSystem = 'http://fhir.nl/fhir/NamingSystem/bsn';
const mark = '999996149';
const lennert = '999993562';

let scopes: readonly string[];
let now: number;
let ggz: GgzStandIn;

const tokens: PartnerTokens = {
  authorise: async (request): Promise<PartnerCall> =>
    request.headers['authorization'] === undefined
      ? { allowed: false, status: 401, reason: 'missing' }
      : { allowed: true, clientId: 'hub', scopes },
  revokeAccepted: () => undefined,
};

beforeEach(async () => {
  scopes = ['system/*.rs'];
  now = 1_795_000_000_000;
  let id = 0;
  ggz = await createGgz({ tokens, day: '2026-11-20', clock: () => now, newId: () => `page-${(id += 1)}` });
});
afterEach(() => ggz.close());

async function ask(
  path: string,
  form?: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: FhirResource; type: string }> {
  const url = path.startsWith('http') ? path : `${ggz.url}/${path}`;
  const answer = await fetch(url, {
    headers: { authorization: 'Bearer x', ...headers },
    ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
  });
  return { status: answer.status, body: (await answer.json()) as FhirResource, type: answer.headers.get('content-type') ?? '' };
}

async function search(type: string, form: Record<string, string>): Promise<Bundle> {
  const { status, body } = await ask(`${type}/_search`, form);
  expect(status).toBe(200);
  return body as Bundle;
}

const link = (bundle: Bundle, relation: string): string => bundle.link?.find((one) => one.relation === relation)?.url ?? '';
const resourcesOf = (bundle: Bundle): FhirResource[] => (bundle.entry ?? []).flatMap((entry) => entry.resource ?? []);
const modes = (bundle: Bundle): (string | undefined)[] => (bundle.entry ?? []).map((entry) => entry.search?.mode);

/** Everything of a type about one person, over all pages. */
async function searchAll(type: string, bsn: string): Promise<FhirResource[]> {
  const found: FhirResource[] = [];
  for (
    let page = await search(type, { 'patient.identifier': `${bsnSystem}|${bsn}` });
    ;
    page = (await ask(link(page, 'next'))).body as Bundle
  ) {
    found.push(...resourcesOf(page));
    if (link(page, 'next') === '') return found;
  }
}

async function patientId(bsn: string): Promise<string> {
  const found = await search('Patient', { identifier: `${bsnSystem}|${bsn}` });
  return found.entry?.[0]?.resource?.id ?? '';
}

describe('a search', () => {
  test('finds a patient by BSN in the form, and says in self what it understood', async () => {
    const found = await search('Patient', { identifier: `${bsnSystem}|${mark}` });
    expect(found.entry).toHaveLength(1);
    expect(found.entry?.[0]?.resource).toMatchObject({
      resourceType: 'Patient',
      identifier: [{ system: bsnSystem, value: mark }],
      gender: 'male',
    });
    expect(new URL(link(found, 'self')).searchParams.get('identifier')).toBe(`${bsnSystem}|${mark}`);
    expect(ggz.requests.every((request) => !request.path.includes(mark))).toBe(true);
  });

  test('takes a comma as "or"', async () => {
    const found = await search('Patient', { identifier: `${bsnSystem}|${mark},${bsnSystem}|${lennert}` });
    expect(found.entry).toHaveLength(2);
  });

  test('with an empty value finds everybody, as real servers do', async () => {
    const found = await search('Patient', { identifier: '' });
    expect(found.entry).toHaveLength(5);
    expect(link(found, 'next')).not.toBe('');
  });

  test('leaves an unknown parameter out of self and finds everybody, unless handling is strict', async () => {
    const found = await search('Patient', { burgerservicenummer: mark });
    expect(found.entry).toHaveLength(5);
    expect(link(found, 'self')).toBe(`${ggz.url}/Patient`);
    const strict = await ask('Patient/_search', { burgerservicenummer: mark }, { prefer: 'handling=strict' });
    expect(strict.status).toBe(400);
  });

  test('that finds nothing has no entry member, and no total', async () => {
    const found = await search('Patient', { identifier: `${bsnSystem}|999990263` });
    expect(found).not.toHaveProperty('entry');
    expect(found).not.toHaveProperty('total');
    expect(await search('Patient', { identifier: `${bsnSystem}|999990263`, _total: 'accurate' })).toHaveProperty('total', 0);
  });

  test.each(['patient', 'subject', 'patient.identifier', 'subject:Patient.identifier'])('finds conditions by %s', async (parameter) => {
    const value = parameter.includes('identifier') ? `${bsnSystem}|${mark}` : `Patient/${await patientId(mark)}`;
    const found = await search('Condition', { [parameter]: value, category: 'http://snomed.info/sct|282291009' });
    expect(found.entry).toHaveLength(4);
  });

  test('gives only the elements asked for, with what a resource cannot be without', async () => {
    const found = await search('Condition', {
      'patient.identifier': `${bsnSystem}|${mark}`,
      category: '248536006',
      _elements: 'severity,code',
    });
    const [first] = found.entry ?? [];
    expect(Object.keys(first?.resource ?? {}).toSorted()).toEqual([
      'clinicalStatus',
      'code',
      'id',
      'meta',
      'resourceType',
      'severity',
      'subject',
      'verificationStatus',
    ]);
    expect(first?.resource?.meta?.tag?.[0]?.code).toBe('SUBSETTED');
  });
});

describe('paging', () => {
  test('follows an opaque address on the base itself to the end, without the BSN in it', async () => {
    const found = await searchAll('Condition', lennert);
    expect(found).toHaveLength(14);
    expect(new Set(found.map((resource) => resource.id)).size).toBe(14);
    const next = ggz.requests.slice(1).map((request) => request.path);
    expect(next).toHaveLength(2);
    for (const path of next) expect(path).toMatch(/^\/fhir\?_getpages=page-1&_getpagesoffset=\d+&_count=5&_bundletype=searchset$/);
  });

  test.each([
    ['forgotten', (): void => ggz.expirePages()],
    ['too old', (): void => void (now += 300_001)],
  ])('a page that is %s answers 410', async (_, expire) => {
    const page = await search('Condition', { 'patient.identifier': `${bsnSystem}|${lennert}` });
    expire();
    const { status, body } = await ask(link(page, 'next'));
    expect([status, body.resourceType]).toEqual([410, 'OperationOutcome']);
  });

  test('adds what is included beyond the count, marked as such', async () => {
    const id = await patientId(mark);
    const found = await search('CareTeam', {
      patient: id,
      _count: '1',
      _include: 'CareTeam:participant',
      '_include:iterate': 'PractitionerRole:practitioner',
    });
    expect(modes(found)).toEqual(['match', 'include', 'include', 'include']);
    expect(found.entry?.map((entry) => entry.resource?.resourceType)).toEqual(['CareTeam', 'Patient', 'PractitionerRole', 'Practitioner']);
  });

  test('with the fault endlessPaging never ends', async () => {
    ggz.setFault({ kind: 'endlessPaging' });
    let page = await search('Goal', { 'patient.identifier': `${bsnSystem}|${mark}` });
    for (let count = 0; count < 20; count += 1) {
      expect(page.entry?.length).toBeGreaterThan(0);
      page = (await ask(link(page, 'next'))).body as Bundle;
    }
  });
});

describe('resources', () => {
  test('refer relatively, while fullUrl is absolute', async () => {
    const found = await search('Goal', { 'patient.identifier': `${bsnSystem}|${mark}` });
    const id = await patientId(mark);
    expect(found.entry?.[0]?.fullUrl).toBe(`${ggz.url}/Goal/goal-1-1`);
    expect(found.entry?.[0]?.resource).toMatchObject({ subject: { reference: `Patient/${id}` } });
  });

  test('name team members by reference, contained, by identifier and by display only', async () => {
    const found = await search('CareTeam', { 'patient.identifier': `${bsnSystem}|${mark}` });
    const team = found.entry?.[0]?.resource as CareTeam;
    const members = (team.participant ?? []).map((participant) => participant.member);
    expect(members[1]?.reference).toMatch(/^PractitionerRole\//);
    expect(team.contained?.some((one) => `#${one.id ?? ''}` === members[2]?.reference)).toBe(true);
    expect(members[3]).toMatchObject({ identifier: { system: 'http://fhir.nl/fhir/NamingSystem/big' } });
    expect(members[4]).toEqual({ display: expect.any(String) as string });
  });

  test('that were deleted are found by no search, are not included, and answer 410', async () => {
    const team = await search('CareTeam', { 'patient.identifier': `${bsnSystem}|${lennert}`, _include: 'CareTeam:participant' });
    expect(team.entry?.map((entry) => entry.resource?.resourceType)).toEqual(['CareTeam', 'Patient']);
    const [first] = resourcesOf(team) as CareTeam[];
    const reference = first?.participant?.[1]?.member?.reference ?? '';
    const { status, body } = await ask(reference);
    expect([status, (body as OperationOutcome).issue[0]?.code]).toEqual([410, 'deleted']);
  });

  test('carry security labels N, R and V, or none', async () => {
    const found = [...(await searchAll('Condition', lennert)), ...(await searchAll('EpisodeOfCare', lennert))];
    expect(new Set(found.map((resource) => resource.meta?.security?.[0]?.code))).toEqual(new Set([undefined, 'N', 'R', 'V']));
  });

  test('are read one by one, with only the elements asked for', async () => {
    const { status, body } = await ask('Goal/goal-1-1?_elements=category');
    expect(status).toBe(200);
    expect(Object.keys(body).toSorted()).toEqual(['category', 'description', 'id', 'lifecycleStatus', 'meta', 'resourceType', 'subject']);
  });

  test('never hold a BSN outside the patient itself', async () => {
    for (const type of ['EpisodeOfCare', 'CareTeam', 'Condition', 'Goal', 'CarePlan', 'MedicationRequest']) {
      expect(JSON.stringify((await search(type, { patient: await patientId(mark) })).entry)).not.toMatch(/\b9999\d{5}\b/);
    }
  });
});

describe('refusals', () => {
  test.each([
    ['an unknown type', 'Observation/_search', { patient: 'x' }, 404],
    ['an unknown id', 'Patient/nobody', undefined, 404],
    ['a wrong count', 'Patient/_search', { _count: 'many' }, 400],
  ])('%s', async (_, path, form, status) => {
    const answer = await ask(path, form);
    expect([answer.status, answer.body.resourceType, answer.type]).toEqual([
      status,
      'OperationOutcome',
      'application/fhir+json; charset=utf-8',
    ]);
  });

  test('a search that is not a form', async () => {
    const answer = await fetch(`${ggz.url}/Patient/_search`, {
      method: 'POST',
      body: '{}',
      headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(415);
  });

  test('no token, and a token for another type', async () => {
    expect((await fetch(`${ggz.url}/Patient/pat-1`)).status).toBe(401);
    scopes = ['system/Goal.rs'];
    expect((await ask('Patient/pat-1')).status).toBe(403);
    expect((await ask('Goal/goal-1-1')).status).toBe(200);
  });

  test('but the capability statement is for everybody', async () => {
    const answer = await fetch(`${ggz.url}/metadata`);
    expect(await answer.json()).toMatchObject({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' });
  });

  test('the fault wrongSchema makes a bundle that is none', async () => {
    ggz.setFault({ kind: 'wrongSchema' });
    const bundle = await search('Patient', { identifier: `${bsnSystem}|${mark}` });
    expect(Array.isArray(bundle.entry)).toBe(false);
  });
});
