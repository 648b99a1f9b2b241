/** The paths under `FamilyMember` that the BRP fills, as they are written in a query. */
export type BrpSelection =
  | 'name'
  | 'ageBand'
  | 'birthDate'
  | 'municipality'
  | 'address.street'
  | 'address.houseNumber'
  | 'address.postalCode'
  | 'address.city'
  | 'ties'
  | 'ties.since'
  | 'ties.member'
  | 'authority';

const place = 'verblijfplaats.verblijfadres';

/**
 * What each path needs of the BRP, and nothing more: an age band never asks for a date of birth, nor the kind of a tie who the other is. That a partnership has ended shows in its date of ending
 * alone, so the kind of a tie needs that one date. A request for any part of `gezag` is answered with all of it.
 */
const needs: Readonly<Record<BrpSelection, readonly string[]>> = {
  name: ['naam.volledigeNaam'],
  ageBand: ['leeftijd'],
  birthDate: ['geboorte.datum'],
  municipality: ['gemeenteVanInschrijving.omschrijving'],
  'address.street': [`${place}.officieleStraatnaam`, `${place}.korteStraatnaam`, `${place}.locatiebeschrijving`, `${place}.regel1`],
  'address.houseNumber': [`${place}.huisnummer`, `${place}.huisletter`, `${place}.huisnummertoevoeging`],
  'address.postalCode': [`${place}.postcode`],
  'address.city': [`${place}.woonplaats`, `${place}.regel2`, `${place}.regel3`, `${place}.land.omschrijving`],
  // Of a child the BRP has nothing less telling than the BSN.
  ties: [
    'ouders.ouderAanduiding',
    'kinderen.burgerservicenummer',
    'partners.soortVerbintenis',
    'partners.ontbindingHuwelijkPartnerschap.datum',
  ],
  'ties.since': ['ouders.datumIngangFamilierechtelijkeBetrekking', 'partners.aangaanHuwelijkPartnerschap.datum'],
  'ties.member': ['ouders.burgerservicenummer', 'partners.burgerservicenummer'],
  authority: ['gezag'],
};

const home = [
  'gemeenteVanInschrijving.code',
  ...needs['address.street'],
  ...needs['address.houseNumber'],
  ...needs['address.postalCode'],
  ...needs['address.city'],
];

/** What makes a household: when somebody was born, where they live and to whom they are tied. */
export const residentFields: readonly string[] = sortedFields([
  'geboorte.datum',
  'ouders.burgerservicenummer',
  'kinderen.burgerservicenummer',
  'partners.burgerservicenummer',
  'partners.ontbindingHuwelijkPartnerschap.datum',
  ...home,
]);

/** What the hub keeps in order to decide: birth, authority, curatele and where somebody lives (the secrecy flag comes by itself). */
export const civilFactFields: readonly string[] = sortedFields(['geboorte.datum', 'gezag', 'indicatieCurateleRegister', ...home]);

/** The BRP `fields` for these selected paths, sorted; a path that the BRP does not fill adds nothing. The BSN is always among them, to match the answer. */
export function brpFields(selected: ReadonlySet<string>): readonly string[] {
  return sortedFields([...selected].flatMap((path) => (isBrpSelection(path) ? needs[path] : [])));
}

/** Whether any of these paths needs the BRP at all. */
export function needsBrp(selected: ReadonlySet<string>): boolean {
  return [...selected].some(isBrpSelection);
}

function sortedFields(fields: readonly string[]): readonly string[] {
  return [...new Set(['burgerservicenummer', ...fields])].toSorted();
}

function isBrpSelection(path: string): path is BrpSelection {
  return Object.hasOwn(needs, path);
}
