import { SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { readOfficialZgwSchemas } from '#tests/reference/zgw/read-official-schemas.ts';

import { createDossiers } from '../dossiers/create-dossiers.ts';
import { families } from '../families/families.ts';
import type { StandIn } from '../stand-in.ts';
import { wiCatalogue, wmoCatalogue } from './catalogue.ts';
import { createWi } from './create-wi.ts';
import { createWmo } from './create-wmo.ts';

const byBsn = 'rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn';
const mark = '999996149';
const chantal = '999996150';
const lennert = '999993562';
const client = { clientId: 'gezinsbeeld', secret: 'a-secret-of-at-least-32-characters' };
const day = '2026-11-20';
const now = Date.parse('2026-11-20T10:00:00Z');
const everything = 'zaaktype,status,status.statustype,rollen,rollen.roltype,eigenschappen,eigenschappen.eigenschap,resultaat';

interface Page {
  readonly count: number;
  readonly next: string | null;
  readonly previous: string | null;
  readonly results: readonly {
    readonly [name: string]: unknown;
    readonly url: string;
    readonly uuid: string;
    readonly _expand?: Record<string, unknown>;
  }[];
}

const problems = readOfficialZgwSchemas();

async function token(claims: Record<string, unknown> = {}, secret = client.secret, iat = now / 1000): Promise<string> {
  return new SignJWT({ client_id: client.clientId, user_id: 'u', user_representation: 'Gezinsbeeld', ...claims })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(client.clientId)
    .setIssuedAt(iat)
    .sign(new TextEncoder().encode(secret));
}

let wmo: StandIn;
let wi: StandIn;
beforeEach(async () => {
  [wmo, wi] = await Promise.all([createWmo({ client, day, clock: () => now }), createWi({ client, day, clock: () => now })]);
});
afterEach(() => Promise.all([wmo.close(), wi.close()]));

async function headers(): Promise<Record<string, string>> {
  return {
    authorization: `Bearer ${await token()}`,
    'content-type': 'application/json',
    'accept-crs': 'EPSG:4326',
    'content-crs': 'EPSG:4326',
  };
}

async function post(
  url: string,
  body: unknown,
  changed: Record<string, string | undefined> = {},
): Promise<{ status: number; type: string; body: unknown }> {
  const all = { ...(await headers()), ...changed };
  const sent = Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
  const answer = await fetch(url, { method: 'POST', headers: sent, body: typeof body === 'string' ? body : JSON.stringify(body) });
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', body: await answer.json() };
}

async function get(url: string): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(url, { headers: await headers() });
  return { status: answer.status, body: await answer.json() };
}

/** Every case that a search finds, over all its pages, with the body sent again to each. */
async function zoek(server: StandIn, body: object): Promise<Page['results']> {
  expect(problems('ZaakZoek', body)).toEqual([]);
  const found: Page['results'][number][] = [];
  for (let url: string | null = `${server.url}/zaken/_zoek`; url !== null;) {
    const answer = await post(url, body);
    expect(answer.status).toBe(200);
    const page = answer.body as Page;
    found.push(...page.results);
    url = page.next;
  }
  return found;
}

interface Expanded {
  readonly zaaktype: { readonly omschrijving: string };
  readonly status: { readonly _expand?: { readonly statustype: { readonly omschrijving: string } } };
  readonly rollen: readonly {
    readonly omschrijving: string;
    readonly betrokkeneIdentificatie: { readonly inpBsn?: string };
    readonly contactpersoonRol?: { readonly naam: string };
  }[];
  readonly eigenschappen: readonly { readonly naam: string; readonly waarde: string }[];
}
const expanded = (zaak: Page['results'][number] | undefined): Expanded => zaak?._expand as unknown as Expanded;

