import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PartnerTokens } from '#sandbox/authorise-partner-call.ts';
import { createBrp } from '#sandbox/brp/create-brp.ts';
import { allPersons, families } from '#sandbox/families/families.ts';
import { replyJson, startStandIn, type StandIn } from '#sandbox/stand-in.ts';
import { openApiValidator } from '#tests/reference/openapi-validator.ts';
import { createWire, type CallScope, type Wire } from '../call.ts';
import { civilFactFields, residentFields } from './brp-fields.ts';
import { createBrpConnector } from './create-brp-connector.ts';

const official = openApiValidator(new URL('../../tests/reference/brp/personen-resolved.openapi.yaml', import.meta.url));
const allowAll: PartnerTokens = {
  authorise: () => Promise.resolve({ allowed: true, clientId: 'hub', scopes: [] }),
  revokeAccepted: () => undefined,
};
const scope: CallScope = { traceparent: '', signal: new AbortController().signal };
const [mark, chantal, walter] = ['999996149', '999996150', '999996186'];
const everybody = families.flatMap(({ members }) => members.map((person) => person.bsn));

const logged: unknown[] = [];
const wireTo = (url: string): Wire =>
  createWire(
    {
      name: 'brp',
      baseUrl: url,
      deadlineMs: 5000,
      maxBytes: 1_000_000,
      maxPages: 1,
      authorise: async () => ({ authorization: 'Bearer x' }),
    },
    { clock: () => new Date(), random: () => 0, log: { warn: (fields) => void logged.push(fields) } },
  );

let brp: StandIn;
let wire: Wire;
beforeAll(async () => {
  brp = await createBrp({ tokens: allowAll, day: '2026-11-20' });
  wire = wireTo(brp.url);
});
afterEach(() => brp.clearRequests());
afterAll(async () => {
  wire.close();
  await brp.close();
});

interface Asked {
  readonly burgerservicenummer: readonly string[];
  readonly fields: readonly string[];
}
const asked = (): readonly Asked[] => brp.requests.map(({ body }) => JSON.parse(body) as Asked);
const paths = (...selected: string[]): ReadonlySet<string> => new Set(selected);

describe('what is asked', () => {
  const needs: readonly [string, readonly string[]][] = [
    ['name', ['burgerservicenummer', 'naam.volledigeNaam']],
    ['ageBand', ['burgerservicenummer', 'leeftijd']],
    ['birthDate', ['burgerservicenummer', 'geboorte.datum']],
    ['municipality', ['burgerservicenummer', 'gemeenteVanInschrijving.omschrijving']],
    ['address.postalCode', ['burgerservicenummer', 'verblijfplaats.verblijfadres.postcode']],
    ['authority', ['burgerservicenummer', 'gezag']],
    // The kind of a tie does not ask who the other is; of a child the BRP has nothing less than the BSN.
    [
      'ties',
      [
        'burgerservicenummer',
        'kinderen.burgerservicenummer',
        'ouders.ouderAanduiding',
        'partners.ontbindingHuwelijkPartnerschap.datum',
        'partners.soortVerbintenis',
      ],
    ],
    ['ties.member', ['burgerservicenummer', 'ouders.burgerservicenummer', 'partners.burgerservicenummer']],
  ];
  test.each(needs)('%s needs %j and nothing more', async (path, fields) => {
    await createBrpConnector(wire).session(scope).person(mark, paths(path));
    expect(asked()).toEqual([{ type: 'RaadpleegMetBurgerservicenummer', burgerservicenummer: [mark], fields }]);
  });

  test('every question is one that the official document allows, and custody is asked in its second form', async () => {
    const session = createBrpConnector(wire).session(scope);
    const all = paths(
      'name',
      'ageBand',
      'birthDate',
      'municipality',
      'address.street',
      'address.houseNumber',
      'address.postalCode',
      'address.city',
      'ties',
      'ties.since',
      'ties.member',
      'authority',
    );
    expect(await session.person(mark, all)).toMatchObject({ state: 'found' });
    await createBrpConnector(wire).fetchCivilFacts([mark], scope);
    expect(asked().flatMap((question) => official.errors('PersonenQuery', question))).toEqual([]);
    expect(brp.requests.map(({ headers }) => headers['accept-gezag-version'])).toEqual(['2', '2']);
    expect(asked()[1]?.fields).toEqual(civilFactFields);
  });

  test('people with equal needs share a request of at most twenty; unequal needs never do', async () => {
    const session = createBrpConnector(wire).session(scope);
    await Promise.all([...everybody.slice(0, 45).map((bsn) => session.person(bsn, paths('name'))), session.person(mark, paths('ageBand'))]);
    expect(asked().map(({ burgerservicenummer, fields }) => [burgerservicenummer.length, fields.at(-1)])).toEqual([
      [20, 'naam.volledigeNaam'],
      [20, 'naam.volledigeNaam'],
      [5, 'naam.volledigeNaam'],
      [1, 'leeftijd'],
    ]);
  });

  test('no question is asked twice in one operation', async () => {
    const session = createBrpConnector(wire).session(scope);
    await session.person(mark, paths('name', 'ageBand'));
    await session.person(mark, paths('ageBand', 'name', 'unknown'));
    expect(brp.requests).toHaveLength(1);
  });

  test('a BSN stands in the body only', async () => {
    await createBrpConnector(wire).session(scope).person(mark, paths('name'));
    const { path, headers, body } = brp.requests[0] ?? { path: '', headers: {}, body: '' };
    expect(path).toBe('/haalcentraal/api/brp/personen');
    expect(JSON.stringify(headers)).not.toContain(mark);
    expect(body).toContain(mark);
  });
});

