import type { Person, Residence, Union } from '../families/person.ts';
import type { Json } from './filter-person.ts';
import { fullNameOf, holdersOf, wireCustody } from './wire-custody.ts';
import type { CustodyVersion } from './wire-custody.ts';
import { ageOn, mayBeMinor, wireDate } from './wire-date.ts';

/** Everybody in the register by BSN, and the day on which it is asked (YYYY-MM-DD). */
export interface Register {
  readonly persons: ReadonlyMap<string, Person>;
  readonly day: string;
}

/** Everything the register can tell of one person in the form of the BRP API; a field without a value, or that is false, is not there. */
export function wirePerson(person: Person, register: Register, version: CustodyVersion): Json {
  const { day } = register;
  return {
    burgerservicenummer: person.bsn,
    geslacht: sexOf(person),
    leeftijd: person.suspended?.reason === 'O' ? undefined : (ageOn(person.birthDate, day) ?? undefined),
    naam: {
      ...nameOf(person),
      volledigeNaam: fullNameOf(person),
      aanduidingNaamgebruik: { code: 'E', omschrijving: 'eigen geslachtsnaam' },
    },
    geboorte: { datum: wireDate(person.birthDate), ...birthInvestigation(person) },
    gemeenteVanInschrijving: { code: person.municipality.code, omschrijving: person.municipality.text },
    verblijfplaats: wireResidence(person.residence),
    adressering: addressLines(person),
    indicatieCurateleRegister: person.curatele || undefined,
    gezag: custodies(person, register, version),
    ouders: person.parents.map((bsn, index) => ({
      ...related(bsn, register),
      ...(register.persons.has(bsn) ? { geslacht: sexOf(register.persons.get(bsn) as Person) } : {}),
      ouderAanduiding: String(index + 1),
      datumIngangFamilierechtelijkeBetrekking: wireDate(person.birthDate),
    })),
    kinderen: person.children.map((bsn) => related(bsn, register)),
    partners: currentUnion(person.unions, day).map((union) => wireUnion(union, register)),
    nationaliteiten: [{ type: 'Nationaliteit', nationaliteit: { code: '0001', omschrijving: 'Nederlandse' } }],
    overlijden: person.suspended?.reason === 'O' ? { datum: wireDate(person.suspended.since) } : undefined,
    geheimhoudingPersoonsgegevens: person.secrecy > 0 || undefined,
    opschortingBijhouding: suspension(person),
    inOnderzoek: personInvestigation(person),
  };
}

function nameOf(person: Person): Json {
  const initials = person.givenNames.split(/[ -]/).map((name) => `${name[0] ?? ''}.`);
  return {
    voornamen: person.givenNames,
    ...(person.prefix === '' ? {} : { voorvoegsel: person.prefix }),
    geslachtsnaam: person.surname,
    voorletters: initials.join(''),
  };
}

function sexOf(person: Person): Json {
  return person.sex === 'M' ? { code: 'M', omschrijving: 'man' } : { code: 'V', omschrijving: 'vrouw' };
}

/** Somebody in another's record; of a person outside the register only the number is known. */
function related(bsn: string, { persons }: Register): Json {
  const person = persons.get(bsn);
  if (person === undefined) return { burgerservicenummer: bsn };
  return { burgerservicenummer: bsn, naam: nameOf(person), geboorte: { datum: wireDate(person.birthDate) } };
}

function wireResidence(residence: Residence): Json {
  const since = { datumVan: wireDate(residence.since) };
  const home = { functieAdres: { code: 'W', omschrijving: 'woonadres' } };
  switch (residence.kind) {
    case 'address': {
      const { street, houseNumber, postalCode, city } = residence;
      return {
        type: 'Adres',
        ...home,
        ...since,
        verblijfadres: {
          officieleStraatnaam: street,
          korteStraatnaam: street.slice(0, 24),
          huisnummer: houseNumber,
          postcode: postalCode,
          woonplaats: city,
        },
      };
    }
    case 'location':
      return { type: 'Locatie', ...home, ...since, verblijfadres: { locatiebeschrijving: residence.description } };
    case 'abroad': {
      const { line1, line2, country } = residence;
      return {
        type: 'VerblijfplaatsBuitenland',
        ...since,
        verblijfadres: { regel1: line1, regel2: line2, land: { code: country.code, omschrijving: country.text } },
      };
    }
    case 'unknown':
      return { type: 'VerblijfplaatsOnbekend', ...since };
  }
}

function addressLines(person: Person): Json {
  const { residence } = person;
  switch (residence.kind) {
    case 'address':
      return {
        adresregel1: `${residence.street} ${residence.houseNumber}`,
        adresregel2: `${residence.postalCode.slice(0, 4)} ${residence.postalCode.slice(4)}  ${residence.city.toUpperCase()}`,
      };
    case 'location':
      return { adresregel1: residence.description, adresregel2: person.municipality.text.toUpperCase() };
    case 'abroad':
      return {
        adresregel1: residence.line1,
        adresregel2: residence.line2,
        land: { code: residence.country.code, omschrijving: residence.country.text },
      };
    case 'unknown':
      return {};
  }
}

/** The relations over this child, or, for a holder, over every child of whom they hold custody. */
function custodies(person: Person, { persons, day }: Register, version: CustodyVersion): Json[] {
  const children =
    person.custody === null
      ? [...persons.values()].filter(({ custody }) => custody !== null && holdersOf(custody).includes(person.bsn))
      : [person];
  return children.flatMap((child) =>
    child.custody !== null && mayBeMinor(child.birthDate, day)
      ? [wireCustody(child, child.custody, version, (bsn) => persons.get(bsn) ?? null, day)]
      : [],
  );
}

/** The union that lasts on `day`, or else the one that ended last. */
function currentUnion(unions: readonly Union[], day: string): readonly Union[] {
  const begun = unions
    .filter(({ since }) => since <= day)
    .toSorted((one, other) => (other.until ?? '9999').localeCompare(one.until ?? '9999'));
  return begun.slice(0, 1);
}

function wireUnion(union: Union, register: Register): Json {
  const partner = register.persons.get(union.partner);
  return {
    ...related(union.partner, register),
    ...(partner === undefined ? {} : { geslacht: sexOf(partner) }),
    soortVerbintenis:
      union.kind === 'marriage' ? { code: 'H', omschrijving: 'huwelijk' } : { code: 'P', omschrijving: 'geregistreerd partnerschap' },
    aangaanHuwelijkPartnerschap: { datum: wireDate(union.since) },
    ...(union.until === null ? {} : { ontbindingHuwelijkPartnerschap: { datum: wireDate(union.until) } }),
  };
}

function suspension(person: Person): Json | undefined {
  if (person.suspended === undefined) return undefined;
  const text = person.suspended.reason === 'O' ? 'overlijden' : 'emigratie';
  return { reden: { code: person.suspended.reason, omschrijving: text }, datum: wireDate(person.suspended.since) };
}

function birthInvestigation(person: Person): Json {
  const since = person.birthUnderInvestigationSince;
  return since === undefined ? {} : { inOnderzoek: { datum: true, datumIngangOnderzoek: wireDate(since) } };
}

function personInvestigation(person: Person): Json | undefined {
  const since = person.birthUnderInvestigationSince;
  return since === undefined ? undefined : { leeftijd: true, datumIngangOnderzoekPersoon: wireDate(since) };
}
