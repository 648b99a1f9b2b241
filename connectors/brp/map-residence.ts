import type { WireResidence } from './wire-person.ts';

/** An address in the words of the schema; what was not asked for or is not known is null. */
export interface Address {
  readonly street: string | null;
  readonly houseNumber: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
}

type ForeignAddress = NonNullable<Extract<WireResidence, { type: 'VerblijfplaatsBuitenland' }>['verblijfadres']>;
type DutchAddress = NonNullable<Extract<WireResidence, { type: 'Adres' }>['verblijfadres']>;

/**
 * The address of somebody who lives there: a Dutch address, a place described in words (as its street), or the lines of an address abroad. Null when it is
 * unknown, or when it is established that the person does not live there.
 */
export function mapResidence(residence: WireResidence): Address | null {
  if (!livesThere(residence)) return null;
  switch (residence.type) {
    case 'Adres':
      return dutch(residence.verblijfadres ?? {});
    case 'Locatie':
      return { ...nowhere, street: residence.verblijfadres?.locatiebeschrijving ?? null };
    case 'VerblijfplaatsBuitenland':
      return abroad(residence.verblijfadres ?? {});
    default:
      return null;
  }
}

/**
 * One text for one home, the same for everybody who is registered there, or null when there is none. It compares; it is not for reading. Where somebody no
 * longer lives does not count.
 */
export function homeOf(residence: WireResidence, municipalityCode: string | undefined): string | null {
  if (residence.type === 'VerblijfplaatsOnbekend' || !livesThere(residence)) return null;
  const parts = homeParts(residence, municipalityCode);
  return parts === null ? null : parts.map(plain).join('|');
}

function livesThere(residence: WireResidence): boolean {
  return !('indicatieVastgesteldVerblijftNietOpAdres' in residence && residence.indicatieVastgesteldVerblijftNietOpAdres === true);
}

const nowhere: Address = { street: null, houseNumber: null, postalCode: null, city: null };

function abroad({ regel1, regel2, regel3, land }: ForeignAddress): Address {
  return { ...nowhere, street: regel1 ?? null, city: joined(', ', [regel2, regel3, land?.omschrijving]) };
}

function dutch(address: DutchAddress): Address {
  return {
    street: address.officieleStraatnaam ?? address.korteStraatnaam ?? null,
    houseNumber: joined(' ', [joined('', [address.huisnummer?.toString(), address.huisletter]), address.huisnummertoevoeging]),
    postalCode: address.postcode ?? null,
    city: address.woonplaats ?? null,
  };
}

function homeParts(
  residence: Exclude<WireResidence, { type: 'VerblijfplaatsOnbekend' }>,
  municipality: string | undefined,
): readonly (string | undefined)[] | null {
  if (residence.verblijfadres === undefined) return null;
  switch (residence.type) {
    case 'Adres': {
      const { postcode, huisnummer, huisletter, huisnummertoevoeging, officieleStraatnaam, korteStraatnaam, woonplaats } =
        residence.verblijfadres;
      if (huisnummer === undefined) return null;
      const street = postcode === undefined ? [officieleStraatnaam ?? korteStraatnaam, woonplaats ?? municipality] : [postcode];
      return [...street, huisnummer.toString(), huisletter, huisnummertoevoeging];
    }
    case 'Locatie':
      return [residence.verblijfadres.locatiebeschrijving, municipality];
    default: {
      const { regel1, regel2, regel3, land } = residence.verblijfadres;
      return [regel1, regel2, regel3, land?.omschrijving];
    }
  }
}

function plain(part: string | undefined): string {
  return (part ?? '').replace(/[\s.,-]/g, '').toUpperCase();
}

function joined(separator: string, parts: readonly (string | null | undefined)[]): string | null {
  const known = parts.filter((part) => part !== undefined && part !== null && part !== '');
  return known.length === 0 ? null : known.join(separator);
}
