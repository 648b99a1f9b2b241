/** Which zaaktypen (identification, or address in the catalogue) hold what, and what the properties and roles are called, in this municipality's register. */
export interface WmoSettings {
  readonly zaaktypen: { readonly provision: readonly string[]; readonly report: readonly string[] };
  readonly eigenschappen: {
    readonly category: string;
    readonly kind: string;
    readonly from: string;
    readonly until: string;
    readonly report: string;
  };
  /** The names of roltypen (omschrijving) of informal carers, in lower case. */
  readonly carerRoles: readonly string[];
}

/** The names that are taken when a municipality gives no others. */
export const defaultWmoSettings: WmoSettings = {
  zaaktypen: { provision: ['WMO-VOORZIENING'], report: ['WMO-ONDERZOEK'] },
  eigenschappen: { category: 'categorie', kind: 'voorziening', from: 'begindatum', until: 'einddatum', report: 'onderzoeksverslag' },
  carerRoles: ['mantelzorger'],
};
