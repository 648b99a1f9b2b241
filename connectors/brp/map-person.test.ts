import { describe, expect, test } from 'vitest';
import { mapCivilFacts } from './map-civil-facts.ts';
import { ageBandOf, mapPerson } from './map-person.ts';
import type { WireAuthority, WireDate, WirePerson, WireResidence } from './wire-person.ts';

const bsn = '999990019';
const other = '999990020';
const aPerson = (parts: Partial<WirePerson> = {}): WirePerson => ({ burgerservicenummer: bsn, ...parts });
const day = (datum: string): WireDate => ({ type: 'Datum', datum });

test('what was not asked for is null, and no tie or authority', () => {
  expect(mapPerson(aPerson())).toEqual({
    bsn,
    name: null,
    ageBand: null,
    birthDate: null,
    municipality: null,
    address: null,
    ties: [],
    authority: [],
  });
});

test.each([
  [0, 'U12'],
  [11, 'U12'],
  [12, 'A12_15'],
  [15, 'A12_15'],
  [16, 'A16_17'],
  [17, 'A16_17'],
  [18, 'ADULT'],
  [104, 'ADULT'],
])('%i years is %s', (years, band) => {
  expect(ageBandOf(years)).toBe(band);
});

const dates: readonly [string, WireDate, string | null, unknown][] = [
  ['whole', day('2014-06-01'), '2014-06-01', { year: 2014, month: 6, day: 1 }],
  ['without a day', { type: 'JaarMaandDatum', jaar: 2014, maand: 6 }, null, { year: 2014, month: 6 }],
  ['without a month', { type: 'JaarDatum', jaar: 2014 }, null, { year: 2014 }],
  ['unknown', { type: 'DatumOnbekend' }, null, null],
];
test.each(dates)('a birth date that is %s', (_, datum, shown, kept) => {
  expect(mapPerson(aPerson({ geboorte: { datum } })).birthDate).toBe(shown);
  expect(mapCivilFacts(aPerson({ geboorte: { datum } })).birthDate).toEqual(kept);
});

describe('address', () => {
  const dutch = {
    officieleStraatnaam: 'Mesonweg',
    korteStraatnaam: 'Mesonwg',
    huisnummer: 2,
    huisletter: 'a',
    huisnummertoevoeging: 'II',
    postcode: '3542AL',
    woonplaats: 'Utrecht',
  };
  const nowhere = { street: null, houseNumber: null, postalCode: null, city: null };
  const places: readonly [string, WireResidence, unknown, string | null][] = [
    [
      'in the Netherlands',
      { type: 'Adres', verblijfadres: dutch },
      { street: 'Mesonweg', houseNumber: '2a II', postalCode: '3542AL', city: 'Utrecht' },
      '3542AL|2|A|II',
    ],
    [
      'with a short street name only',
      { type: 'Adres', verblijfadres: { korteStraatnaam: 'Mesonwg' } },
      { ...nowhere, street: 'Mesonwg' },
      null,
    ],
    [
      'without a postal code',
      { type: 'Adres', verblijfadres: { officieleStraatnaam: "'t Hof", huisnummer: 1 } },
      { ...nowhere, street: "'t Hof", houseNumber: '1' },
      "'THOF|0344|1||",
    ],
    ['where the person does not live', { type: 'Adres', verblijfadres: dutch, indicatieVastgesteldVerblijftNietOpAdres: true }, null, null],
    [
      'described in words',
      { type: 'Locatie', verblijfadres: { locatiebeschrijving: 'Woonboot bij de sluis' } },
      { ...nowhere, street: 'Woonboot bij de sluis' },
      'WOONBOOTBIJDESLUIS|0344',
    ],
    [
      'abroad',
      {
        type: 'VerblijfplaatsBuitenland',
        verblijfadres: { regel1: '1 High Street', regel2: 'London', land: { omschrijving: 'Verenigd Koninkrijk' } },
      },
      { ...nowhere, street: '1 High Street', city: 'London, Verenigd Koninkrijk' },
      '1HIGHSTREET|LONDON||VERENIGDKONINKRIJK',
    ],
    ['that is not known', { type: 'VerblijfplaatsOnbekend' }, null, null],
  ];
  test.each(places)('an address %s', (_, verblijfplaats, shown, home) => {
    const person = aPerson({ verblijfplaats, gemeenteVanInschrijving: { code: '0344', omschrijving: 'Utrecht' } });
    expect(mapPerson(person).address).toEqual(shown);
    expect(mapCivilFacts(person).address).toBe(home);
  });
});

