import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createGgz, type GgzStandIn } from '#sandbox/ggz/create-ggz.ts';
import type { PartnerTokens } from '#sandbox/authorise-partner-call.ts';
import { createWire, type CallScope, type Wire } from '../call.ts';
import { createGgzConnector, type GgzSession } from './create-ggz-connector.ts';

const mark = '999996149';
const lennert = '999993562';
const unknown = '999990007';
const today = (): string => '2026-11-20';
const scope: CallScope = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', signal: new AbortController().signal };
const logged: string[] = [];
let refuseOnce = false;

const tokens: PartnerTokens = {
  authorise: () => {
    const refused = refuseOnce;
    refuseOnce = false;
    return Promise.resolve(
      refused ? { allowed: false, status: 401, reason: 'expired' } : { allowed: true, clientId: 'hub', scopes: ['system/*.rs'] },
    );
  },
  revokeAccepted: () => undefined,
};

let ggz: GgzStandIn;
let wire: Wire;

function wireTo(url: string, maxPages = 20): Wire {
  return createWire(
    {
      name: 'ggz',
      baseUrl: url,
      deadlineMs: 20_000,
      maxBytes: 1_000_000,
      maxPages,
      authorise: () => Promise.resolve({ authorization: 'Bearer t' }),
      breaker: { failures: 1000, retryAfterMs: 1 },
    },
    {
      clock: () => new Date('2026-11-20T10:00:00Z'),
      random: () => 0,
      log: { warn: (fields, message) => void logged.push(JSON.stringify(fields) + message) },
    },
  );
}

function session(maxPages?: number): GgzSession {
  return createGgzConnector(maxPages === undefined ? wire : wireTo(ggz.url, maxPages), { today }).session(scope);
}

function paths(): readonly string[] {
  return ggz.requests.map(({ method, path }) => `${method} ${path.replace(/\?_getpages=.*/, '?page')}`);
}

beforeAll(async () => {
  ggz = await createGgz({ tokens, day: today() });
  wire = wireTo(ggz.url);
});
beforeEach(() => {
  ggz.setFault(null);
  ggz.clearRequests();
  logged.length = 0;
});
afterAll(async () => {
  wire.close();
  await ggz.close();
});

function isMatch(record: object, expected: object): boolean {
  return Object.entries(expected).every(([key, value]) => {
    const found = (record as Record<string, unknown>)[key];
    return typeof value === 'object' && value !== null ? isMatch(found as object, value as object) : found === value;
  });
}

describe('what is asked', () => {
  test('one search for all patients, and one for each type, also when a type fills two lists', async () => {
    const selected = new Set([
      'ggzEpisodes',
      'ggzEpisodes.fromYear',
      'ggzDiagnoses',
      'ggzDiagnoses.text',
      'ggzFunctionalImpacts',
      'ggzFunctionalImpacts.band',
    ]);
    const asked = session();
    await Promise.all(
      [mark, lennert].flatMap((bsn) => [
        asked.records(bsn, 'ggzEpisodes', selected),
        asked.records(bsn, 'ggzDiagnoses', selected),
        asked.records(bsn, 'ggzFunctionalImpacts', selected),
      ]),
    );
    const posts = paths().filter((path) => path.startsWith('POST'));
    expect(posts.toSorted()).toEqual(['POST /fhir/Condition/_search', 'POST /fhir/EpisodeOfCare/_search', 'POST /fhir/Patient/_search']);
    const condition = new URLSearchParams(ggz.requests.find(({ path }) => path === '/fhir/Condition/_search')?.body);
    expect(condition.get('category')).toBe('http://snomed.info/sct|282291009,http://snomed.info/sct|248536006');
    expect(condition.get('patient')?.split(',')).toHaveLength(2);
  });

  test('only what the selected fields need', async () => {
    await session().records(
      mark,
      'ggzFunctionalImpacts',
      new Set(['ggzFunctionalImpacts', 'ggzFunctionalImpacts.band', 'ggzFunctionalImpacts.domain']),
    );
    const elements =
      new URLSearchParams(ggz.requests.find(({ path }) => path === '/fhir/Condition/_search')?.body).get('_elements')?.split(',') ?? [];
    expect(elements).toContain('severity');
    expect(elements).toContain('meta');
    expect(elements).not.toContain('note');
  });

  test('nothing twice, whoever asks again', async () => {
    const asked = session();
    const selected = new Set(['ggzCareGoals', 'ggzCareGoals.category']);
    await asked.records(mark, 'ggzCareGoals', selected);
    const before = paths().length;
    await asked.records(mark, 'ggzCareGoals', selected);
    expect(paths()).toHaveLength(before);
  });

  test('no BSN in any address or header', async () => {
    await session().records(mark, 'ggzDiagnoses', new Set(['ggzDiagnoses', 'ggzDiagnoses.text']));
    expect(JSON.stringify(ggz.requests.map(({ path, headers }) => ({ path, headers })))).not.toContain(mark);
  });

  test.each(['', ' ', '99999614', '999996149,999993562'])('a BSN written as "%s" is refused before anything is sent', async (bsn) => {
    await expect(session().records(bsn, 'ggzEpisodes', new Set(['ggzEpisodes']))).rejects.toMatchObject({ code: 'EMPTY_SEARCH' });
    expect(ggz.requests).toHaveLength(0);
  });

  test('somebody whom the GGZ does not know is missing, and nothing more is asked', async () => {
    expect(await session().records(unknown, 'ggzEpisodes', new Set(['ggzEpisodes']))).toEqual({ state: 'missing' });
    expect(paths()).toEqual(['POST /fhir/Patient/_search']);
  });
});

