import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startStandIn, type StandIn, type StandInReply, type StandInRequest } from '#sandbox/stand-in.ts';
import { createWire, type CallScope, type Wire } from '../call.ts';
import { createGgzConnector, type GgzSession } from './create-ggz-connector.ts';

/** FHIR servers of other makes: what the standard allows, and what must not pass for an answer. */
const bsn = '999996149';
const other = '999996150';
const scope: CallScope = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', signal: new AbortController().signal };
const bsnSystem = 'http://fhir.nl/fhir/NamingSystem/bsn';
const contract = { state: 'unavailable', cause: 'CONTRACT' };

type Answer = object | ((request: StandInRequest) => object | StandInReply);
let answers: Record<string, Answer>;
let server: StandIn;
let wire: Wire;
const logged: string[] = [];

beforeEach(async () => {
  logged.length = 0;
  server = await startStandIn({ name: 'other', handler: answer });
  const log = { warn: (fields: object, message: string) => void logged.push(JSON.stringify(fields) + message) };
  wire = createWire(
    {
      name: 'ggz',
      baseUrl: `${server.url}/fhir`,
      deadlineMs: 20_000,
      maxBytes: 1_000_000,
      maxPages: 5,
      authorise: () => Promise.resolve({}),
    },
    { clock: () => new Date('2026-11-20T10:00:00Z'), random: () => 0, log },
  );
  answers = { 'POST /fhir/Patient/_search': bundle([patient('1', bsn)]) };
});
afterEach(async () => {
  if (/99999\d{4}|Geheim/.test(logged.join(''))) throw new Error('The log holds content');
  wire.close();
  await server.close();
});

function answer(request: StandInRequest): StandInReply {
  const found =
    answers[`${request.method} ${request.url.pathname}${request.url.search}`] ?? answers[`${request.method} ${request.url.pathname}`];
  const value = typeof found === 'function' ? (found as (request: StandInRequest) => object)(request) : found;
  if (value === undefined) return { status: 404 };
  if ('status' in value && typeof value.status === 'number') return value as StandInReply;
  return { status: 200, headers: { 'content-type': 'application/fhir+json; charset=utf-8' }, body: JSON.stringify(value) };
}

interface Link {
  readonly relation: string;
  readonly url: string;
}

function bundle(resources: readonly object[], links: readonly Link[] = [], mode: string | null = 'match'): object {
  const entry = resources.map((resource) =>
    'resource' in resource ? resource : { resource, ...(mode === null ? {} : { search: { mode } }) },
  );
  return { resourceType: 'Bundle', type: 'searchset', link: links, ...(entry.length === 0 ? {} : { entry }) };
}

function patient(id: string, value: string): object {
  return { resourceType: 'Patient', id, identifier: [{ system: bsnSystem, value }] };
}

function goal(id: string, subject: object = { reference: 'Patient/1' }): object {
  return { resourceType: 'Goal', id, lifecycleStatus: 'active', description: { text: `Doel ${id}` }, subject };
}

function included(resource: object, fullUrl?: string): object {
  return { ...(fullUrl === undefined ? {} : { fullUrl }), resource, search: { mode: 'include' } };
}

function session(): GgzSession {
  return createGgzConnector(wire, { today: () => '2026-11-20' }).session(scope);
}

const goals = () => session().records(bsn, 'ggzCareGoals', new Set(['ggzCareGoals', 'ggzCareGoals.text']));
const texts = async (): Promise<unknown> => {
  const outcome = await goals();
  return outcome.state === 'found' ? outcome.value.map(({ text }) => text) : outcome;
};
const posted = 'POST /fhir/Goal/_search';

