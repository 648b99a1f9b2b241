import type { Custody, Person } from '../families/person.ts';
import type { Json } from './filter-person.ts';
import { ageOn } from './wire-date.ts';

/** Looks somebody up; null for a person whom the register does not hold. */
export type LookUp = (bsn: string) => Person | null;

/** The form of custody: 2 when the caller sent `Accept-Gezag-Version: 2`, else the form before it, which has numbers but no names. */
export type CustodyVersion = 1 | 2;

/** One custody relation (gezagsrelatie) of this child in the form of the BRP API. */
export function wireCustody(child: Person, custody: Custody, version: CustodyVersion, lookUp: LookUp, day: string): Json {
  const { type, ...parties } = wireKind(custody, version, (bsn) =>
    version === 1 ? { burgerservicenummer: bsn } : { burgerservicenummer: bsn, naam: nameOf(lookUp(bsn)) },
  );
  const inquiry = custody.underInvestigation === true ? { inOnderzoek: true } : {};
  return { type, minderjarige: wireMinor(child, version, day), ...inquiry, ...parties };
}

function wireMinor(child: Person, version: CustodyVersion, day: string): Json {
  if (version === 1) return { burgerservicenummer: child.bsn };
  const age = ageOn(child.birthDate, day);
  return { burgerservicenummer: child.bsn, naam: nameOf(child), ...(age === null ? {} : { leeftijd: age }) };
}

function wireKind(custody: Custody, version: CustodyVersion, holder: (bsn: string) => Json): Json {
  const third = (bsn: string): Json => ({ type: 'BekendeDerde', ...holder(bsn) });
  switch (custody.kind) {
    case 'jointParental': {
      const type = version === 1 ? 'TweehoofdigOuderlijkGezag' : 'GezamenlijkOuderlijkGezag';
      return { type, ouders: custody.parents.map(holder) };
    }
    case 'soleParental':
      return { type: 'EenhoofdigOuderlijkGezag', ouder: holder(custody.parent) };
    case 'jointWithThird': {
      const derde = custody.third === null ? { type: 'OnbekendeDerde' } : third(custody.third);
      return { type: 'GezamenlijkGezag', ouder: holder(custody.parent), derde };
    }
    case 'guardianship':
      return { type: 'Voogdij', derden: custody.guardians.map(third) };
    case 'temporarilyNone':
      return { type: 'TijdelijkGeenGezag', toelichting: custody.explanation };
    case 'notDeterminable':
      return { type: 'GezagNietTeBepalen', toelichting: custody.explanation };
  }
}

/** Everybody who holds this custody, as far as they are known. */
export function holdersOf(custody: Custody): readonly string[] {
  switch (custody.kind) {
    case 'jointParental':
      return custody.parents;
    case 'soleParental':
      return [custody.parent];
    case 'jointWithThird':
      return custody.third === null ? [custody.parent] : [custody.parent, custody.third];
    case 'guardianship':
      return custody.guardians;
    case 'temporarilyNone':
    case 'notDeterminable':
      return [];
  }
}

function nameOf(person: Person | null): Json {
  return person === null ? {} : { volledigeNaam: fullNameOf(person) };
}

/** Given names, prefix and surname. */
export function fullNameOf(person: Person): string {
  return [person.givenNames, person.prefix, person.surname].filter((part) => part !== '').join(' ');
}
