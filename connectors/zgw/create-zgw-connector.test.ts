import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWi } from '#sandbox/zgw/create-wi.ts';
import { createWmo } from '#sandbox/zgw/create-wmo.ts';
import type { StandIn } from '#sandbox/stand-in.ts';
import { readOfficialZgwSchemas } from '../../tests/reference/zgw/read-official-schemas.ts';
import { createWire, type CallScope, type Wire } from '../call.ts';
import { createWiConnector, type WiSession } from '../wi/create-wi-connector.ts';
import { createWmoConnector, type WmoSession } from '../wmo/create-wmo-connector.ts';
import { createZgwToken } from './zgw-token.ts';

const mark = '999996149';
const chantal = '999996150';
const lennert = '999993562';
const client = { clientId: 'gezinsbeeld', secret: 'a-secret-of-at-least-32-characters' };
const day = '2026-11-20';
const today = (): string => day;
const scope: CallScope = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', signal: new AbortController().signal };
const problems = readOfficialZgwSchemas();
const logged: string[] = [];

let servers: { readonly wmo: StandIn; readonly wi: StandIn };
const wires: Wire[] = [];

function wireTo(url: string, parts: { readonly deadlineMs?: number; readonly maxPages?: number } = {}): Wire {
  const wire = createWire(
    {
      name: 'zgw',
      baseUrl: url,
      deadlineMs: 20_000,
      maxBytes: 1_000_000,
      maxPages: 20,
      authorise: createZgwToken(client),
      breaker: { failures: 1000, retryAfterMs: 1 },
      ...parts,
    },
    { clock: () => new Date(), random: () => 0, log: { warn: (fields, message) => void logged.push(JSON.stringify(fields) + message) } },
  );
  wires.push(wire);
  return wire;
}

const wmo = (parts?: Parameters<typeof wireTo>[1]): WmoSession =>
  createWmoConnector(wireTo(servers.wmo.url, parts), { today }).session(scope);
const wi = (): WiSession => createWiConnector(wireTo(servers.wi.url), { today }).session(scope);
const paths = (list: string, fields: string): ReadonlySet<string> =>
  new Set([list, ...fields.split(' ').map((field) => `${list}.${field}`)]);
const bodies = (server: StandIn): readonly Record<string, unknown>[] =>
  server.requests.map(({ body }) => JSON.parse(body) as Record<string, unknown>);

beforeAll(async () => {
  servers = { wmo: await createWmo({ client, day }), wi: await createWi({ client, day }) };
});
beforeEach(() => {
  for (const server of Object.values(servers)) {
    server.setFault(null);
    server.clearRequests();
  }
  logged.length = 0;
});
afterAll(async () => {
  for (const wire of wires) wire.close();
  await Promise.all([servers.wmo.close(), servers.wi.close()]);
});