describe('what comes back', () => {
  test('a team at its coarsest is the institution and the duty phone, and no professional is asked for', async () => {
    const outcome = await session().records(
      mark,
      'ggzPractitioners',
      new Set(['ggzPractitioners', 'ggzPractitioners.organisation', 'ggzPractitioners.dutyPhone']),
    );
    expect(outcome).toMatchObject({
      state: 'found',
      value: [{ organisation: 'GGZ De Brug', name: null, contact: null, provenance: { confidentiality: 'OPEN', running: true } }],
    });
    expect(JSON.stringify(ggz.requests)).not.toMatch(/participant|Practitioner/);
  });

  test('the professionals of a team, however the server writes them', async () => {
    const fields = ['organisation', 'dutyPhone', 'name', 'contact'].map((field) => `ggzPractitioners.${field}`);
    const outcome = await session().records(mark, 'ggzPractitioners', new Set(['ggzPractitioners', ...fields]));
    expect(
      outcome.state === 'found' ? outcome.value.map(({ name, contact, organisation }) => ({ name, contact, organisation })) : outcome,
    ).toEqual([
      { name: 'A.M. Terlouw', contact: '+31881234501', organisation: 'GGZ De Brug' },
      { name: 'R. Oosterhof', contact: '+31881234502', organisation: 'GGZ De Brug' },
      { name: 'J.P. Wiersma', contact: null, organisation: 'GGZ De Brug' },
      { name: 'Ervaringsdeskundige van het team', contact: null, organisation: 'GGZ De Brug' },
    ]);
    expect(paths()).toEqual(['POST /fhir/Patient/_search', 'POST /fhir/CareTeam/_search']);
  });

  test('a professional who was deleted leaves a record without a name', async () => {
    const outcome = await session().records(lennert, 'ggzPractitioners', new Set(['ggzPractitioners', 'ggzPractitioners.name']));
    expect(outcome.state === 'found' ? outcome.value.map(({ name }) => name) : outcome).toEqual([null, 'Dienstdoende behandelaar']);
  });

  test('every page is read, and every label counts', async () => {
    const outcome = await session().records(lennert, 'ggzDiagnoses', new Set(['ggzDiagnoses', 'ggzDiagnoses.text']));
    const labels = outcome.state === 'found' ? outcome.value.map(({ provenance }) => provenance.confidentiality) : [];
    expect(labels).toHaveLength(14);
    expect(labels.slice(0, 5)).toEqual(['OPEN', 'OPEN', 'OPEN', 'RESTRICTED', 'SECRET']);
    expect(paths().filter((path) => path === 'GET /fhir?page')).toHaveLength(2);
  });

  test.each([
    [
      'ggzEpisodes',
      {
        fromYear: 2018,
        untilYear: 2019,
        from: '2018-02-12',
        until: '2019-06-28',
        provenance: { running: false, retentionFrom: '2019-06-28' },
      },
    ],
    [
      'ggzDiagnoses',
      {
        text: 'Posttraumatische stressstoornis',
        code: 'http://snomed.info/sct|47505003',
        since: '2025-10-02',
        provenance: { recordedAt: '2025-10-02', running: true },
      },
    ],
    ['ggzDiagnoses', { text: 'Stoornis in alcoholgebruik, matig', code: null, provenance: { confidentiality: 'RESTRICTED' } }],
    ['ggzFunctionalImpacts', { domain: 'Dagbesteding', band: 'SEVERE', description: 'Komt zonder hulp niet tot een dagritme.' }],
    ['ggzCareGoals', { category: 'Dagstructuur', text: 'Staat op vaste tijden op en volgt drie dagdelen dagbesteding per week.' }],
    ['ggzCrisisContacts', { dutyPhone: '+31881234500' }],
    [
      'ggzMedications',
      { text: 'Sertraline tablet 50 mg', dosage: 'Eenmaal per dag 1 tablet', provenance: { recordedAt: '2025-11-21', running: true } },
    ],
  ] as const)('%s of Mark', async (list, expected) => {
    const fields = [
      'fromYear',
      'untilYear',
      'from',
      'until',
      'text',
      'code',
      'since',
      'domain',
      'band',
      'description',
      'category',
      'dutyPhone',
      'plan',
      'dosage',
    ];
    const outcome = await session().records(mark, list, new Set([list, ...fields.map((field) => `${list}.${field}`)]));
    const records: readonly object[] = outcome.state === 'found' ? outcome.value : [];
    expect(records.some((record) => isMatch(record, expected))).toBe(true);
  });
});