test('ties: what the other is to this person, since when, and with whom', () => {
  const person = aPerson({
    ouders: [{ burgerservicenummer: '1', datumIngangFamilierechtelijkeBetrekking: day('2014-06-01') }, {}],
    partners: [
      { burgerservicenummer: '3', aangaanHuwelijkPartnerschap: { datum: day('2010-01-02') } },
      {
        burgerservicenummer: '4',
        aangaanHuwelijkPartnerschap: { datum: day('2001-01-02') },
        ontbindingHuwelijkPartnerschap: { datum: day('2009-03-04') },
      },
      { burgerservicenummer: '5', ontbindingHuwelijkPartnerschap: {} },
    ],
    kinderen: [{ burgerservicenummer: '6' }],
  });
  expect(mapPerson(person).ties).toEqual([
    { kind: 'PARENT', bsn: '1', since: '2014-06-01' },
    { kind: 'PARENT', bsn: null, since: null },
    { kind: 'PARTNER', bsn: '3', since: '2010-01-02' },
    { kind: 'FORMER_PARTNER', bsn: '4', since: '2009-03-04' },
    { kind: 'PARTNER', bsn: '5', since: null },
    { kind: 'CHILD', bsn: '6', since: null },
  ]);
});

describe('authority', () => {
  const over = (minor: string) => ({ minderjarige: { burgerservicenummer: minor } });
  const kinds: readonly [WireAuthority, string, readonly (string | null)[]][] = [
    [
      { type: 'GezamenlijkOuderlijkGezag', ...over(bsn), ouders: [{ burgerservicenummer: '1' }, { burgerservicenummer: '2' }] },
      'JOINT_PARENTAL',
      ['1', '2'],
    ],
    [{ type: 'GezamenlijkOuderlijkGezag', ...over(bsn), ouders: [{ burgerservicenummer: '1' }, {}] }, 'JOINT_PARENTAL', ['1', null]],
    [{ type: 'GezamenlijkOuderlijkGezag', ...over(bsn) }, 'JOINT_PARENTAL', [null, null]],
    [{ type: 'EenhoofdigOuderlijkGezag', ...over(bsn), ouder: { burgerservicenummer: '1' } }, 'SOLE_PARENTAL', ['1']],
    [{ type: 'GezamenlijkGezag', ...over(bsn), ouder: { burgerservicenummer: '1' }, derde: {} }, 'JOINT_WITH_THIRD', ['1', null]],
    [{ type: 'Voogdij', ...over(bsn), derden: [{ burgerservicenummer: '1' }] }, 'GUARDIANSHIP', ['1']],
    [{ type: 'Voogdij', ...over(bsn), derden: [] }, 'GUARDIANSHIP', [null]],
    [{ type: 'TijdelijkGeenGezag', ...over(bsn) }, 'TEMPORARILY_NONE', []],
    [{ type: 'GezagNietTeBepalen', ...over(bsn) }, 'NOT_DETERMINABLE', []],
  ];
  test.each(kinds)('$type is %s', (relation, kind, holderBsns) => {
    const expected = [{ kind, holderBsns, underInvestigation: false }];
    expect(mapPerson(aPerson({ gezag: [relation] })).authority).toEqual(expected);
    expect(mapCivilFacts(aPerson({ gezag: [relation] })).authority).toEqual(expected);
  });

  test('over somebody else, as it stands on a parent, is not theirs', () => {
    const relation: WireAuthority = { type: 'EenhoofdigOuderlijkGezag', ...over(other), ouder: { burgerservicenummer: bsn } };
    expect(mapPerson(aPerson({ gezag: [relation] })).authority).toEqual([]);
  });

  test('under investigation', () => {
    const relation: WireAuthority = { type: 'TijdelijkGeenGezag', ...over(bsn), inOnderzoek: true };
    expect(mapPerson(aPerson({ gezag: [relation] })).authority).toMatchObject([{ underInvestigation: true }]);
  });
});

test('secrecy and curatele are facts only when the BRP says so', () => {
  expect(mapCivilFacts(aPerson())).toMatchObject({ secret: false, underGuardianship: false });
  expect(mapCivilFacts(aPerson({ geheimhoudingPersoonsgegevens: true, indicatieCurateleRegister: true }))).toMatchObject({
    secret: true,
    underGuardianship: true,
  });
});
