import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { openApiValidator } from '#tests/reference/openapi-validator.ts';

import { createPartnerTokens, partnerAudience } from '../authorise-partner-call.ts';
import type { PartnerTokens } from '../authorise-partner-call.ts';
import { allPersons, families, familyById } from '../families/families.ts';
import type { StandIn } from '../stand-in.ts';
import { createBrp } from './create-brp.ts';
import { isKnownField, personFields } from './fields.ts';

const official = openApiValidator(new URL('../../tests/reference/brp/personen-resolved.openapi.yaml', import.meta.url));
const custody = openApiValidator(new URL('../../tests/reference/brp/gezag-v2.openapi.yaml', import.meta.url));
const day = '2026-11-20';
const everything = Object.keys(personFields.fields);
const everybody = families.flatMap((family) => family.members.map((person) => person.bsn));
const bsnOf = (family: string, name: string) => familyById(family).members.find((person) => person.givenNames === name)?.bsn ?? '';

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: { readonly personen: readonly Record<string, unknown>[]; readonly [name: string]: unknown };
}

const allowAll: PartnerTokens = {
  authorise: () => Promise.resolve({ allowed: true, clientId: 'hub', scopes: [] }),
  revokeAccepted: () => undefined,
};
let brp: StandIn;
beforeAll(async () => (brp = await createBrp({ tokens: allowAll, day })));
afterAll(() => brp.close());
afterEach(() => brp.setFault(null));