describe('_zoek', () => {
  test.each([
    ['Wmo', (): StandIn => wmo, chantal, 6],
    ['Wmo, every confidentiality', (): StandIn => wmo, lennert, 12],
    ['W&I', (): StandIn => wi, mark, 4],
  ])('answers as the official document says (%s)', async (_, server, bsn, count) => {
    const found = await zoek(server(), { [byBsn]: bsn, expand: everything });
    expect(found).toHaveLength(count);
    for (const zaak of found) {
      expect(problems('ZaakExpanded', zaak)).toEqual([]);
      for (const rol of expanded(zaak).rollen) {
        const kind = 'inpBsn' in rol.betrokkeneIdentificatie || rol.omschrijving === 'Mantelzorger' ? 'natuurlijk_persoon' : 'medewerker';
        expect(problems(`${kind}_RolExpanded`, rol)).toEqual([]);
      }
    }
  });

  test('validates with a validator that sees a wrong answer', async () => {
    const [zaak] = await zoek(wmo, { [byBsn]: chantal });
    expect(problems('ZaakExpanded', { ...zaak, einddatum: 'straks' })).not.toEqual([]);
    expect(problems('ZaakExpanded', { ...zaak, rollen: undefined })).not.toEqual([]);
    expect(problems('ZaakExpanded', { ...zaak, vertrouwelijkheidaanduiding: 'stiekem' })).not.toEqual([]);
  });

  test('pages with absolute addresses that hold no BSN, and wants the body again', async () => {
    const first = (await post(`${wmo.url}/zaken/_zoek`, { [byBsn]: chantal })).body as Page;
    expect([first.count, first.results.length, first.next]).toEqual([6, 5, `${wmo.url}/zaken/_zoek?page=2`]);
    const second = (await post(first.next ?? '', { [byBsn]: chantal })).body as Page;
    expect([second.results.length, second.next, second.previous]).toEqual([1, null, `${wmo.url}/zaken/_zoek?page=1`]);
    expect((await post(first.next ?? '', {})).status).toBe(400);
    expect((await post(`${wmo.url}/zaken/_zoek?page=3`, { [byBsn]: chantal })).status).toBe(404);
  });

  test('with an empty BSN finds every case there is', async () => {
    const page = (await post(`${wmo.url}/zaken/_zoek`, { [byBsn]: '' })).body as Page;
    expect(page.count).toBeGreaterThan(50);
  });

  test('finds nobody as an empty list', async () => {
    expect((await post(`${wmo.url}/zaken/_zoek`, { [byBsn]: '999990263' })).body).toEqual({
      count: 0,
      next: null,
      previous: null,
      results: [],
    });
  });

  test('also finds the cases in which somebody is only the informal carer', async () => {
    const found = await zoek(wmo, { [byBsn]: lennert, expand: 'rollen' });
    const roles = found.flatMap((zaak) =>
      expanded(zaak)
        .rollen.filter((rol) => rol.betrokkeneIdentificatie.inpBsn === lennert)
        .map((rol) => rol.omschrijving),
    );
    expect(new Set(roles)).toEqual(new Set(['Cliënt', 'Mantelzorger']));
  });

  test('holds each of the eight confidentialities, and none', async () => {
    const found = await zoek(wmo, { [byBsn]: lennert });
    expect(new Set(found.map((zaak) => zaak['vertrouwelijkheidaanduiding']))).toEqual(
      new Set([
        'openbaar',
        'beperkt_openbaar',
        'intern',
        'zaakvertrouwelijk',
        'vertrouwelijk',
        'confidentieel',
        'geheim',
        'zeer_geheim',
        undefined,
      ]),
    );
  });

  test('leaves out what is more confidential than asked', async () => {
    const found = await zoek(wmo, { [byBsn]: chantal, maximaleVertrouwelijkheidaanduiding: 'zaakvertrouwelijk' });
    expect(found.map((zaak) => zaak['vertrouwelijkheidaanduiding'])).not.toContain('geheim');
  });

  test('expands the kind of case, its status, roles and properties', async () => {
    const found = await zoek(wi, { [byBsn]: mark, expand: everything });
    const debt = found.find((zaak) => zaak['omschrijving'] === 'Minnelijke schuldregeling');
    expect(expanded(debt).zaaktype.omschrijving).toBe('Schuldhulptraject');
    expect(expanded(debt).status._expand?.statustype.omschrijving).toBe('Schuldregeling loopt');
    expect(Object.fromEntries(expanded(debt).eigenschappen.map(({ naam, waarde }) => [naam, waarde]))).toMatchObject({
      schuldband: '20.000 tot 50.000',
      schuldbedrag: '27450.00',
      schuldeiser_1_naam: 'Energie Voorbeeld',
      schuldeiser_1_bedrag: '3150.00',
    });
  });

  test('expands a status that is null as an empty object', async () => {
    const found = await zoek(wmo, { [byBsn]: lennert, expand: 'status' });
    const without = found.find((zaak) => zaak['status'] === null);
    expect(without?._expand).toEqual({ status: {} });
  });

  test('gives only the fields asked for', async () => {
    const fields = [
      'uuid',
      { zaaktype: ['omschrijving'], status: ['datumStatusGezet', { statustype: ['omschrijving'] }], eigenschappen: ['*'] },
    ];
    const [zaak] = await zoek(wi, { [byBsn]: mark, fields });
    expect(Object.keys(zaak ?? {})).toEqual(['uuid', '_expand']);
    expect(zaak?._expand).toMatchObject({
      zaaktype: { omschrijving: 'Schuldhulptraject' },
      status: { datumStatusGezet: '2025-12-01T12:00:00Z', _expand: { statustype: { omschrijving: 'Schuldregeling loopt' } } },
    });
    expect(Object.keys(zaak?._expand?.['zaaktype'] ?? {})).toEqual(['omschrijving']);
  });
});