describe('a search that was not heard', () => {
  test('an answer with a patient who was not asked for is no answer', async () => {
    answers['POST /fhir/Patient/_search'] = bundle([patient('1', bsn), patient('2', other)]);
    expect(await goals()).toEqual(contract);
  });

  test.each([
    ['no identifier', { resourceType: 'Patient', id: '1' }],
    [
      'two BSNs',
      {
        resourceType: 'Patient',
        id: '1',
        identifier: [
          { system: bsnSystem, value: bsn },
          { system: bsnSystem, value: other },
        ],
      },
    ],
    ['the number under another system', { resourceType: 'Patient', id: '1', identifier: [{ system: 'urn:other', value: bsn }] }],
  ])('nor one with %s', async (_, found) => {
    answers['POST /fhir/Patient/_search'] = bundle([found]);
    expect(await goals()).toEqual(contract);
  });

  test('a self link that lacks a parameter says so, also when nothing strange was found', async () => {
    answers[posted] = bundle([goal('1')], [{ relation: 'self', url: `${server.url}/fhir/Goal?_count=100` }]);
    expect(await goals()).toEqual(contract);
  });

  test('a self link that holds the BSN is understood, and not written down', async () => {
    answers['POST /fhir/Patient/_search'] = bundle(
      [patient('1', bsn)],
      [{ relation: 'self', url: `${server.url}/fhir/Patient?identifier=${bsn}` }],
    );
    answers[posted] = bundle([goal('1')]);
    expect(await texts()).toEqual(['Doel 1']);
  });

  test.each([
    ['of somebody else', { reference: 'Patient/2' }],
    ['of a patient at another server', { reference: 'https://elsewhere.example/fhir/Patient/1' }],
    ['of a group', { reference: 'Group/1' }],
    ['of nobody', { display: 'Geheim' }],
    ['of another BSN', { identifier: { system: bsnSystem, value: other } }],
  ])('a record %s is no answer', async (_, subject) => {
    answers[posted] = bundle([goal('1'), goal('2', subject)]);
    expect(await goals()).toEqual(contract);
  });

  test('a condition of another category is no answer', async () => {
    answers['POST /fhir/Condition/_search'] = bundle([
      { resourceType: 'Condition', id: '1', subject: { reference: 'Patient/1' }, category: [{ text: 'Klacht' }], code: { text: 'Geheim' } },
    ]);
    expect(await session().records(bsn, 'ggzFunctionalImpacts', new Set(['ggzFunctionalImpacts', 'ggzFunctionalImpacts.band']))).toEqual(
      contract,
    );
  });

  test('a search that reports an error is no answer; a warning is no error', async () => {
    const outcome = (severity: string) => ({
      resource: { resourceType: 'OperationOutcome', issue: [{ severity, code: 'processing', diagnostics: 'Geheim' }] },
      search: { mode: 'outcome' },
    });
    answers[posted] = bundle([goal('1'), outcome('warning')]);
    expect(await texts()).toEqual(['Doel 1']);
    answers[posted] = bundle([goal('1'), outcome('error')]);
    expect(await goals()).toEqual(contract);
  });

  test('an OperationOutcome in place of a Bundle is no answer', async () => {
    answers[posted] = { resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] };
    expect(await goals()).toEqual(contract);
  });
});

