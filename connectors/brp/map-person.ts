import { mapAuthority, type Authority } from './map-authority.ts';
import { mapResidence, type Address } from './map-residence.ts';
import type { WireDate, WirePerson } from './wire-person.ts';

/** The bands at which the law changes who decides. */
export type AgeBand = 'U12' | 'A12_15' | 'A16_17' | 'ADULT';

/** What the other is to this person. The other's BSN is null when the BRP does not know it. */
export interface Tie {
  readonly kind: 'PARENT' | 'CHILD' | 'PARTNER' | 'FORMER_PARTNER';
  readonly bsn: string | null;
  /** YYYY-MM-DD, or null when it was not asked for, is not known or is not a whole date. */
  readonly since: string | null;
}

/** A person as the hub knows them; what was not asked for is null. */
export interface BrpPerson {
  readonly bsn: string;
  readonly name: string | null;
  readonly ageBand: AgeBand | null;
  /** YYYY-MM-DD, or null when it is incomplete. */
  readonly birthDate: string | null;
  readonly municipality: string | null;
  readonly address: Address | null;
  readonly ties: readonly Tie[];
  readonly authority: readonly Authority[];
}

/** The person that the BRP describes, in the hub's words. */
export function mapPerson(person: WirePerson): BrpPerson {
  return {
    bsn: person.burgerservicenummer,
    name: person.naam?.volledigeNaam ?? null,
    ageBand: person.leeftijd === undefined ? null : ageBandOf(person.leeftijd),
    birthDate: wholeDate(person.geboorte?.datum),
    municipality: person.gemeenteVanInschrijving?.omschrijving ?? null,
    address: person.verblijfplaats === undefined ? null : mapResidence(person.verblijfplaats),
    ties: [...parents(person), ...partners(person), ...children(person)],
    authority: mapAuthority(person.gezag ?? [], person.burgerservicenummer),
  };
}

/** The band that an age in whole years falls in. */
export function ageBandOf(years: number): AgeBand {
  if (years < 12) return 'U12';
  if (years < 16) return 'A12_15';
  return years < 18 ? 'A16_17' : 'ADULT';
}

function parents(person: WirePerson): readonly Tie[] {
  return (person.ouders ?? []).map((parent) => ({
    kind: 'PARENT',
    bsn: parent.burgerservicenummer ?? null,
    since: wholeDate(parent.datumIngangFamilierechtelijkeBetrekking),
  }));
}

function partners(person: WirePerson): readonly Tie[] {
  return (person.partners ?? []).map((partner) => {
    const end = partner.ontbindingHuwelijkPartnerschap;
    const start = partner.aangaanHuwelijkPartnerschap;
    return end?.datum === undefined
      ? { kind: 'PARTNER', bsn: partner.burgerservicenummer ?? null, since: wholeDate(start?.datum) }
      : { kind: 'FORMER_PARTNER', bsn: partner.burgerservicenummer ?? null, since: wholeDate(end.datum) };
  });
}

/** Since when somebody is a child of this person would be a date of birth, so it is not asked for. */
function children(person: WirePerson): readonly Tie[] {
  return (person.kinderen ?? []).map((child) => ({ kind: 'CHILD', bsn: child.burgerservicenummer ?? null, since: null }));
}

function wholeDate(date: WireDate | undefined): string | null {
  return date?.type === 'Datum' ? date.datum : null;
}