async function post(body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${brp.url}/personen`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', 'accept-gezag-version': '2', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, type: response.headers.get('content-type') ?? '', body: (await response.json()) as Answer['body'] };
}

const query = (bsns: readonly string[], ...fields: readonly string[]) => ({
  type: 'RaadpleegMetBurgerservicenummer',
  burgerservicenummer: bsns,
  fields,
});
const relationsOf = (person: Record<string, unknown> | undefined) => (person?.['gezag'] ?? []) as readonly { readonly type: string }[];
const one = async (bsn: string, ...fields: readonly string[]) => (await post(query([bsn], ...fields))).body.personen[0];

describe('answers against the official OpenAPI document', () => {
  const groups = Array.from({ length: Math.ceil(everybody.length / 20) }, (_, index) => everybody.slice(index * 20, index * 20 + 20));
  test.each(groups.map((bsns, index) => [index, bsns] as const))('everybody, everything: group %i', async (_index, bsns) => {
    const question = query(bsns, ...everything);
    expect(official.errors('PersonenQuery', question)).toEqual([]);
    const answer = await post(question);
    expect(answer.status).toBe(200);
    expect(official.errors('PersonenQueryResponse', answer.body)).toEqual([]);
    expect(answer.body.personen).toHaveLength(bsns.length);
    const relations = answer.body.personen.flatMap((person) => person['gezag'] as unknown[]);
    expect(relations.flatMap((relation) => custody.errors('Gezagsrelatie', relation))).toEqual([]);
  });
  test('the validator finds a date without its value, an unknown kind and a wrong BSN', () => {
    const wrong = {
      burgerservicenummer: '12',
      geboorte: { datum: { type: 'Datum', langFormaat: 'mei 2001' } },
      verblijfplaats: { type: 'Hotel' },
    };
    expect(official.errors('PersonenQueryResponse', { type: 'RaadpleegMetBurgerservicenummer', personen: [wrong] })).toEqual(
      expect.arrayContaining([
        "/personen/0/geboorte/datum must have required property 'datum'",
        '/personen/0/verblijfplaats/type must be equal to one of the allowed values',
        '/personen/0/burgerservicenummer must match pattern "^[0-9]{9}$"',
      ]),
    );
  });
  test('the fields that may be asked are exactly those of the document', () => {
    const paths = pathsOf(official.schemas, 'Persoon');
    expect(paths.filter((path) => !isKnownField(path))).toEqual([]);
    expect(paths.length).toBeGreaterThan(200);
    const known = new Set(paths);
    const ours = knownPaths(personFields.fields);
    expect(ours.filter((path) => !known.has(path))).toEqual([]);
  });
});

describe('fields', () => {
  const chantal = bsnOf('F1', 'Chantal');
  test('only what was asked comes, and the secrecy flag always', async () => {
    expect(await one(chantal, 'naam.geslachtsnaam', 'leeftijd')).toEqual({
      naam: { geslachtsnaam: 'Vries' },
      leeftijd: 38,
      geheimhoudingPersoonsgegevens: true,
    });
  });
  test('a flag that is not set is not there', async () => {
    expect(await one(bsnOf('F1', 'Mark'), 'burgerservicenummer', 'indicatieCurateleRegister')).toEqual({
      burgerservicenummer: bsnOf('F1', 'Mark'),
    });
  });
  test.each(['geboorte.datum', 'geboorte.datum.type', 'geboorte.datum.jaar', 'geboorte'])('%s gives the whole date', async (field) => {
    expect(await one(chantal, field)).toMatchObject({
      geboorte: { datum: { type: 'Datum', datum: '1988-01-31', langFormaat: '31 januari 1988' } },
    });
  });
  test('geslacht.code gives the whole table value', async () =>
    expect(await one(chantal, 'geslacht.code')).toMatchObject({ geslacht: { code: 'V', omschrijving: 'vrouw' } }));
  test('part of an address tells its kind', async () => {
    expect((await one(chantal, 'verblijfplaats.verblijfadres.postcode'))?.['verblijfplaats']).toEqual({
      type: 'Adres',
      verblijfadres: { postcode: '3542AL' },
    });
  });
  test('a group that exists without the asked value is empty, a list without items too', async () => {
    expect(await one(bsnOf('F1', 'William'), 'naam.voorvoegsel', 'kinderen.naam')).toEqual({ naam: {}, kinderen: [] });
  });
  test('of relatives only what was asked', async () => {
    const person = await one(bsnOf('F1', 'Mark'), 'kinderen.burgerservicenummer', 'partners.ontbindingHuwelijkPartnerschap');
    expect(person).toEqual({
      kinderen: [{ burgerservicenummer: bsnOf('F1', 'Sebastiaan') }, { burgerservicenummer: bsnOf('F1', 'Walter') }].toSorted((a, b) =>
        a.burgerservicenummer.localeCompare(b.burgerservicenummer),
      ),
      partners: [{ ontbindingHuwelijkPartnerschap: { datum: { type: 'Datum', datum: '2018-05-14', langFormaat: '14 mei 2018' } } }],
    });
  });
  test('what is being investigated says so, when it is asked', async () => {
    const since = { type: 'Datum', datum: '2026-10-01', langFormaat: '1 oktober 2026' };
    const stan = bsnOf('F8', 'Stan');
    expect((await one(stan, 'geboorte.datum'))?.['geboorte']).toMatchObject({ inOnderzoek: { datum: true, datumIngangOnderzoek: since } });
    expect(await one(stan, 'leeftijd')).toEqual({ leeftijd: 14, inOnderzoek: { leeftijd: true, datumIngangOnderzoekPersoon: since } });
    expect(await one(stan, 'geslacht')).not.toHaveProperty('inOnderzoek');
  });
});

describe('peculiar people', () => {
  test.each([
    ['Rosa', { type: 'JaarDatum', jaar: 1986, langFormaat: '1986' }],
    ['Omar', { type: 'JaarMaandDatum', jaar: 1984, maand: 7, langFormaat: 'juli 1984' }],
    ['Tessa', { type: 'DatumOnbekend', onbekend: true, langFormaat: 'onbekend' }],
  ])("%s's birth date is incomplete", async (name, date) =>
    expect((await one(bsnOf('F8', name), 'geboorte'))?.['geboorte']).toEqual({ datum: date }),
  );
  test.each([
    ['Rosa', undefined],
    ['Omar', 42],
    ['Tessa', undefined],
    ['Pien', undefined],
  ])('the age of %s is %s', async (name, age) => expect((await one(bsnOf('F8', name), 'leeftijd'))?.['leeftijd']).toBe(age));
  test.each([
    ['Rosa', 'Adres'],
    ['Omar', 'VerblijfplaatsBuitenland'],
    ['Tessa', 'Locatie'],
    ['Arie', 'VerblijfplaatsOnbekend'],
  ])('%s lives at: %s', async (name, type) =>
    expect((await one(bsnOf('F8', name), 'verblijfplaats'))?.['verblijfplaats']).toMatchObject({ type }),
  );
  test('who died or left is suspended, asked or not', async () => {
    expect(await one(bsnOf('F8', 'Arie'), 'naam.geslachtsnaam')).toMatchObject({
      opschortingBijhouding: { reden: { code: 'O' }, datum: { datum: '2022-02-02' } },
    });
    expect(await one(bsnOf('F8', 'Omar'), 'naam.geslachtsnaam')).toMatchObject({ opschortingBijhouding: { reden: { code: 'E' } } });
  });
  test('curatele is told', async () =>
    expect(await one(bsnOf('F8', 'Rosa'), 'indicatieCurateleRegister')).toMatchObject({ indicatieCurateleRegister: true }));
  test('a number that nobody has gives nobody', async () =>
    expect((await post(query(['999999999'], 'leeftijd'))).body.personen).toEqual([]));
  test('Tijn is 11 on the day of the sandbox and 12 four days later', async () => {
    expect((await one(bsnOf('F7', 'Tijn'), 'leeftijd'))?.['leeftijd']).toBe(11);
    const later = await createBrp({ tokens: allowAll, day: '2026-11-24' });
    const response = await fetch(`${later.url}/personen`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(query([bsnOf('F7', 'Tijn')], 'leeftijd')),
    });
    expect(await response.json()).toMatchObject({ personen: [{ leeftijd: 12 }] });
    await later.close();
  });
});

describe('custody', () => {
  const kinds = async (family: string, name: string) =>
    relationsOf(await one(bsnOf(family, name), 'gezag')).map((relation) => relation.type);
  test.each([
    ['F1', 'Walter', 'GezamenlijkOuderlijkGezag'],
    ['F3', 'Mirik', 'EenhoofdigOuderlijkGezag'],
    ['F4', 'Hein', 'GezagNietTeBepalen'],
    ['F8', 'Mees', 'GezamenlijkGezag'],
    ['F8', 'Jip', 'Voogdij'],
    ['F8', 'Stan', 'TijdelijkGeenGezag'],
  ])('%s %s: %s', async (family, name, kind) => expect(await kinds(family, name)).toEqual([kind]));
  test('a parent has it for each child, an adult without children has none', async () => {
    expect(await kinds('F1', 'Chantal')).toHaveLength(3);
    expect(await kinds('F1', 'Mark')).toHaveLength(2);
    expect(await kinds('F5', 'Berend')).toEqual([]);
  });
  test('it names the minor and the holders; part of it asked is all of it', async () => {
    const [relation] = relationsOf(await one(bsnOf('F8', 'Ilse'), 'gezag.type'));
    const rosa = { burgerservicenummer: bsnOf('F8', 'Rosa'), naam: { volledigeNaam: 'Rosa Verhoeven' } };
    expect(relation).toEqual({
      type: 'EenhoofdigOuderlijkGezag',
      minderjarige: { burgerservicenummer: bsnOf('F8', 'Ilse'), naam: { volledigeNaam: 'Ilse El Amrani' }, leeftijd: 16 },
      ouder: rosa,
      inOnderzoek: true,
    });
  });
  test('without the version header the form before it comes', async () => {
    const answer = await post(query([bsnOf('F1', 'William')], 'gezag'), { 'accept-gezag-version': '1' });
    const ouders = [{ burgerservicenummer: bsnOf('F1', 'Chantal') }, { burgerservicenummer: bsnOf('F1', 'Wieger') }];
    expect(answer.body.personen).toEqual([
      { gezag: [{ type: 'TweehoofdigOuderlijkGezag', minderjarige: { burgerservicenummer: bsnOf('F1', 'William') }, ouders }] },
    ]);
  });
});

describe('bad questions', () => {
  const bsn = bsnOf('F1', 'Mark');
  test.each<[string, unknown, string, string]>([
    ['no JSON', '{', 'body', 'json'],
    ['no type', { fields: ['leeftijd'] }, 'type', 'required'],
    ['another type', { ...query([bsn], 'leeftijd'), type: 'ZoekMetPostcodeEnHuisnummer' }, 'type', 'value'],
    ['no fields', { type: 'RaadpleegMetBurgerservicenummer', burgerservicenummer: [bsn] }, 'fields', 'required'],
    ['no BSN', { type: 'RaadpleegMetBurgerservicenummer', fields: ['leeftijd'] }, 'burgerservicenummer', 'required'],
    ['empty fields', query([bsn]), 'fields', 'minItems'],
    ['21 BSNs', query(everybody.slice(0, 21), 'leeftijd'), 'burgerservicenummer', 'maxItems'],
    ['BSN as a string', { ...query([], 'leeftijd'), burgerservicenummer: bsn }, 'burgerservicenummer', 'array'],
    ['a BSN of 8 digits', query([bsn, '12345678'], 'leeftijd'), 'burgerservicenummer.1', 'pattern'],
    ['an unknown field', query([bsn], 'leeftijd', 'naam.roepnaam'), 'fields.1', 'fields'],
    ['a field in wrong case', query([bsn], 'anummer'), 'fields.0', 'fields'],
    ['an automatic field', query([bsn], 'geheimhoudingPersoonsgegevens'), 'fields.0', 'fields'],
    ['a field with a space', query([bsn], 'naam geslachtsnaam'), 'fields.0', 'pattern'],
    ['another parameter', { ...query([bsn], 'leeftijd'), voornamen: 'Piet' }, 'voornamen', 'unknownParam'],
  ])('%s', async (_title, body, name, code) => {
    const answer = await post(body);
    expect(answer).toMatchObject({ status: 400, type: 'application/problem+json', body: { invalidParams: [{ name, code }] } });
    expect(official.errors('BadRequestFoutbericht', answer.body)).toEqual([]);
    expect(JSON.stringify(answer.body)).not.toContain(bsn);
  });
  test.each<[number, Record<string, string>]>([
    [406, { accept: 'application/xml' }],
    [415, { 'content-type': 'text/plain' }],
  ])('%i', async (status, headers) =>
    expect(await post(query([bsn], 'leeftijd'), headers)).toMatchObject({ status, type: 'application/problem+json' }),
  );
  test('GET is not offered, nor another path', async () => {
    expect((await fetch(`${brp.url}/personen`)).status).toBe(405);
    expect((await fetch(`${brp.url}/bewoningen`)).status).toBe(404);
  });
});

describe('access and faults', () => {
  const bsn = bsnOf('F1', 'Mark');
  test.each([
    [401, { allowed: false, status: 401, reason: 'expired' }],
    [403, { allowed: false, status: 403, reason: 'scope' }],
  ] as const)('a token that is refused: %i', async (status, call) => {
    const strict = await createBrp({ tokens: { ...allowAll, authorise: () => Promise.resolve(call) }, day });
    const response = await fetch(`${strict.url}/personen`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(query([bsn], 'leeftijd')),
    });
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
    expect(await response.json()).toMatchObject({ status });
    await strict.close();
  });
  test('a call without a token is refused', async () => {
    const strict = await createBrp({
      tokens: createPartnerTokens({ issuer: 'http://127.0.0.1:9', jwksUrl: 'http://127.0.0.1:9/jwks' }),
      day,
    });
    const response = await fetch(`${strict.url}/personen`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    expect(response.status).toBe(401);
    expect(partnerAudience('brp')).toMatch(/^https:/);
    await strict.close();
  });
  test('wrong schema: 200, but not what the document says', async () => {
    brp.setFault({ kind: 'wrongSchema' });
    const answer = await post(query([bsn], 'leeftijd'));
    expect(answer.status).toBe(200);
    expect(official.errors('PersonenQueryResponse', answer.body)).not.toEqual([]);
  });
  test('a change in the register shows in the next answer', async () => {
    const persons = new Map(allPersons);
    const other = await createBrp({ tokens: allowAll, day, persons });
    const ask = async () =>
      (
        await fetch(`${other.url}/personen`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(query([bsn], 'leeftijd')),
        })
      ).json() as Promise<unknown>;
    expect(await ask()).toMatchObject({ personen: [{ leeftijd: 38 }] });
    persons.delete(bsn);
    expect(await ask()).toMatchObject({ personen: [] });
    await other.close();
  });
});

type Tree = Readonly<Record<string, { readonly fields: Tree }>>;
type OpenSchema = {
  $ref?: string;
  properties?: Record<string, OpenSchema>;
  allOf?: OpenSchema[];
  items?: OpenSchema;
  discriminator?: { mapping: Record<string, string> };
};

function knownPaths(tree: Tree, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([name, { fields }]) => [prefix + name, ...knownPaths(fields, `${prefix}${name}.`)]);
}

/** Every path to a field of a schema that may be asked, through references, kinds and lists. */
function pathsOf(schemas: Readonly<Record<string, unknown>>, root: string): string[] {
  const automatic = new Set(['inOnderzoek', 'geheimhoudingPersoonsgegevens', 'opschortingBijhouding', 'rni', 'verificatie']);
  const properties = (schema: OpenSchema, seen: readonly string[] = []): [string, OpenSchema][] => {
    const parts = [
      ...(schema.allOf ?? []),
      ...Object.values(schema.discriminator?.mapping ?? {}).map(($ref): OpenSchema => ({ $ref })),
      ...(schema.items === undefined ? [] : [schema.items]),
    ];
    const name = schema.$ref?.split('/').at(-1);
    const target = name === undefined || seen.includes(name) ? [] : properties(schemas[name] as OpenSchema, [...seen, name]);
    return [...Object.entries(schema.properties ?? {}), ...parts.flatMap((part) => properties(part, seen)), ...target];
  };
  const walk = (schema: OpenSchema, prefix: string): string[] =>
    properties(schema).flatMap(([name, child]) => (automatic.has(name) ? [] : [prefix + name, ...walk(child, `${prefix}${name}.`)]));
  return [...new Set(walk({ $ref: `#/components/schemas/${root}` }, ''))];
}