describe('when the partner fails', () => {
  const goals = (maxPages?: number) => session(maxPages).records(lennert, 'ggzDiagnoses', new Set(['ggzDiagnoses', 'ggzDiagnoses.text']));

  test.each([
    ['down', { kind: 'down' }, 'UNREACHABLE'],
    ['500', { kind: 'error500' }, 'SERVER_ERROR'],
    ['malformed', { kind: 'malformed' }, 'CONTRACT'],
    ['of another shape', { kind: 'wrongSchema' }, 'CONTRACT'],
    ['without an end to its pages', { kind: 'endlessPaging' }, 'TOO_MANY_PAGES'],
    ['not letting us in', { kind: 'rejectToken' }, 'UNAUTHORISED'],
  ] as const)('%s: unavailable, and seen to recover', async (_, fault, cause) => {
    ggz.setFault(fault);
    expect(await goals()).toEqual({ state: 'unavailable', cause });
    expect(logged.join('')).not.toMatch(/99999|Bevinding/);
    ggz.setFault(null);
    expect((await goals()).state).toBe('found');
  });

  test('slower than its deadline', async () => {
    ggz.setFault({ kind: 'slow', ms: 10_000 });
    const impatient = createWire(
      { name: 'ggz', baseUrl: ggz.url, deadlineMs: 30, maxBytes: 1_000_000, maxPages: 5, authorise: () => Promise.resolve({}) },
      { clock: () => new Date(), random: () => 0, log: { warn: () => undefined } },
    );
    const outcome = await createGgzConnector(impatient, { today })
      .session(scope)
      .records(mark, 'ggzEpisodes', new Set(['ggzEpisodes']));
    impatient.close();
    expect(outcome).toEqual({ state: 'unavailable', cause: 'TIMEOUT' });
  });

  test('a token that has just expired is refreshed once, unseen', async () => {
    refuseOnce = true;
    expect((await goals()).state).toBe('found');
  });

  test('a bound on pages', async () => {
    expect(await goals(2)).toEqual({ state: 'unavailable', cause: 'TOO_MANY_PAGES' });
  });
});