describe('pages', () => {
  const page = (url: string): Link => ({ relation: 'next', url });

  test('the next page is followed as it was given, and counts what it found', async () => {
    const next = `${server.url}/fhir?_getpages=a%2Fb&x=%7B1%7D`;
    answers[posted] = bundle([goal('1')], [page(next)]);
    answers['GET /fhir?_getpages=a%2Fb&x=%7B1%7D'] = bundle([goal('2'), goal('1')]);
    expect(await texts()).toEqual(['Doel 1', 'Doel 2']);
  });

  test.each([
    ['at another server', 'https://elsewhere.example/fhir?page=2'],
    ['with a user name', 'http://ggz@127.0.0.1/fhir?page=2'],
  ])('a next page %s is not followed', async (_, url) => {
    answers[posted] = bundle([goal('1')], [page(url)]);
    expect(await goals()).toEqual(contract);
    expect(server.requests.filter(({ method }) => method === 'GET')).toHaveLength(0);
  });

  test.each(['', 'identifier=', `identifier=${encodeURIComponent(`${bsnSystem}|`)}`, 'x=a'])(
    'a next page that holds the BSN (%s) is not followed',
    async (before) => {
      answers[posted] = bundle([goal('1')], [page(`${server.url}/fhir/Goal?${before}${bsn}`)]);
      expect(await goals()).toEqual(contract);
      expect(server.requests.filter(({ method }) => method === 'GET')).toHaveLength(0);
    },
  );

  test('a page that leads to itself has no end', async () => {
    answers[posted] = bundle([goal('1')], [page(`${server.url}/fhir?page=2`)]);
    answers['GET /fhir?page=2'] = bundle([goal('2')], [page(`${server.url}/fhir?page=2`)]);
    expect(await goals()).toEqual({ state: 'unavailable', cause: 'TOO_MANY_PAGES' });
    expect(server.requests.filter(({ path }) => path === '/fhir?page=2')).toHaveLength(1);
  });

  test('an expired page starts the search again', async () => {
    let expired = true;
    answers[posted] = bundle([goal('1')], [page(`${server.url}/fhir?page=2`)]);
    answers['GET /fhir?page=2'] = () => {
      const gone = expired;
      expired = false;
      return gone ? { status: 410 } : bundle([goal('2')]);
    };
    expect(await texts()).toEqual(['Doel 1', 'Doel 2']);
  });

  test('but not for ever', async () => {
    answers[posted] = bundle([goal('1')], [page(`${server.url}/fhir?page=2`)]);
    answers['GET /fhir?page=2'] = { status: 410 };
    expect(await goals()).toEqual({ state: 'unavailable', cause: 'SERVER_ERROR' });
    expect(server.requests.filter(({ path }) => path === '/fhir/Goal/_search')).toHaveLength(2);
  });

  test('a record of somebody else on a later page is no answer either', async () => {
    answers[posted] = bundle([goal('1')], [page(`${server.url}/fhir?page=2`)]);
    answers['GET /fhir?page=2'] = bundle([goal('2', { reference: 'Patient/2' })]);
    expect(await goals()).toEqual(contract);
  });
});

describe('what the standard leaves open', () => {
  test('no entry member means that nothing was found', async () => {
    answers[posted] = bundle([]);
    expect(await goals()).toEqual({ state: 'found', value: [] });
  });

  test('entries without a mode, and references by address, by version and by identifier', async () => {
    const subjects = [
      { reference: `${server.url}/fhir/Patient/1` },
      { reference: 'Patient/1/_history/2' },
      { identifier: { system: bsnSystem, value: bsn } },
    ];
    answers[posted] = bundle(
      subjects.map((subject, index) => goal(String(index), subject)),
      [],
      null,
    );
    expect(await texts()).toEqual(['Doel 0', 'Doel 1', 'Doel 2']);
  });

  test('addresses of the server behind its proxy', async () => {
    const inside = 'http://inside:8080/fhir';
    answers['POST /fhir/Patient/_search'] = bundle([
      { fullUrl: `${inside}/Patient/1`, resource: patient('1', bsn), search: { mode: 'match' } },
    ]);
    answers[posted] = bundle([
      { fullUrl: `${inside}/Goal/1`, resource: goal('1', { reference: `${inside}/Patient/1` }), search: { mode: 'match' } },
    ]);
    expect(await texts()).toEqual(['Doel 1']);
  });

  test('two patient records of one person are one person', async () => {
    answers['POST /fhir/Patient/_search'] = bundle([patient('1', bsn), patient('7', bsn)]);
    answers[posted] = (request: StandInRequest) => {
      expect(new URLSearchParams(request.body).get('patient')).toBe('1,7');
      return bundle([goal('1'), goal('2', { reference: 'Patient/7' })]);
    };
    expect(await texts()).toEqual(['Doel 1', 'Doel 2']);
  });

  test('what was included is not what was found', async () => {
    answers[posted] = bundle([goal('1'), included(goal('2', { reference: 'Patient/2' }))]);
    expect(await texts()).toEqual(['Doel 1']);
  });
});

