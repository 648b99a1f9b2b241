import { execute, parse } from 'graphql';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createWire, type Wire } from '#connectors/call.ts';
import { createPoliceConnector } from '#connectors/police/create-police-connector.ts';
import type { PartnerTokens } from '#sandbox/authorise-partner-call.ts';
import type { PoliceItem } from '#sandbox/dossiers/dossier.ts';
import { createPolice } from '#sandbox/police/create-police.ts';
import { replyJson, startStandIn, type Fault, type StandIn } from '#sandbox/stand-in.ts';
import { openApiValidator } from '#tests/reference/openapi-validator.ts';
import { createPoliceSubgraph } from './create-police-subgraph.ts';

const contract = openApiValidator(new URL('../../sandbox/police/release-register.openapi.yaml', import.meta.url));
const allowAll: PartnerTokens = {
  authorise: () => Promise.resolve({ allowed: true, clientId: 'hub', scopes: [] }),
  revokeAccepted: () => undefined,
};
const regisseur = '00000099000000001000/REG';
const police = '00000099000000002000/POL';
const [anna, bram] = ['999990019', '999990020'];
const schema = createPoliceSubgraph();

const release = { decisionId: 'VERS-1', article: 'Wpg 20', recipients: [regisseur], caseReference: 'VB-1', until: '2027-01-31' };
const report: PoliceItem = {
  bsn: anna,
  kind: 'ZORGMELDING',
  category: 'HUISELIJK_GEWELD',
  date: '2026-01-03',
  recordedAt: '2026-01-04',
  summary: 'Samenvatting.',
  narrative: 'Mutatie.',
  reporter: 'Buur',
  releases: [release],
};
const dossiers = {
  police: [
    report,
    { ...report, date: '2025-12-01', releases: [], confidentiality: 'RESTRICTED' },
    { ...report, bsn: bram, kind: 'INCIDENT', category: 'OVERLAST', place: 'Plein', releases: [release] },
    {
      bsn: anna,
      kind: 'HUISVERBOD',
      date: '2026-11-15',
      recordedAt: '2026-11-15',
      period: { from: '2026-11-15', until: '2026-11-25' },
      releases: [release],
    },
  ] satisfies PoliceItem[],
};

const wireTo = (url: string): Wire =>
  createWire(
    {
      name: 'police',
      baseUrl: url,
      deadlineMs: 5000,
      maxBytes: 1_000_000,
      maxPages: 3,
      authorise: async () => ({ authorization: 'Bearer x' }),
    },
    { clock: () => new Date(), random: () => 0, log: { warn: () => undefined } },
  );

let register: StandIn;
let wire: Wire;
beforeAll(async () => {
  register = await createPolice({ tokens: allowAll, day: '2026-11-20', dossiers, pageSize: 1 });
  wire = wireTo(register.url);
});
afterEach(() => {
  register.setFault(null);
  register.clearRequests();
});
afterAll(async () => {
  wire.close();
  await register.close();
});

async function entities(
  selection: string,
  bsns: readonly string[],
  recipient = regisseur,
  caseReference: string | null = 'VB-1',
  over = wire,
) {
  const session = createPoliceConnector(over).session(
    { traceparent: '', signal: new AbortController().signal },
    { recipient, caseReference },
  );
  const document = parse(`query ($r: [_Any!]!) { _entities(representations: $r) { ... on FamilyMember { ${selection} } } }`);
  const variableValues = { r: bsns.map((bsn) => ({ __typename: 'FamilyMember', bsn })) };
  const result = await execute({ schema, document, variableValues, contextValue: { partners: { police: session } } });
  return { data: result.data?.['_entities'] as unknown[], errors: result.errors };
}

interface Asked {
  readonly burgerservicenummers: readonly string[];
  readonly soorten: readonly string[];
  readonly velden: readonly string[];
}
const asked = (): readonly Asked[] => register.requests.map(({ body }) => JSON.parse(body) as Asked);

describe('what is answered', () => {
  test('what was released to this recipient for this case, with its decision', async () => {
    const { data } = await entities(
      'policeReports { category year date summary narrative provenance { source recordedAt confidentiality retentionFrom running release { decisionId article until recipients caseReference } } }',
      [anna],
    );
    expect(data).toEqual([
      {
        policeReports: [
          {
            category: 'DOMESTIC_VIOLENCE',
            year: 2026,
            date: '2026-01-03',
            summary: 'Samenvatting.',
            narrative: null,
            provenance: {
              source: 'POLICE',
              recordedAt: '2026-01-04',
              confidentiality: 'OPEN',
              retentionFrom: '2026-01-03',
              running: false,
              release,
            },
          },
        ],
      },
    ]);
  });

  test('the police find their own items, released or not, without a decision', async () => {
    const { data } = await entities(
      'policeReports { narrative reporter provenance { confidentiality release { decisionId } } }',
      [anna],
      police,
      null,
    );
    const own = { narrative: 'Mutatie.', reporter: 'Buur' };
    expect(data).toEqual([
      {
        policeReports: [
          { ...own, provenance: { confidentiality: 'OPEN', release: null } },
          { ...own, provenance: { confidentiality: 'RESTRICTED', release: null } },
        ],
      },
    ]);
  });

  test('a running order has no retention date yet', async () => {
    const { data } = await entities('restrainingOrders { running from until provenance { running retentionFrom } }', [anna]);
    expect(data).toEqual([
      {
        restrainingOrders: [{ running: true, from: '2026-11-15', until: '2026-11-25', provenance: { running: true, retentionFrom: null } }],
      },
    ]);
  });

  test('for another case there is nothing', async () => {
    expect((await entities('policeReports { category }', [anna], regisseur, 'VB-2')).data).toEqual([{ policeReports: [] }]);
  });

  test('a word that the contract does not have is unknown', async () => {
    const item = {
      id: 'POL-1',
      burgerservicenummer: anna,
      soort: 'ZORGMELDING',
      verstrekking: null,
      bewaartermijnVanaf: null,
      loopt: false,
    };
    const other = await startStandIn({
      name: 'police',
      handler: () => replyJson(200, { items: [{ ...item, vertrouwelijkheid: 'ZEER', categorie: 'NIEUW' }], volgendePagina: null }),
    });
    const over = wireTo(other.url);
    const { data } = await entities('policeReports { category provenance { confidentiality } }', [anna], regisseur, 'VB-1', over);
    expect(data).toEqual([{ policeReports: [{ category: null, provenance: { confidentiality: null } }] }]);
    over.close();
    await other.close();
  });
});

