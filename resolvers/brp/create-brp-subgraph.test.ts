import { execute, parse } from 'graphql';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createBrpConnector } from '#connectors/brp/create-brp-connector.ts';
import { createWire, type Wire } from '#connectors/call.ts';
import type { PartnerTokens } from '#sandbox/authorise-partner-call.ts';
import { createBrp } from '#sandbox/brp/create-brp.ts';
import type { StandIn } from '#sandbox/stand-in.ts';
import { createBrpSubgraph } from './create-brp-subgraph.ts';

const allowAll: PartnerTokens = {
  authorise: () => Promise.resolve({ allowed: true, clientId: 'hub', scopes: [] }),
  revokeAccepted: () => undefined,
};
const [mark, chantal, walter, nobody] = ['999996149', '999996150', '999996186', '000000000'];
const schema = createBrpSubgraph();

let brp: StandIn;
let wire: Wire;
beforeAll(async () => {
  brp = await createBrp({ tokens: allowAll, day: '2026-11-20' });
  wire = createWire(
    {
      name: 'brp',
      baseUrl: brp.url,
      deadlineMs: 5000,
      maxBytes: 1_000_000,
      maxPages: 1,
      authorise: async () => ({ authorization: 'Bearer x' }),
    },
    { clock: () => new Date(), random: () => 0, log: { warn: () => undefined } },
  );
});
afterEach(() => {
  brp.setFault(null);
  brp.clearRequests();
});
afterAll(async () => {
  wire.close();
  await brp.close();
});

async function entities(selection: string, ...bsns: readonly string[]) {
  const session = createBrpConnector(wire).session({ traceparent: '', signal: new AbortController().signal });
  const document = parse(`query ($r: [_Any!]!) { _entities(representations: $r) { ... on FamilyMember { ${selection} } } }`);
  const variableValues = { r: bsns.map((bsn) => ({ __typename: 'FamilyMember', bsn })) };
  const result = await execute({ schema, document, variableValues, contextValue: { partners: { brp: session } } });
  return { data: result.data?.['_entities'] as unknown[], errors: result.errors };
}

const askedFields = (): readonly string[][] => brp.requests.map(({ body }) => (JSON.parse(body) as { fields: string[] }).fields);

test('one request reads what was selected, of everybody', async () => {
  const { data } = await entities('name ageBand municipality', mark, chantal, walter);
  expect(data).toEqual([
    { name: 'Mark de Boer', ageBand: 'ADULT', municipality: 'Tiel' },
    { name: 'Chantal de Vries', ageBand: 'ADULT', municipality: 'Utrecht' },
    { name: 'Walter de Boer', ageBand: 'A12_15', municipality: 'Utrecht' },
  ]);
  expect(askedFields()).toEqual([['burgerservicenummer', 'gemeenteVanInschrijving.omschrijving', 'leeftijd', 'naam.volledigeNaam']]);
});

test('an address asks only for the lines selected', async () => {
  const { data } = await entities('address { city postalCode }', mark);
  expect(data).toEqual([{ address: { city: 'Tiel', postalCode: '4001AP' } }]);
  expect(askedFields()[0]).not.toContain('verblijfplaats.verblijfadres.huisnummer');
});

test('others in the record are given by key, whatever is selected of them, and are not read', async () => {
  const { data } = await entities('authority { kind underInvestigation holders { bsn name } } ties { kind member { bsn name } }', walter);
  const [father, mother] = [mark, chantal].map((bsn) => ({ bsn, name: null }));
  expect(data).toEqual([
    {
      authority: [{ kind: 'JOINT_PARENTAL', underInvestigation: false, holders: [mother, father] }],
      ties: [
        { kind: 'PARENT', member: mother },
        { kind: 'PARENT', member: father },
      ],
    },
  ]);
  expect(brp.requests).toHaveLength(1);
});

test('existence fields are not computed here', async () => {
  const { data } = await entities('authorityRecorded authority { kind }', walter);
  expect(data).toMatchObject([{ authorityRecorded: null }]);
});

test('nothing selected of the BRP asks nothing', async () => {
  expect((await entities('bsn __typename', mark)).data).toEqual([{ bsn: mark, __typename: 'FamilyMember' }]);
  expect(brp.requests).toHaveLength(0);
});

test('somebody whom the BRP does not know has nothing but their key', async () => {
  const { data, errors } = await entities('bsn name ties { kind }', nobody);
  expect(data).toEqual([{ bsn: nobody, name: null, ties: null }]);
  expect(errors).toBeUndefined();
});

test('a BRP that does not answer is an error with its cause at each place, without a word about anybody', async () => {
  brp.setFault({ kind: 'wrongSchema' });
  const { data, errors } = await entities('name', mark, walter);
  expect(data).toEqual([null, null]);
  expect(errors?.map(({ path, extensions }) => ({ path, extensions }))).toEqual(
    [0, 1].map((index) => ({ path: ['_entities', index], extensions: { code: 'PARTNER_UNAVAILABLE', partner: 'brp', cause: 'CONTRACT' } })),
  );
  expect(JSON.stringify(errors)).not.toContain(mark);
});