describe('the lists', () => {
  test('of roles, statuses and properties are as the official document says', async () => {
    const [zaak] = await zoek(wmo, { [byBsn]: chantal });
    const rollen = await get(`${wmo.url}/rollen?zaak=${encodeURIComponent(zaak?.url ?? '')}`);
    expect((rollen.body as Page).results.map((rol) => rol['omschrijving'])).toEqual(['Cliënt', 'Behandelaar', 'Mantelzorger']);
    expect(problems('PaginatedRolList', rollen.body)).toEqual([]);
    const statussen = await get(`${wmo.url}/statussen?zaak=${encodeURIComponent(zaak?.url ?? '')}`);
    expect(problems('PaginatedStatusList', statussen.body)).toEqual([]);
    expect((statussen.body as Page).count).toBe(1);
    const eigenschappen = await get(`${zaak?.url ?? ''}/zaakeigenschappen`);
    for (const one of eigenschappen.body as readonly unknown[]) expect(problems('ZaakEigenschapExpanded', one)).toEqual([]);
    expect(problems('ZaakExpanded', (await get(zaak?.url ?? '')).body)).toEqual([]);
  });

  test('refuse an unknown parameter, and know no unknown case', async () => {
    const unknown = await get(`${wmo.url}/rollen?betrokkene=x`);
    expect([unknown.status, problems('ValidatieFout', unknown.body)]).toEqual([400, []]);
    expect((await get(`${wmo.url}/zaken/00000000-0000-4000-8000-000000000000`)).status).toBe(404);
  });
});

test.each([
  ['Wmo', wmoCatalogue, createDossiers(families, day).wmo],
  ['W&I', wiCatalogue, createDossiers(families, day).wi],
])('every case of the %s register is of a kind in its catalogue, with the properties of that kind', (_, { zaaktypen }, zaken) => {
  for (const { type, properties } of zaken) {
    const names = Object.keys(properties).map((name) => name.replace(/_\d+_/, '_<n>_'));
    expect(zaaktypen[type] ?? []).toEqual(expect.arrayContaining(names));
  }
});

describe('refusals are problem+json as the official document says', () => {
  test.each<readonly [string, number, Record<string, string | undefined>, unknown]>([
    ['no Accept-Crs', 412, { 'accept-crs': undefined }, { [byBsn]: mark }],
    ['another Accept-Crs', 406, { 'accept-crs': 'EPSG:28992' }, { [byBsn]: mark }],
    ['no Content-Crs', 412, { 'content-crs': undefined }, { [byBsn]: mark }],
    ['another Content-Crs', 415, { 'content-crs': 'EPSG:28992' }, { [byBsn]: mark }],
    ['a form', 415, { 'content-type': 'application/x-www-form-urlencoded' }, 'a=b'],
    ['no search terms', 400, {}, { expand: 'status' }],
    ['fields beside expand', 400, {}, { [byBsn]: mark, fields: ['*'], expand: 'status' }],
    ['an expansion that does not exist', 400, {}, { [byBsn]: mark, expand: 'geheimen' }],
    ['fields of something that cannot be expanded', 400, {}, { [byBsn]: mark, fields: [{ geheimen: ['*'] }] }],
    ['broken JSON', 400, {}, '{'],
    ['no token', 401, { authorization: undefined }, { [byBsn]: mark }],
    ['a token that is none', 401, { authorization: 'Bearer x.y.z' }, { [byBsn]: mark }],
  ])('%s', async (_, status, changed, body) => {
    const answer = await post(`${wmo.url}/zaken/_zoek`, body, changed);
    expect([answer.status, answer.type]).toEqual([status, 'application/problem+json']);
    expect(problems(status === 400 && 'invalidParams' in (answer.body as object) ? 'ValidatieFout' : 'Fout', answer.body)).toEqual([]);
  });

  test.each<readonly [string, () => Promise<string>, number]>([
    ['signed with another secret', () => token({}, 'another-secret-of-at-least-32-chars!'), 401],
    ['of another client', () => token({ client_id: 'iemand-anders' }), 401],
    ['older than an hour', () => token({}, client.secret, now / 1000 - 3700), 401],
    ['without a user', () => token({ user_id: undefined }), 403],
  ])('a token %s', async (_, make, status) => {
    expect((await post(`${wmo.url}/zaken/_zoek`, { [byBsn]: mark }, { authorization: `Bearer ${await make()}` })).status).toBe(status);
  });
});

describe('faults', () => {
  test('wrongSchema gives an answer that the official document does not know', async () => {
    wmo.setFault({ kind: 'wrongSchema' });
    expect(problems('PaginatedZaakList', (await post(`${wmo.url}/zaken/_zoek`, { [byBsn]: chantal })).body)).not.toEqual([]);
  });

  test('endlessPaging always has a next page', async () => {
    wmo.setFault({ kind: 'endlessPaging' });
    let page = (await post(`${wmo.url}/zaken/_zoek`, { [byBsn]: chantal })).body as Page;
    for (let count = 0; count < 20; count += 1) page = (await post(page.next ?? '', { [byBsn]: chantal })).body as Page;
    expect(page.results.length).toBeGreaterThan(0);
  });
});
