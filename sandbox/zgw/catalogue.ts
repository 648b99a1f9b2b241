import type { Zaaktype } from '../dossiers/dossier.ts';
import { uuidOf } from './uuid-of.ts';

/** The kinds of role that every case of the sandbox can have, with the general kind (omschrijvingGeneriek) of each. */
export const roltypen = {
  Cliënt: 'initiator',
  Behandelaar: 'behandelaar',
  Mantelzorger: 'belanghebbende',
} as const;
/** The name of a kind of role. */
export type Roltype = keyof typeof roltypen;

/** The kinds of case of one register with the names of their properties (zaakeigenschappen). */
export interface Catalogue {
  readonly zaaktypen: Readonly<Partial<Record<Zaaktype, readonly string[]>>>;
}

/** The Wmo register: a provision, and the investigation after a request with its report. */
export const wmoCatalogue: Catalogue = {
  zaaktypen: {
    'Wmo-voorziening': ['categorie', 'voorziening', 'begindatum', 'einddatum'],
    'Wmo-onderzoek': ['categorie', 'onderzoeksverslag'],
  },
};

/** The register of work and income: a benefit, a debt trajectory with its creditors (`schuldeiser_<n>_naam`, `schuldeiser_<n>_bedrag`), an eviction. */
export const wiCatalogue: Catalogue = {
  zaaktypen: {
    Uitkering: ['soort', 'bedragPerMaand', 'begindatum', 'einddatum'],
    Schuldhulptraject: ['schuldband', 'schuldbedrag', 'schuldeiser_<n>_naam', 'schuldeiser_<n>_bedrag'],
    Ontruiming: ['ontruimingsdatum'],
  },
};

/** Where a thing of the catalogue is, as the Catalogi API would have it under the same host. */
export function catalogueUrl(origin: string, kind: 'zaaktypen' | 'statustypen' | 'roltypen' | 'eigenschappen', name: string): string {
  return `${origin}/catalogi/api/v1/${kind}/${uuidOf(`${kind} ${name}`)}`;
}

/** A zaaktype as the Catalogi API describes it, as far as a reader of cases needs it. */
export function describeZaaktype(origin: string, type: Zaaktype): Record<string, unknown> {
  return {
    url: catalogueUrl(origin, 'zaaktypen', type),
    identificatie: type.toUpperCase(),
    omschrijving: type,
    omschrijvingGeneriek: type,
    vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
    concept: false,
    beginGeldigheid: '2020-01-01',
  };
}

/** A statustype as the Catalogi API describes it. */
export function describeStatustype(origin: string, type: Zaaktype, status: string): Record<string, unknown> {
  return {
    url: catalogueUrl(origin, 'statustypen', `${type} ${status}`),
    omschrijving: status,
    zaaktype: catalogueUrl(origin, 'zaaktypen', type),
    volgnummer: status === 'Afgerond' ? 9 : 1,
    isEindstatus: status === 'Afgerond',
  };
}

/** A roltype as the Catalogi API describes it. */
export function describeRoltype(origin: string, type: Zaaktype, roltype: Roltype): Record<string, unknown> {
  return {
    url: catalogueUrl(origin, 'roltypen', `${type} ${roltype}`),
    zaaktype: catalogueUrl(origin, 'zaaktypen', type),
    omschrijving: roltype,
    omschrijvingGeneriek: roltypen[roltype],
  };
}

/** An eigenschap as the Catalogi API describes it. */
export function describeEigenschap(origin: string, type: Zaaktype, name: string): Record<string, unknown> {
  return {
    url: catalogueUrl(origin, 'eigenschappen', `${type} ${name}`),
    naam: name,
    definitie: name,
    zaaktype: catalogueUrl(origin, 'zaaktypen', type),
  };
}
