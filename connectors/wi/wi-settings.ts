/** Which zaaktypen (identification, or address in the catalogue) hold what, and what the properties are called, in this municipality's register. */
export interface WiSettings {
  readonly zaaktypen: { readonly benefit: readonly string[]; readonly debt: readonly string[]; readonly eviction: readonly string[] };
  readonly eigenschappen: {
    readonly benefitKind: string;
    readonly amountPerMonth: string;
    readonly from: string;
    readonly until: string;
    readonly debtBand: string;
    readonly debtAmount: string;
    /** The names of a creditor's properties, with `<n>` where its number stands. */
    readonly creditorName: string;
    readonly creditorAmount: string;
    readonly evictionDate: string;
  };
}

/** The names that are taken when a municipality gives no others. */
export const defaultWiSettings: WiSettings = {
  zaaktypen: { benefit: ['UITKERING'], debt: ['SCHULDHULPTRAJECT'], eviction: ['ONTRUIMING'] },
  eigenschappen: {
    benefitKind: 'soort',
    amountPerMonth: 'bedragPerMaand',
    from: 'begindatum',
    until: 'einddatum',
    debtBand: 'schuldband',
    debtAmount: 'schuldbedrag',
    creditorName: 'schuldeiser_<n>_naam',
    creditorAmount: 'schuldeiser_<n>_bedrag',
    evictionDate: 'ontruimingsdatum',
  },
};
