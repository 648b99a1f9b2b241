import { parse } from 'graphql';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PartnerTokens } from '#sandbox/authorise-partner-call.ts';
import { createCjg } from '#sandbox/cjg/create-cjg.ts';
import { replyJson, startStandIn, type Fault, type StandIn } from '#sandbox/stand-in.ts';
import { createWire, type CallScope, type Outcome } from '../call.ts';
import { createCjgConnector, type CjgAnswer, type CjgConnector } from './create-cjg-connector.ts';

const allowAll: PartnerTokens = {
  authorise: () => Promise.resolve({ allowed: true, clientId: 'hub', scopes: [] }),
  revokeAccepted: () => undefined,
};
const scope: CallScope = { traceparent: '', signal: new AbortController().signal };
const sebastiaan = '999996174';
const walter = '999996186';

const logged: unknown[] = [];
const log = { warn: (fields: unknown) => void logged.push(fields) };
const open: (() => Promise<void> | void)[] = [];
function connect(url: string): CjgConnector {
  const wire = createWire(
    { name: 'cjg', baseUrl: url, deadlineMs: 5000, maxBytes: 100_000, maxPages: 1, authorise: async () => ({ authorization: 'Bearer x' }) },
    { clock: () => new Date(), random: () => 0, log },
  );
  open.push(wire.close);
  return createCjgConnector(wire, { log });
}

let cjg: StandIn;
let connector: CjgConnector;
beforeAll(async () => {
  cjg = await createCjg({ tokens: allowAll, day: '2026-11-20' });
  connector = connect(cjg.url);
});
afterEach(() => {
  cjg.setFault(null);
  cjg.clearRequests();
  logged.length = 0;
});
afterAll(async () => {
  for (const close of open) await close();
  await cjg.close();
});

const ask = (of: CjgConnector, selection: string, ...bsns: readonly string[]): Promise<Outcome<CjgAnswer>> =>
  of.execute(
    `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on FamilyMember { ${selection} } } }`,
    { representations: bsns.map((bsn) => ({ __typename: 'FamilyMember', bsn })) },
    scope,
  );
const everything = `youthEpisodes { fromYear untilYear from until provenance { source recordedAt confidentiality retentionFrom running } }
  youthProvisions { category kind from until provider } safetyAssessments { band safetyLevel date } supervisionOrders { running from until body }
  youthNotes { text date } developments { category observations }`;

test('the answer of the partner, in the order asked, as far as it was selected', async () => {
  const outcome = await ask(connector, '__typename youthProvisions { category provenance { source } }', sebastiaan, walter);
  expect(outcome).toMatchObject({
    state: 'found',
    value: { errors: [], data: { _entities: [{ __typename: 'FamilyMember' }, { __typename: 'FamilyMember' }] } },
  });
  const [first] = outcome.state === 'found' ? outcome.value.data._entities : [];
  expect(first?.['youthProvisions']).toContainEqual({ category: 'Ambulante jeugdhulp', provenance: { source: 'CJG' } });
});

test('everything that the contract has is understood', async () => {
  expect(await ask(connector, everything, sebastiaan, walter)).toMatchObject({ state: 'found', value: { errors: [] } });
});

test('a parsed document does as well as a text, and a BSN stands in the body only', async () => {
  const document = parse(`query ($r: [_Any!]!) { _entities(representations: $r) { ... on FamilyMember { ...P } } }
    fragment P on FamilyMember { youthProvisions { category } }`);
  const outcome = await connector.execute(document, { r: [{ __typename: 'FamilyMember', bsn: walter }] }, scope);
  expect(outcome.state).toBe('found');
  expect(outcome).toEqual(await ask(connector, 'youthProvisions { category }', walter));
  const [{ path, headers, body } = { path: '', headers: {}, body: '' }] = cjg.requests;
  expect(JSON.stringify([path, headers])).not.toContain(walter);
  expect(body).toContain(walter);
});