describe('care teams as nl-core has them, without an institution of their own', () => {
  const team = (parts: object): object => ({ resourceType: 'CareTeam', id: 't', subject: { reference: 'Patient/1' }, ...parts });
  const members = [
    { member: { reference: 'RelatedPerson/1', type: 'RelatedPerson' } },
    { member: { reference: 'PractitionerRole/1', type: 'PractitionerRole' }, onBehalfOf: { reference: 'Organization/1' } },
  ];
  const role = {
    resourceType: 'PractitionerRole',
    id: '1',
    practitioner: { reference: 'Practitioner/1' },
    telecom: [{ system: 'email', value: 'p@ggz.example' }],
  };
  const select = (fields: string): ReadonlySet<string> =>
    new Set(['ggzPractitioners', ...fields.split(' ').map((field) => `ggzPractitioners.${field}`)]);

  beforeEach(() => {
    answers['GET /fhir/Organization/1'] = {
      resourceType: 'Organization',
      id: '1',
      name: 'Praktijk',
      telecom: [{ system: 'phone', value: '010' }],
    };
    answers['GET /fhir/PractitionerRole/1'] = role;
    answers['GET /fhir/Practitioner/1'] = { resourceType: 'Practitioner', id: '1', name: [{ family: 'Jansen', given: ['P.', null] }] };
  });

  test('the institution is found through the members, whose names are not asked for', async () => {
    answers['POST /fhir/CareTeam/_search'] = (request: StandInRequest) =>
      bundle([team(/participant/.test(request.body) ? { participant: members } : {})]);
    expect(await session().records(bsn, 'ggzPractitioners', select('organisation dutyPhone'))).toMatchObject({
      state: 'found',
      value: [{ organisation: 'Praktijk', dutyPhone: '010', name: null }],
    });
    expect(server.requests.filter(({ path }) => /Practitioner\/|RelatedPerson/.test(path))).toHaveLength(0);
  });

  test('a server that includes nothing is asked for each professional once, and for no relative', async () => {
    answers['POST /fhir/CareTeam/_search'] = bundle([team({ participant: [...members, ...members] })]);
    const outcome = await session().records(bsn, 'ggzPractitioners', select('name contact organisation'));
    expect(outcome).toMatchObject({
      state: 'found',
      value: [{ name: 'P. Jansen', contact: 'p@ggz.example', organisation: 'Praktijk' }, {}],
    });
    const reads = server.requests.filter(({ method }) => method === 'GET').map(({ path }) => path.replace(/\?.*/, ''));
    expect(reads.toSorted()).toEqual(['/fhir/Organization/1', '/fhir/Practitioner/1', '/fhir/PractitionerRole/1']);
  });

  test('what a server includes whole is not asked for again; what it cut is', async () => {
    const cut = { tag: [{ code: 'SUBSETTED' }] };
    answers['POST /fhir/CareTeam/_search'] = bundle([
      team({ participant: members }),
      included({ ...role, meta: cut }),
      included({ resourceType: 'Practitioner', id: '1', meta: cut }),
    ]);
    const outcome = await session().records(bsn, 'ggzPractitioners', select('name'));
    expect(outcome).toMatchObject({ state: 'found', value: [{ name: 'P. Jansen' }] });
    expect(server.requests.filter(({ method }) => method === 'GET').map(({ path }) => path.replace(/\?.*/, ''))).toEqual([
      '/fhir/Practitioner/1',
    ]);
  });

  test('a professional who cannot be read makes the list unavailable; one who is gone only leaves no name', async () => {
    answers['POST /fhir/CareTeam/_search'] = bundle([team({ participant: members })]);
    answers['GET /fhir/Practitioner/1'] = { status: 410 };
    expect(await session().records(bsn, 'ggzPractitioners', select('name'))).toMatchObject({ state: 'found', value: [{ name: null }] });
    answers['GET /fhir/Practitioner/1'] = { status: 500 };
    expect(await session().records(bsn, 'ggzPractitioners', select('name'))).toEqual({ state: 'unavailable', cause: 'SERVER_ERROR' });
  });

  test('a professional at another server is not looked up there', async () => {
    const member = { reference: 'https://elsewhere.example/fhir/Practitioner/1', display: 'Dr. Elders' };
    answers['POST /fhir/CareTeam/_search'] = bundle([team({ participant: [{ member }] })]);
    expect(await session().records(bsn, 'ggzPractitioners', select('name'))).toMatchObject({
      state: 'found',
      value: [{ name: 'Dr. Elders' }],
    });
  });
});