describe('what is answered', () => {
  test('a person, with what was asked for', async () => {
    const session = createBrpConnector(wire).session(scope);
    expect(await session.person(mark, paths('name', 'ageBand', 'municipality'))).toEqual({
      state: 'found',
      value: {
        bsn: mark,
        name: 'Mark de Boer',
        ageBand: 'ADULT',
        birthDate: null,
        municipality: 'Tiel',
        address: null,
        ties: [],
        authority: [],
      },
    });
  });

  test('custody of a child, from the child itself', async () => {
    const session = createBrpConnector(wire).session(scope);
    const [child, parent] = await Promise.all([session.person(walter, paths('authority')), session.person(mark, paths('authority'))]);
    expect(child).toMatchObject({ value: { authority: [{ kind: 'JOINT_PARENTAL', underInvestigation: false }] } });
    expect(child.state === 'found' && child.value.authority[0]?.holderBsns.toSorted()).toEqual([mark, chantal]);
    expect(parent).toMatchObject({ value: { authority: [] } });
  });

  test('somebody who is not registered is missing', async () => {
    expect(await createBrpConnector(wire).session(scope).person('000000000', paths('name'))).toEqual({ state: 'missing' });
  });

  test('every person of the data set can be read whole', async () => {
    const connector = createBrpConnector(wire);
    const all = paths('name', 'birthDate', 'address.street', 'address.city', 'ties', 'ties.since', 'ties.member', 'authority');
    const session = connector.session(scope);
    const people = await Promise.all([...allPersons.keys()].map((bsn) => session.person(bsn, all)));
    expect(people.filter(({ state }) => state !== 'found')).toEqual([]);
    const facts = await connector.fetchCivilFacts([...allPersons.keys()], scope);
    expect(facts.state === 'found' && facts.value).toHaveLength(allPersons.size);
  });

  test('the facts of Walter: born, under joint authority, at the secret address of his mother', async () => {
    const outcome = await createBrpConnector(wire).fetchCivilFacts([walter, chantal, mark, walter], scope);
    const facts = new Map(outcome.state === 'found' ? outcome.value.map((fact) => [fact.bsn, fact]) : []);
    expect(facts.size).toBe(3);
    expect(facts.get(walter)).toMatchObject({
      birthDate: { year: 2014, month: 6, day: 1 },
      authority: [{ kind: 'JOINT_PARENTAL' }],
      secret: false,
    });
    expect(facts.get(chantal)?.secret).toBe(true);
    expect(facts.get(walter)?.address).toBe(facts.get(chantal)?.address);
    expect(facts.get(mark)?.address).not.toBe(facts.get(chantal)?.address);
  });
});

