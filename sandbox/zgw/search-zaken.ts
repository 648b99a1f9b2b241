import { vertrouwelijkheden } from '../dossiers/dossier.ts';
import type { Vertrouwelijkheid } from '../dossiers/dossier.ts';
import type { StoredZaak } from './zaak-store.ts';

type Test = (stored: StoredZaak, value: unknown) => boolean;

const order = (stored: StoredZaak): string => stored.source.from;
const inList = (value: unknown, item: unknown): boolean => Array.isArray(value) && value.includes(item);

/** The search terms of `_zoek` that this register knows, out of those in the standard. */
const tests: Readonly<Record<string, Test>> = {
  rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn: (stored, value) =>
    stored.rollen.some((rol) => rol.betrokkeneIdentificatie['inpBsn'] === value),
  rol__betrokkeneType: (stored, value) => stored.rollen.some((rol) => rol['betrokkeneType'] === value),
  rol__omschrijvingGeneriek: (stored, value) => stored.rollen.some((rol) => rol['omschrijvingGeneriek'] === value),
  uuid__in: (stored, value) => inList(value, stored.zaak.uuid),
  identificatie: (stored, value) => stored.zaak['identificatie'] === value,
  bronorganisatie: (stored, value) => stored.zaak['bronorganisatie'] === value,
  zaaktype: (stored, value) => stored.zaak['zaaktype'] === value,
  zaaktype__in: (stored, value) => inList(value, stored.zaak['zaaktype']),
  startdatum: (stored, value) => stored.source.from === value,
  startdatum__gte: (stored, value) => stored.source.from >= String(value),
  startdatum__lte: (stored, value) => stored.source.from <= String(value),
  einddatum__isnull: (stored, value) => (stored.source.closed === undefined) === (value === true),
  maximaleVertrouwelijkheidaanduiding: (stored, value) =>
    vertrouwelijkheden.indexOf(stored.source.confidentiality ?? 'zaakvertrouwelijk') <=
    vertrouwelijkheden.indexOf(value as Vertrouwelijkheid),
};

/** Whether the register knows this search term. */
export function isSearchTerm(name: string): boolean {
  return Object.hasOwn(tests, name);
}

/**
 * The cases for which every search term holds, oldest first or as `ordering` says. A term with an empty value does not count, as with
 * every register built on Django filters: a search on an empty BSN finds every case there is.
 */
export function searchZaken(
  all: readonly StoredZaak[],
  terms: Readonly<Record<string, unknown>>,
  ordering: string | undefined,
): readonly StoredZaak[] {
  const counting = Object.entries(terms).filter(([name, value]) => isSearchTerm(name) && value !== '' && value !== null);
  const found = all.filter((stored) => counting.every(([name, value]) => tests[name]?.(stored, value) === true));
  if (ordering !== 'startdatum' && ordering !== '-startdatum') return found;
  const direction = ordering === 'startdatum' ? 1 : -1;
  return found.toSorted((left, right) => direction * order(left).localeCompare(order(right)));
}
