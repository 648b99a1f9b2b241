import { dayOf, textOf } from '../zgw/read-eigenschap.ts';
import type { WireRol } from '../zgw/wire-zaak.ts';
import type { Zaak } from '../zgw/zaak.ts';
import { zaakProvenance, type ZaakProvenance } from '../zgw/zaak-provenance.ts';
import type { WmoSettings } from './wmo-settings.ts';

/** Wmo-voorziening. Days are YYYY-MM-DD. */
export interface WmoProvision {
  readonly category: string | null;
  readonly kind: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly provenance: ZaakProvenance;
}

/** onderzoeksverslag */
export interface WmoReport {
  readonly category: string | null;
  readonly text: string | null;
  readonly provenance: ZaakProvenance;
}

/** mantelzorger */
export interface WmoInformalCarer {
  readonly present: true;
  readonly name: string | null;
  readonly contact: string | null;
  readonly provenance: ZaakProvenance;
}

/** The provision that a case grants; without a period of its own it has the case's. */
export function mapWmoProvision(zaak: Zaak, { eigenschappen }: WmoSettings, today: string): WmoProvision {
  return {
    category: textOf(zaak, eigenschappen.category),
    kind: textOf(zaak, eigenschappen.kind),
    from: dayOf(zaak, eigenschappen.from) ?? zaak.started,
    until: dayOf(zaak, eigenschappen.until) ?? zaak.ended,
    provenance: zaakProvenance(zaak, 'WMO', today),
  };
}

/** The report of an investigation. */
export function mapWmoReport(zaak: Zaak, { eigenschappen }: WmoSettings, today: string): WmoReport {
  return {
    category: textOf(zaak, eigenschappen.category),
    text: textOf(zaak, eigenschappen.report),
    provenance: zaakProvenance(zaak, 'WMO', today),
  };
}

/** The informal carers in a case, one record for each. */
export function mapWmoInformalCarers(zaak: Zaak, { carerRoles }: WmoSettings, today: string): readonly WmoInformalCarer[] {
  const provenance = zaakProvenance(zaak, 'WMO', today);
  return zaak.rollen
    .filter((rol) => carerRoles.includes(rol.omschrijving?.toLowerCase() ?? ''))
    .map((rol) => ({ present: true, name: nameOf(rol), contact: contactOf(rol), provenance }));
}

function nameOf({ afwijkendeNaamBetrokkene, betrokkeneIdentificatie, contactpersoonRol }: WireRol): string | null {
  const { voornamen, voorletters, voorvoegselGeslachtsnaam, geslachtsnaam } = betrokkeneIdentificatie ?? {};
  const parts = [filled(voornamen) ?? voorletters, voorvoegselGeslachtsnaam, geslachtsnaam].flatMap((part) => filled(part) ?? []);
  return filled(afwijkendeNaamBetrokkene) ?? filled(parts.join(' ')) ?? filled(contactpersoonRol?.naam);
}

function contactOf({ contactpersoonRol }: WireRol): string | null {
  return filled(contactpersoonRol?.telefoonnummer) ?? filled(contactpersoonRol?.emailadres);
}

function filled(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text.trim();
}