describe('what is asked', () => {
  test('only the kinds and fields selected, as the contract has it', async () => {
    await entities('policeReports { category provenance { source release { article } } }', [anna, bram]);
    expect(asked()).toEqual([
      { burgerservicenummers: [anna, bram], ontvanger: regisseur, zaakkenmerk: 'VB-1', soorten: ['ZORGMELDING'], velden: ['categorie'] },
    ]);
    expect(contract.errors('Zoekvraag', asked()[0])).toEqual([]);
  });

  test('kinds with equal fields share a question, kinds with other fields never do', async () => {
    await entities('policeReports { category date } policeIncidents { date category } restrainingOrders { running }', [bram]);
    expect(asked().map(({ soorten, velden }) => [soorten, velden])).toEqual([
      [
        ['INCIDENT', 'ZORGMELDING'],
        ['categorie', 'datum'],
      ],
      [['HUISVERBOD'], []],
    ]);
  });

  test('at most twenty people in one question', async () => {
    const many = Array.from({ length: 45 }, (_, index) => String(100_000_000 + index));
    await entities('policeReports { category }', many);
    expect(asked().map(({ burgerservicenummers }) => burgerservicenummers.length)).toEqual([20, 20, 5]);
  });

  test('an existence field alone asks nothing', async () => {
    expect((await entities('policeKnown', [anna])).data).toEqual([{ policeKnown: null }]);
    expect(register.requests).toHaveLength(0);
  });

  test('no BSN in path or headers', async () => {
    await entities('policeReports { category }', [anna]);
    expect(JSON.stringify(register.requests.map(({ path, headers }) => [path, headers]))).not.toContain(anna);
  });
});

describe('pages', () => {
  test('are read to the end', async () => {
    const { data } = await entities('policeReports { date }', [anna], police, null);
    expect(data).toEqual([{ policeReports: [{ date: '2026-01-03' }, { date: '2025-12-01' }] }]);
    expect(asked().map((question) => (question as unknown as { pagina?: number }).pagina)).toEqual([undefined, 2]);
  });
});

test.each<[Fault, string, number]>([
  [{ kind: 'endlessPaging' }, 'TOO_MANY_PAGES', 3],
  [{ kind: 'wrongSchema' }, 'CONTRACT', 1],
  [{ kind: 'malformed' }, 'CONTRACT', 1],
  [{ kind: 'error500' }, 'SERVER_ERROR', 3],
  [{ kind: 'rejectToken' }, 'UNAUTHORISED', 2],
  [{ kind: 'down' }, 'UNREACHABLE', 3],
])('%j is an error at the field alone, and the register is asked again in the next operation', async (fault, cause, requests) => {
  register.setFault(fault);
  const { data, errors } = await entities('bsn policeReports { category }', [anna]);
  expect(data).toEqual([{ bsn: anna, policeReports: null }]);
  expect(errors?.map(({ path, extensions }) => ({ path, extensions }))).toEqual([
    { path: ['_entities', 0, 'policeReports'], extensions: { code: 'PARTNER_UNAVAILABLE', partner: 'police', cause } },
  ]);
  expect(register.requests).toHaveLength(requests);
  register.setFault(null);
  expect((await entities('policeReports { category }', [anna])).data).toEqual([{ policeReports: [{ category: 'DOMESTIC_VIOLENCE' }] }]);
});

test('an item about somebody else, or of another kind, is a broken contract', async () => {
  const item = { id: 'POL-1', burgerservicenummer: bram, soort: 'ZORGMELDING', verstrekking: null, bewaartermijnVanaf: null, loopt: false };
  for (const wrong of [item, { ...item, burgerservicenummer: anna, soort: 'INCIDENT' }]) {
    const other = await startStandIn({ name: 'police', handler: () => replyJson(200, { items: [wrong], volgendePagina: null }) });
    const over = wireTo(other.url);
    const { errors } = await entities('policeReports { category }', [anna], regisseur, 'VB-1', over);
    expect(errors?.[0]?.extensions).toMatchObject({ cause: 'CONTRACT' });
    over.close();
    await other.close();
  }
});