describe('what is asked', () => {
  test('one search a person for all lists together, in the words of the standard, with the BSN in the body alone', async () => {
    const asked = wi();
    const selected = new Set([...paths('debts', 'status debtBand'), ...paths('benefits', 'kind'), ...paths('evictions', 'month')]);
    await Promise.all([
      asked.records(mark, 'debts', selected),
      asked.records(mark, 'benefits', selected),
      asked.records(mark, 'evictions', selected),
    ]);
    expect(servers.wi.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /zaken/api/v1/zaken/_zoek']);
    expect(bodies(servers.wi)).toEqual([
      { rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn: mark, expand: 'zaaktype,rollen,eigenschappen,status,status.statustype' },
    ]);
    expect(problems('ZaakZoek', bodies(servers.wi)[0])).toEqual([]);
    expect(JSON.stringify(servers.wi.requests.map(({ path, headers }) => [path, headers]))).not.toContain(mark);
  });

  test.each([
    ['only that there is one', ['wmoProvisions.provenance'], 'zaaktype,rollen'],
    ['a category', ['wmoProvisions.category'], 'zaaktype,rollen,eigenschappen'],
    ['an informal carer', ['wmoInformalCarers.name'], 'zaaktype,rollen'],
  ])('%s expands only what it needs', async (_, fields, expand) => {
    const [list = ''] = fields[0]?.split('.') ?? [];
    await wmo().records(chantal, list as 'wmoProvisions', new Set([list, ...fields]));
    expect(bodies(servers.wmo)[0]).toMatchObject({ expand });
  });

  test('what an earlier search covers is not asked again; what it does not cover is', async () => {
    const asked = wmo();
    await asked.records(chantal, 'wmoProvisions', paths('wmoProvisions', 'category'));
    await asked.records(chantal, 'wmoReports', paths('wmoReports', 'text'));
    await asked.records(chantal, 'wmoInformalCarers', paths('wmoInformalCarers', 'name'));
    const pages = servers.wmo.requests.length;
    await wmo().records(chantal, 'wmoProvisions', paths('wmoProvisions', 'category'));
    expect(servers.wmo.requests.length).toBe(2 * pages);
  });

  test('every page is asked for with the same body', async () => {
    const outcome = await wmo().records(lennert, 'wmoProvisions', paths('wmoProvisions', 'kind'));
    expect(outcome.state === 'found' ? outcome.value : outcome).toHaveLength(11);
    expect(servers.wmo.requests.map(({ path }) => path.replace(/.*_zoek/, ''))).toEqual(['', '?page=2', '?page=3']);
    expect(new Set(servers.wmo.requests.map(({ body }) => body)).size).toBe(1);
  });

  test.each(['', '99999', 'abcdefghi'])('a BSN written as "%s" is refused before anything is sent', async (bsn) => {
    await expect(wmo().records(bsn, 'wmoProvisions', new Set(['wmoProvisions']))).rejects.toMatchObject({ code: 'EMPTY_SEARCH' });
    expect(servers.wmo.requests).toHaveLength(0);
  });

  test('where the kinds are known by their address, the register selects on it', async () => {
    const url = 'https://catalogue.example/zaaktypen/1';
    const settings = (await import('../wmo/wmo-settings.ts')).defaultWmoSettings;
    const connector = createWmoConnector(wireTo(servers.wmo.url), {
      today,
      settings: { ...settings, zaaktypen: { provision: [url], report: [] } },
    });
    expect(await connector.session(scope).records(chantal, 'wmoProvisions', paths('wmoProvisions', 'kind'))).toEqual({
      state: 'found',
      value: [],
    });
    expect(bodies(servers.wmo)[0]).toMatchObject({ zaaktype__in: [url], expand: 'rollen,eigenschappen' });
    expect(problems('ZaakZoek', bodies(servers.wmo)[0])).toEqual([]);
  });
});

describe('what comes back', () => {
  test('every designation has its confidentiality', async () => {
    const outcome = await wmo().records(lennert, 'wmoProvisions', paths('wmoProvisions', 'kind'));
    const said =
      outcome.state === 'found'
        ? outcome.value.map(({ kind, provenance }) => [kind?.replace(/^Voorziening /, ''), provenance.confidentiality])
        : [];
    expect(Object.fromEntries(said)).toMatchObject({
      'met aanduiding openbaar': 'OPEN',
      'met aanduiding beperkt_openbaar': 'OPEN',
      'met aanduiding intern': 'OPEN',
      'met aanduiding zaakvertrouwelijk': 'OPEN',
      'met aanduiding vertrouwelijk': 'RESTRICTED',
      'met aanduiding confidentieel': 'RESTRICTED',
      'met aanduiding geheim': 'SECRET',
      'met aanduiding zeer_geheim': 'SECRET',
      'zonder aanduiding': 'RESTRICTED',
    });
  });

  test('a case in which somebody is only the carer is not about them', async () => {
    const outcome = await wmo().records(lennert, 'wmoProvisions', paths('wmoProvisions', 'kind'));
    expect(JSON.stringify(outcome)).not.toContain('1 uur per week');
  });

  test('the start of the retention period is the register’s own, or else the end of the case', async () => {
    const own = await wmo().records(lennert, 'wmoProvisions', paths('wmoProvisions', 'kind'));
    expect(JSON.stringify(own)).toContain('"retentionFrom":"2009-12-31","running":false');
    const report = await wmo().records(chantal, 'wmoReports', paths('wmoReports', 'category'));
    expect(report).toMatchObject({
      state: 'found',
      value: [
        {
          category: 'Zelfstandig wonen',
          provenance: { source: 'WMO', recordedAt: '2026-01-28', retentionFrom: '2026-02-10', running: false },
        },
      ],
    });
  });

  test('an informal carer, with name and contact', async () => {
    const outcome = await wmo().records(chantal, 'wmoInformalCarers', paths('wmoInformalCarers', 'present name contact'));
    expect(outcome).toMatchObject({ state: 'found', value: [{ present: true, name: 'Annelies Visser', contact: '+31612345601' }] });
  });

  test('debts, creditors and benefits', async () => {
    const asked = wi();
    const selected = new Set([
      ...paths('debts', 'status debtBand amount'),
      ...paths('creditors', 'name amount'),
      ...paths('benefits', 'kind amountPerMonth from until'),
    ]);
    const [debts, creditors, benefits] = await Promise.all([
      asked.records(mark, 'debts', selected),
      asked.records(mark, 'creditors', selected),
      asked.records(mark, 'benefits', selected),
    ]);
    expect(debts).toMatchObject({
      value: expect.arrayContaining([
        expect.objectContaining({ status: 'Schuldregeling loopt', debtBand: 'FROM_20K_TO_50K', amount: 27450 }),
      ]) as unknown,
    });
    expect(creditors).toMatchObject({
      value: expect.arrayContaining([expect.objectContaining({ name: 'Zorgverzekeraar Polder', amount: 4300 })]) as unknown,
    });
    expect(benefits).toMatchObject({
      value: [{ kind: 'Bijstandsuitkering', amountPerMonth: 1345.45, from: '2025-10-01', until: null, provenance: { running: true } }],
    });
  });
});

describe('when the register fails', () => {
  const ask = (session: WmoSession = wmo()) => session.records(lennert, 'wmoProvisions', paths('wmoProvisions', 'kind'));

  test.each([
    ['down', { kind: 'down' }, 'UNREACHABLE'],
    ['500', { kind: 'error500' }, 'SERVER_ERROR'],
    ['malformed', { kind: 'malformed' }, 'CONTRACT'],
    ['of another shape', { kind: 'wrongSchema' }, 'CONTRACT'],
    ['without an end to its pages', { kind: 'endlessPaging' }, 'TOO_MANY_PAGES'],
    ['not letting us in', { kind: 'rejectToken' }, 'UNAUTHORISED'],
  ] as const)('%s: unavailable, and seen to recover', async (_, fault, cause) => {
    servers.wmo.setFault(fault);
    expect(await ask()).toEqual({ state: 'unavailable', cause });
    expect(logged.join('')).not.toMatch(/99999|oorziening met/);
    servers.wmo.setFault(null);
    expect((await ask()).state).toBe('found');
  });

  test('slower than its deadline', async () => {
    servers.wmo.setFault({ kind: 'slow', ms: 10_000 });
    expect(await ask(wmo({ deadlineMs: 30 }))).toEqual({ state: 'unavailable', cause: 'TIMEOUT' });
  });

  test('a bound on pages', async () => {
    expect(await ask(wmo({ maxPages: 2 }))).toEqual({ state: 'unavailable', cause: 'TOO_MANY_PAGES' });
  });
});
