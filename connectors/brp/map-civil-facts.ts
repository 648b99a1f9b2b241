import { mapAuthority, type Authority } from './map-authority.ts';
import { homeOf } from './map-residence.ts';
import type { WireDate, WirePerson } from './wire-person.ts';

/** A date of birth as far as it is known. */
export interface PartialDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/** What the hub must know of somebody in order to decide, from the BRP. */
export interface CivilFacts {
  readonly bsn: string;
  /** Null when nothing of it is known. */
  readonly birthDate: PartialDate | null;
  /** The authority over this person, as their own record has it. Empty for an adult. */
  readonly authority: readonly Authority[];
  /** Geheimhouding: the address may not be shown. */
  readonly secret: boolean;
  /** Onder curatele. */
  readonly underGuardianship: boolean;
  /** One text for one home, for comparing, or null when there is none. Hash it before keeping it. */
  readonly address: string | null;
}

/** The facts that the BRP's record of a person holds. */
export function mapCivilFacts(person: WirePerson): CivilFacts {
  return {
    bsn: person.burgerservicenummer,
    birthDate: partialDate(person.geboorte?.datum),
    authority: mapAuthority(person.gezag ?? [], person.burgerservicenummer),
    secret: person.geheimhoudingPersoonsgegevens === true,
    underGuardianship: person.indicatieCurateleRegister === true,
    address: person.verblijfplaats === undefined ? null : homeOf(person.verblijfplaats, person.gemeenteVanInschrijving?.code),
  };
}

function partialDate(date: WireDate | undefined): PartialDate | null {
  switch (date?.type) {
    case 'Datum': {
      const [year, month, day] = date.datum.split('-').map(Number);
      return { year: year ?? 0, month: month ?? 0, day: day ?? 0 };
    }
    case 'JaarMaandDatum':
      return { year: date.jaar, month: date.maand };
    case 'JaarDatum':
      return { year: date.jaar };
    default:
      return null;
  }
}
