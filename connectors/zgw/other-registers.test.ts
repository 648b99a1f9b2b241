import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startStandIn, type StandIn, type StandInReply, type StandInRequest } from '#sandbox/stand-in.ts';
import { createWire, type CallScope, type Outcome, type Wire } from '../call.ts';
import { createZgwConnector } from './create-zgw-connector.ts';
import type { Zaak, ZaakNeeds } from './zaak.ts';

/** Registers of other makes: those that expand less, and what must not pass for an answer. */
const bsn = '999996149';
const scope: CallScope = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', signal: new AbortController().signal };
const contract = { state: 'unavailable', cause: 'CONTRACT' };
const needs: ZaakNeeds = { zaaktypen: ['UITKERING'], eigenschappen: true, status: true };
const logged: string[] = [];

let answers: Record<string, object | StandInReply>;
let server: StandIn;
let wire: Wire;
let base: string;

beforeEach(async () => {
  logged.length = 0;
  server = await startStandIn({ name: 'other', handler: answer });
  base = `${server.url}/zaken/api/v1`;
  wire = createWire(
    { name: 'zgw', baseUrl: base, deadlineMs: 20_000, maxBytes: 1_000_000, maxPages: 5, authorise: () => Promise.resolve({}) },
    {
      clock: () => new Date('2026-11-20T10:00:00Z'),
      random: () => 0,
      log: { warn: (fields, message) => void logged.push(JSON.stringify(fields) + message) },
    },
  );
});
afterEach(async () => {
  if (/99999\d{4}|Geheim/.test(logged.join(''))) throw new Error('The log holds content');
  wire.close();
  await server.close();
});

function answer({ method, url }: StandInRequest): StandInReply {
  const found = answers[`${method} ${url.pathname.replace('/zaken/api/v1', '')}${url.search}`];
  if (found === undefined) return { status: 404 };
  if ('status' in found && typeof found.status === 'number') return found;
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(found) };
}

const rol = (parts: object = {}): object => ({
  betrokkeneType: 'natuurlijk_persoon',
  omschrijvingGeneriek: 'initiator',
  betrokkeneIdentificatie: { inpBsn: bsn },
  ...parts,
});
const zaak = (parts: object = {}): object => ({
  url: `${base}/zaken/1`,
  zaaktype: `${server.url}/catalogi/zaaktypen/1`,
  startdatum: '2026-01-01',
  einddatum: null,
  status: `${base}/statussen/1`,
  vertrouwelijkheidaanduiding: 'openbaar',
  ...parts,
});
const expanded = (parts: object = {}): object =>
  zaak({
    _expand: {
      zaaktype: { identificatie: 'Uitkering' },
      eigenschappen: [{ naam: 'soort', waarde: 'Geheim' }],
      rollen: [rol()],
      status: {},
      ...parts,
    },
  });
const found = (...results: object[]): object => ({ count: results.length, next: null, previous: null, results });
const ask = (): Promise<Outcome<readonly Zaak[]>> => createZgwConnector(wire).session(scope).zaken(bsn, needs);

describe('a search that was not heard', () => {
  test.each([
    ['somebody else', { betrokkeneIdentificatie: { inpBsn: '999996150' } }],
    ['nobody', { betrokkeneIdentificatie: null }],
  ])('a case of %s is no answer', async (_, parts) => {
    answers = { 'POST /zaken/_zoek': found(expanded(), expanded({ rollen: [rol(parts)] })) };
    expect(await ask()).toEqual(contract);
  });

  test.each([
    ['at another server', () => 'https://elsewhere.example/zaken/api/v1/zaken/_zoek?page=2'],
    ['that is not this search, where a post could make a case', () => `${base}/zaken?page=2`],
    ['that holds the BSN', () => `${base}/zaken/_zoek?page=2&bsn=${bsn}`],
  ])('a next page %s is not asked for', async (_, next) => {
    answers = { 'POST /zaken/_zoek': { ...found(expanded()), next: next() } };
    expect(await ask()).toEqual(contract);
    expect(server.requests).toHaveLength(1);
  });

  test('a page that leads to itself has no end', async () => {
    answers = {
      'POST /zaken/_zoek': { ...found(expanded()), next: `${base}/zaken/_zoek?page=2` },
      'POST /zaken/_zoek?page=2': { ...found(expanded()), next: `${base}/zaken/_zoek?page=2` },
    };
    expect(await ask()).toEqual({ state: 'unavailable', cause: 'TOO_MANY_PAGES' });
    expect(server.requests).toHaveLength(2);
  });
});

