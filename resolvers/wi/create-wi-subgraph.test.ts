import { graphql } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createWire, type Wire } from '#connectors/call.ts';
import { createWiConnector } from '#connectors/wi/create-wi-connector.ts';
import { createWmoConnector } from '#connectors/wmo/create-wmo-connector.ts';
import { createZgwToken } from '#connectors/zgw/zgw-token.ts';
import type { StandIn } from '#sandbox/stand-in.ts';
import { createWi } from '#sandbox/zgw/create-wi.ts';
import { createWmo } from '#sandbox/zgw/create-wmo.ts';
import { createWmoSubgraph } from '../wmo/create-wmo-subgraph.ts';
import { createWiSubgraph } from './create-wi-subgraph.ts';

const client = { clientId: 'gezinsbeeld', secret: 'a-secret-of-at-least-32-characters' };
const day = '2026-11-20';
const today = (): string => day;
const mark = { __typename: 'FamilyMember', bsn: '999996149' };
const chantal = { __typename: 'FamilyMember', bsn: '999996150' };
const schemas = { wi: createWiSubgraph(), wmo: createWmoSubgraph() };
const scope = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', signal: new AbortController().signal };

let servers: Record<'wi' | 'wmo', StandIn>;
let wires: Record<'wi' | 'wmo', Wire>;

beforeAll(async () => {
  servers = { wi: await createWi({ client, day }), wmo: await createWmo({ client, day }) };
  const wireTo = (name: 'wi' | 'wmo'): Wire =>
    createWire(
      { name, baseUrl: servers[name].url, deadlineMs: 20_000, maxBytes: 1_000_000, maxPages: 20, authorise: createZgwToken(client) },
      { clock: () => new Date(), random: () => 0, log: { warn: () => undefined } },
    );
  wires = { wi: wireTo('wi'), wmo: wireTo('wmo') };
});
beforeEach(() => {
  for (const server of Object.values(servers)) server.clearRequests();
});
afterAll(async () => {
  for (const wire of Object.values(wires)) wire.close();
  await Promise.all(Object.values(servers).map((server) => server.close()));
});

async function run(name: 'wi' | 'wmo', representations: readonly object[], selection: string) {
  const partners = {
    wi: createWiConnector(wires.wi, { today }).session(scope),
    wmo: createWmoConnector(wires.wmo, { today }).session(scope),
  };
  const source = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on FamilyMember { ${selection} } } }`;
  const { data, errors } = await graphql({
    schema: schemas[name],
    source,
    variableValues: { r: representations },
    contextValue: { partners },
  });
  return { members: data?.['_entities'], errors };
}

test('one search a member, whatever is selected of them', async () => {
  const { members, errors } = await run('wi', [mark, chantal], 'debts { debtBand } benefits { kind } evictions { month }');
  expect(errors).toBeUndefined();
  expect(members).toMatchObject([
    { benefits: [{ kind: 'Bijstandsuitkering' }], evictions: [] },
    { debts: [{ debtBand: 'FROM_5K_TO_20K' }] },
  ]);
  expect(servers.wi.requests).toHaveLength(2);
});

test('nothing is asked when no list is selected', async () => {
  await run('wmo', [chantal], 'bsn wmoProvided');
  expect(servers.wmo.requests).toHaveLength(0);
});

test('a register that is down is an error at each list, and no more', async () => {
  servers.wmo.setFault({ kind: 'error500' });
  const { members, errors } = await run('wmo', [chantal], 'bsn wmoProvisions { category } wmoReports { category }');
  servers.wmo.setFault(null);
  expect(members).toEqual([{ bsn: chantal.bsn, wmoProvisions: null, wmoReports: null }]);
  expect(errors?.map(({ extensions }) => extensions)).toEqual([
    { code: 'PARTNER_UNAVAILABLE', partner: 'wmo', cause: 'SERVER_ERROR' },
    { code: 'PARTNER_UNAVAILABLE', partner: 'wmo', cause: 'SERVER_ERROR' },
  ]);
});
