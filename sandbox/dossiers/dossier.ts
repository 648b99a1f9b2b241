/** What the GGZ institution of the sandbox says of the confidentiality of a record: N normal, R restricted, V very restricted. */
export type GgzLabel = 'N' | 'R' | 'V';

/** What every record in a GGZ file has; dates are YYYY-MM-DD. A record without a label says nothing about its confidentiality. */
export interface GgzRecord {
  readonly recordedAt: string;
  readonly label?: GgzLabel;
  /** The record was deleted: it is found by no search, and reading it answers 410. */
  readonly deleted?: true;
}

/** A member of a care team, in one of the four ways in which FHIR can write one. */
export type TeamMember =
  | { readonly as: 'reference'; readonly name: string; readonly phone: string; readonly email: string; readonly deleted?: true }
  | { readonly as: 'contained'; readonly name: string; readonly phone: string }
  | { readonly as: 'identifier'; readonly name: string; readonly big: string }
  | { readonly as: 'display'; readonly name: string };

/** One person's file at the GGZ institution, before it is written as FHIR resources. */
export interface GgzDossier {
  readonly bsn: string;
  readonly episodes: readonly (GgzRecord & { readonly from: string; readonly until?: string; readonly finished?: true })[];
  readonly teams: readonly (GgzRecord & {
    readonly name: string;
    readonly from: string;
    readonly until?: string;
    /** Where the duty phone is written: on the team itself, or on the organisation that is contained in it. */
    readonly phoneOn: 'team' | 'organisation';
    readonly members: readonly TeamMember[];
  })[];
  readonly diagnoses: readonly (GgzRecord & {
    readonly text: string;
    readonly snomed?: string;
    readonly since: string;
    readonly until?: string;
  })[];
  readonly impacts: readonly (GgzRecord & {
    readonly domain: string;
    readonly band: 'MILD' | 'MODERATE' | 'SEVERE';
    readonly description: string;
    readonly since: string;
    readonly until?: string;
  })[];
  readonly goals: readonly (GgzRecord & {
    readonly category: string;
    readonly text: string;
    readonly since: string;
    readonly until?: string;
  })[];
  readonly crisisPlans: readonly (GgzRecord & { readonly plan: string; readonly from: string; readonly until?: string })[];
  readonly medications: readonly (GgzRecord & {
    readonly text: string;
    readonly dosage: string;
    readonly from: string;
    readonly until?: string;
  })[];
}

/** The eight values of vertrouwelijkheidaanduiding in the ZGW standard, from public to most secret. */
export const vertrouwelijkheden = [
  'openbaar',
  'beperkt_openbaar',
  'intern',
  'zaakvertrouwelijk',
  'vertrouwelijk',
  'confidentieel',
  'geheim',
  'zeer_geheim',
] as const;
/** One of the eight values of vertrouwelijkheidaanduiding. */
export type Vertrouwelijkheid = (typeof vertrouwelijkheden)[number];

/** The kinds of case (zaaktypen) that the municipality's two registers keep. */
export type Zaaktype = 'Wmo-voorziening' | 'Wmo-onderzoek' | 'Uitkering' | 'Schuldhulptraject' | 'Ontruiming';

/** Somebody who helps without being paid (mantelzorger); with a BSN only where the register happens to know it. */
export interface InformalCarer {
  readonly firstName: string;
  readonly surname: string;
  readonly phone: string;
  readonly email: string;
  readonly bsn?: string;
}

/** One municipal case (zaak) about one person; dates are YYYY-MM-DD, amounts in `properties` are euros with two decimals. */
export interface Zaak {
  readonly bsn: string;
  readonly type: Zaaktype;
  readonly description: string;
  readonly registered: string;
  readonly from: string;
  /** The day on which the case was closed; absent while it runs. */
  readonly closed?: string;
  /** The start of the retention period where it differs from the day of closing. */
  readonly retentionFrom?: string;
  readonly confidentiality?: Vertrouwelijkheid;
  /** The latest status; null where the case never had one. */
  readonly status: string | null;
  /** The case's zaakeigenschappen by name. */
  readonly properties: Readonly<Record<string, string>>;
  readonly informalCarer?: InformalCarer;
}

/** What every record in a youth file has; dates are YYYY-MM-DD. */
export interface YouthRecord {
  readonly recordedAt: string;
  /** Absent means that the record carries no word on it, which by the CJG's contract is RESTRICTED. */
  readonly confidentiality?: 'OPEN' | 'RESTRICTED' | 'SECRET';
  readonly from: string;
  /** Absent while the record runs. */
  readonly until?: string;
  /** The record has ended, but nobody wrote down when. */
  readonly endUnknown?: true;
}

/** One person's file at the youth and family centre (CJG). */
export interface YouthDossier {
  readonly bsn: string;
  readonly episodes: readonly YouthRecord[];
  readonly provisions: readonly (YouthRecord & { readonly category: string; readonly kind: string; readonly provider: string })[];
  /** `safetyLevel` runs from 1 (very unsafe) to 10 (safe). */
  readonly safetyAssessments: readonly (YouthRecord & { readonly safetyLevel: number })[];
  readonly supervisionOrders: readonly (YouthRecord & { readonly body: string })[];
  readonly notes: readonly (YouthRecord & { readonly text: string })[];
  readonly developments: readonly (YouthRecord & { readonly category: string; readonly observations: string })[];
}

/** A decision to supply one police item to recipients (`OIN/role`) for one case, valid up to and including `until`. */
export interface PoliceRelease {
  readonly decisionId: string;
  readonly article: string;
  readonly recipients: readonly string[];
  readonly caseReference: string;
  readonly until: string;
}

/** One item in the police's own files about one person, with the decisions by which it was released. */
export interface PoliceItem {
  readonly bsn: string;
  readonly kind: 'ZORGMELDING' | 'INCIDENT' | 'ANTECEDENT' | 'HUISVERBOD';
  readonly category?: 'HUISELIJK_GEWELD' | 'ZORG_OM_KIND' | 'VERWARD_GEDRAG' | 'OVERLAST' | 'OVERIG';
  readonly date: string;
  readonly recordedAt: string;
  readonly summary?: string;
  readonly place?: string;
  readonly description?: string;
  readonly narrative?: string;
  readonly reporter?: string;
  /** A restraining order's period, both days included. */
  readonly period?: { readonly from: string; readonly until: string };
  readonly confidentiality?: 'OPEN' | 'RESTRICTED' | 'SECRET';
  /** The start of the retention period; null when it is not known. Absent means the item's own date. */
  readonly retentionFrom?: string | null;
  readonly releases: readonly PoliceRelease[];
}

/** Everything that the partners of the sandbox know, each in its own terms. */
export interface Dossiers {
  readonly ggz: readonly GgzDossier[];
  readonly wmo: readonly Zaak[];
  readonly wi: readonly Zaak[];
  readonly cjg: readonly YouthDossier[];
  readonly police: readonly PoliceItem[];
}

/** A GGZ file with nothing in it but what `parts` gives. */
export function ggzDossier(bsn: string, parts: Partial<GgzDossier>): GgzDossier {
  return { episodes: [], teams: [], diagnoses: [], impacts: [], goals: [], crisisPlans: [], medications: [], ...parts, bsn };
}

/** A youth file with nothing in it but what `parts` gives. */
export function youthDossier(bsn: string, parts: Partial<YouthDossier>): YouthDossier {
  return { episodes: [], provisions: [], safetyAssessments: [], supervisionOrders: [], notes: [], developments: [], ...parts, bsn };
}