describe('whose a case is', () => {
  test.each([
    ['who asked for it', {}, 1],
    ['who asked for it together', { omschrijvingGeneriek: 'mede_initiator' }, 1],
    ['a client by name', { omschrijvingGeneriek: 'belanghebbende', omschrijving: 'Cliënt' }, 1],
    ['not who only has an interest', { omschrijvingGeneriek: 'belanghebbende', omschrijving: 'Mantelzorger' }, 0],
    ['not who speaks for another', { indicatieMachtiging: 'gemachtigde' }, 0],
    ['not who works on it', { omschrijvingGeneriek: 'behandelaar' }, 0],
  ])('%s', async (_, parts, count) => {
    answers = { 'POST /zaken/_zoek': found(expanded({ rollen: [rol(parts)] })) };
    expect(await ask()).toMatchObject({ state: 'found', value: { length: count } });
  });

  test('a case of a kind that was not needed is left out', async () => {
    answers = { 'POST /zaken/_zoek': found(expanded({ zaaktype: { identificatie: 'PASPOORT' } })) };
    expect(await ask()).toEqual({ state: 'found', value: [] });
  });
});

describe('a register that expands nothing', () => {
  const rollen = (): string => `GET /rollen?zaak=${encodeURIComponent(`${base}/zaken/1`)}`;
  beforeEach(() => {
    answers = {
      'POST /zaken/_zoek': found(zaak()),
      [rollen()]: found(rol()),
      'GET /zaken/1/zaakeigenschappen': [{ naam: 'soort', waarde: 'Bijstand' }],
      'GET /statussen/1': { statustype: `${server.url}/catalogi/statustypen/1`, statustoelichting: '' },
      'GET /catalogi/zaaktypen/1': { identificatie: 'UITKERING' },
      'GET /catalogi/statustypen/1': { omschrijving: 'Loopt' },
    };
  });

  test('is read part by part', async () => {
    expect(await ask()).toMatchObject({
      state: 'found',
      value: [{ zaaktypeIdentificatie: 'UITKERING', status: 'Loopt', eigenschappen: new Map([['soort', 'Bijstand']]) }],
    });
  });

  test('shared parts are read once', async () => {
    const second = { ...zaak(), url: `${base}/zaken/2` };
    answers['POST /zaken/_zoek'] = found(zaak(), second);
    answers[`GET /rollen?zaak=${encodeURIComponent(`${base}/zaken/2`)}`] = found(rol());
    answers['GET /zaken/2/zaakeigenschappen'] = [];
    expect(await ask()).toMatchObject({ state: 'found', value: { length: 2 } });
    expect(server.requests.filter(({ path }) => path.includes('/catalogi/'))).toHaveLength(2);
  });

  test('a case of somebody else shows then too', async () => {
    answers[rollen()] = found(rol({ betrokkeneIdentificatie: { inpBsn: '999996150' } }));
    expect(await ask()).toEqual(contract);
  });

  test('a part at another server is not fetched, and without it there is no answer', async () => {
    answers['POST /zaken/_zoek'] = found(zaak({ zaaktype: 'https://elsewhere.example/zaaktypen/1' }));
    expect(await ask()).toEqual(contract);
  });

  test('a part that cannot be had makes the whole unavailable', async () => {
    answers['GET /zaken/1/zaakeigenschappen'] = { status: 500 };
    expect(await ask()).toEqual({ state: 'unavailable', cause: 'SERVER_ERROR' });
  });
});