test.each<[Fault, string]>([
  [{ kind: 'wrongSchema' }, 'CONTRACT'],
  [{ kind: 'malformed' }, 'CONTRACT'],
  [{ kind: 'endlessPaging' }, 'TOO_LARGE'],
  [{ kind: 'error500' }, 'SERVER_ERROR'],
  [{ kind: 'rejectToken' }, 'UNAUTHORISED'],
  [{ kind: 'down' }, 'UNREACHABLE'],
])('%j', async (fault, cause) => {
  cjg.setFault(fault);
  expect(await ask(connector, everything, walter)).toEqual({ state: 'unavailable', cause });
  cjg.setFault(null);
  expect(await ask(connector, 'youthProvisions { category }', walter)).toMatchObject({ state: 'found' });
});

test('a document that the partner refuses is a broken contract', async () => {
  expect(await ask(connector, 'shoeSize', walter)).toEqual({ state: 'unavailable', cause: 'CONTRACT' });
});

describe('an answer to another question', () => {
  const provision = { category: 'Ambulante jeugdhulp', kind: 'x' };
  const answers: readonly [string, unknown, unknown, string?][] = [
    ['fewer entities than asked', { data: { _entities: [] } }, { state: 'unavailable', cause: 'CONTRACT' }, '_entities'],
    ['no data and no error', {}, { state: 'unavailable', cause: 'CONTRACT' }],
    [
      'no data, for a reason of the partner',
      { data: null, errors: [{ message: 'Mark de Boer' }] },
      { state: 'unavailable', cause: 'SERVER_ERROR' },
    ],
    [
      'no data, for a reason of ours',
      { data: null, errors: [{ message: 'x', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] },
      { state: 'unavailable', cause: 'CONTRACT' },
    ],
    [
      'an enum value that the contract does not have',
      { data: { _entities: [{ bsn: walter, safetyAssessments: [{ band: 'Mark de Boer' }], youthProvisions: null }] } },
      { state: 'unavailable', cause: 'CONTRACT' },
      '_entities.[].safetyAssessments.[].band',
    ],
    [
      'a record where a list should be',
      { data: { _entities: [{ bsn: walter, safetyAssessments: { band: 'SAFE' }, youthProvisions: null }] } },
      { state: 'unavailable', cause: 'CONTRACT' },
      '_entities.[].safetyAssessments',
    ],
    [
      'a field left out',
      { data: { _entities: [{ bsn: walter, safetyAssessments: [] }] } },
      { state: 'unavailable', cause: 'CONTRACT' },
      '_entities.[].youthProvisions',
    ],
    [
      'somebody else than was asked for',
      { data: { _entities: [{ bsn: sebastiaan, safetyAssessments: null, youthProvisions: [] }] } },
      { state: 'unavailable', cause: 'CONTRACT' },
      '_entities.[].bsn',
    ],
    [
      'nobody in particular',
      { data: { _entities: [{ safetyAssessments: null, youthProvisions: [] }] } },
      { state: 'unavailable', cause: 'CONTRACT' },
      '_entities.[].bsn',
    ],
    [
      'more than was asked is left behind, and so are the texts of errors',
      {
        data: { _entities: [{ bsn: walter, safetyAssessments: null, youthProvisions: [provision], youthNotes: [{ text: 'geheim' }] }] },
        errors: [{ message: 'Mark de Boer', path: ['_entities', 0, 'safetyAssessments'] }],
      },
      {
        state: 'found',
        value: {
          data: { _entities: [{ safetyAssessments: null, youthProvisions: [{ category: provision.category }] }] },
          errors: [{ path: ['_entities', 0, 'safetyAssessments'] }],
        },
      },
    ],
    [
      'somebody whom the partner could not answer about',
      { data: { _entities: [null] }, errors: [{ message: 'x' }] },
      { state: 'found', value: { data: { _entities: [null] }, errors: [{ path: [] }] } },
    ],
  ];
  test.each(answers)('%s', async (_, body, expected, path) => {
    const partner = await startStandIn({
      name: 'cjg',
      handler: () => replyJson(200, body, 'application/graphql-response+json; charset=utf-8'),
    });
    open.push(() => partner.close());
    expect(await ask(connect(partner.url), 'safetyAssessments { band } youthProvisions { category }', walter)).toEqual(expected);
    expect(JSON.stringify(logged)).not.toMatch(/Mark|99999/);
    expect(logged).toEqual(path === undefined ? [] : [{ partner: 'cjg', issues: [{ path, code: 'mismatch' }] }]);
  });
});