describe('residents, of whom a household is worked out', () => {
  const residentsOf = async (bsns: readonly string[]) => {
    const outcome = await createBrpConnector(wire).fetchResidents(bsns, scope);
    return new Map(outcome.state === 'found' ? outcome.value.map((resident) => [resident.bsn, resident]) : []);
  };
  test('ask for no custody, no name and no secrecy, in a question that the official document allows', async () => {
    await residentsOf([walter]);
    expect(asked().flatMap((question) => official.errors('PersonenQuery', question))).toEqual([]);
    expect(asked()[0]?.fields).toEqual(residentFields);
    expect(residentFields.filter((field) => /naam\.|gezag|curatele/i.test(field))).toEqual([]);
    expect(brp.requests[0]?.headers).not.toHaveProperty('accept-gezag-version');
  });
  test('a child is tied to both parents, and lives with one of them', async () => {
    const residents = await residentsOf([walter, chantal, mark]);
    expect(residents.get(walter)).toMatchObject({ birthDate: { year: 2014, month: 6, day: 1 } });
    expect(residents.get(walter)?.ties.toSorted()).toEqual([mark, chantal]);
    expect(residents.get(walter)?.address).toBe(residents.get(chantal)?.address);
    expect(residents.get(mark)?.address).not.toBe(residents.get(chantal)?.address);
  });
  test('a parent is tied to the children, and not to a partner from whom they separated', async () => {
    const ties = (await residentsOf([chantal])).get(chantal)?.ties;
    expect(ties).toContain(walter);
    expect(ties).not.toContain(mark);
  });
  test('people whom the BRP does not know are left out', async () => {
    expect((await residentsOf(['000000000', walter])).size).toBe(1);
  });
});

describe('an answer that is not one to the question', () => {
  const type = 'RaadpleegMetBurgerservicenummer';
  test.each<[string, unknown]>([
    ['about somebody else', { type, personen: [{ burgerservicenummer: chantal }] }],
    ['about one person twice', { type, personen: [{ burgerservicenummer: mark }, { burgerservicenummer: mark }] }],
    ['without a BSN', { type, personen: [{ naam: { volledigeNaam: 'Mark de Boer' } }] }],
    ['of another kind', { type: 'ZoekMetPostcodeEnHuisnummer', personen: [] }],
    ['with a date of an unknown kind', { type, personen: [{ burgerservicenummer: mark, geboorte: { datum: { type: 'Ooit' } } }] }],
  ])('%s is a broken contract, and nothing of it is logged', async (_, body) => {
    const partner = await startStandIn({ name: 'brp', handler: () => replyJson(200, body) });
    const other = wireTo(partner.url);
    logged.length = 0;
    const session = createBrpConnector(other).session(scope);
    expect(await session.person(mark, paths('name'))).toEqual({ state: 'unavailable', cause: 'CONTRACT' });
    expect(logged).toHaveLength(1);
    expect(JSON.stringify(logged)).not.toMatch(/99999|Mark/);
    other.close();
    await partner.close();
  });

  test('when the BRP is down, everybody who was asked for is unavailable, and so are the facts', async () => {
    brp.setFault({ kind: 'down' });
    const connector = createBrpConnector(wire);
    const session = connector.session(scope);
    const gone = { state: 'unavailable', cause: 'UNREACHABLE' };
    expect(await Promise.all([mark, chantal].map((bsn) => session.person(bsn, paths('name'))))).toEqual([gone, gone]);
    expect(await connector.fetchCivilFacts([mark], scope)).toEqual(gone);
    expect(await connector.fetchResidents([mark], scope)).toMatchObject({ state: 'unavailable' });
    brp.setFault(null);
  });
});
