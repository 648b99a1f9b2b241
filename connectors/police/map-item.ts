import type { WireItem } from './wire-item.ts';

/** What kind of event a report or incident was about. */
export type ReportCategory = 'DOMESTIC_VIOLENCE' | 'CHILD_CONCERN' | 'CONFUSED_BEHAVIOUR' | 'NUISANCE' | 'OTHER';

/** Where a police item comes from, and what its own decision needs. Null confidentiality is a word that we do not know. */
export interface PoliceProvenance {
  readonly source: 'POLICE';
  readonly recordedAt: string | null;
  readonly confidentiality: 'OPEN' | 'RESTRICTED' | 'SECRET' | null;
  /** The decision to supply; null for an item that the police read themselves. */
  readonly release: {
    readonly decisionId: string;
    readonly article: string;
    readonly until: string;
    readonly recipients: readonly string[];
    readonly caseReference: string;
  } | null;
  readonly retentionFrom: string | null;
  readonly running: boolean;
}

/** A police item in the words of the schema, whatever its kind; what was not asked for is null. Dates are YYYY-MM-DD. */
export interface PoliceItem {
  readonly category: ReportCategory | null;
  readonly year: number | null;
  readonly date: string | null;
  readonly summary: string | null;
  readonly place: string | null;
  readonly description: string | null;
  readonly narrative: string | null;
  readonly reporter: string | null;
  readonly running: boolean;
  readonly from: string | null;
  readonly until: string | null;
  readonly provenance: PoliceProvenance;
}

const categories: Readonly<Record<string, ReportCategory>> = {
  HUISELIJK_GEWELD: 'DOMESTIC_VIOLENCE',
  ZORG_OM_KIND: 'CHILD_CONCERN',
  VERWARD_GEDRAG: 'CONFUSED_BEHAVIOUR',
  OVERLAST: 'NUISANCE',
  OVERIG: 'OTHER',
};

const confidentialities: Readonly<Record<string, 'OPEN' | 'RESTRICTED' | 'SECRET'>> = {
  OPEN: 'OPEN',
  RESTRICTED: 'RESTRICTED',
  SECRET: 'SECRET',
};

/** The item that the register describes. By its contract an item without a word on its confidentiality is OPEN; a word that it does not have is unknown. */
export function mapItem(item: WireItem): PoliceItem {
  return {
    category: known(categories, item.categorie),
    year: item.jaar ?? null,
    date: item.datum ?? null,
    summary: item.samenvatting ?? null,
    place: item.plaats ?? null,
    description: item.omschrijving ?? null,
    narrative: item.mutatietekst ?? null,
    reporter: item.melder ?? null,
    running: item.loopt,
    from: item.vanaf ?? null,
    until: item.tot ?? null,
    provenance: mapProvenance(item),
  };
}

function mapProvenance(item: WireItem): PoliceProvenance {
  return {
    source: 'POLICE',
    recordedAt: item.registratiedatum ?? null,
    confidentiality: known(confidentialities, item.vertrouwelijkheid ?? 'OPEN'),
    release: item.verstrekking === null ? null : mapRelease(item.verstrekking),
    retentionFrom: item.bewaartermijnVanaf,
    running: item.loopt,
  };
}

function mapRelease(release: NonNullable<WireItem['verstrekking']>): NonNullable<PoliceProvenance['release']> {
  return {
    decisionId: release.besluit,
    article: release.grondslag,
    until: release.totEnMet,
    recipients: release.ontvangers,
    caseReference: release.zaakkenmerk,
  };
}

function known<T>(table: Readonly<Record<string, T>>, word: string | undefined): T | null {
  return word !== undefined && Object.hasOwn(table, word) ? (table[word] ?? null) : null;
}
