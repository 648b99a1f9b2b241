/** A date as the BRP knows it: whole (`2014-06-01`), without its day (`2014-06`), the year alone (`2014`), or null when nothing of it is known. */
export type PartialDate = string | null;

/** Where somebody lives, in the four forms that the BRP has. */
export type Residence =
  | {
      readonly kind: 'address';
      readonly street: string;
      readonly houseNumber: number;
      readonly postalCode: string;
      readonly city: string;
      readonly since: string;
    }
  | { readonly kind: 'location'; readonly description: string; readonly since: string }
  | { readonly kind: 'abroad'; readonly line1: string; readonly line2: string; readonly country: CodeAndText; readonly since: string }
  | { readonly kind: 'unknown'; readonly since: string };

/** A value of one of the national tables. */
export interface CodeAndText {
  readonly code: string;
  readonly text: string;
}

/** A marriage or registered partnership; `until` is null while it lasts. */
export interface Union {
  readonly partner: string;
  readonly kind: 'marriage' | 'partnership';
  readonly since: string;
  readonly until: string | null;
}

/** Authority over a child (gezag) as the BRP derives it; BSNs point to persons who may be outside the data set. */
export type Custody = { readonly underInvestigation?: true } & (
  | { readonly kind: 'jointParental'; readonly parents: readonly [string, string] }
  | { readonly kind: 'soleParental'; readonly parent: string }
  | { readonly kind: 'jointWithThird'; readonly parent: string; readonly third: string | null }
  | { readonly kind: 'guardianship'; readonly guardians: readonly string[] }
  | { readonly kind: 'temporarilyNone'; readonly explanation: string }
  | { readonly kind: 'notDeterminable'; readonly explanation: string }
);

/** One fictitious person: everything that the sandbox's BRP knows of somebody. */
export interface Person {
  readonly bsn: string;
  readonly givenNames: string;
  /** The prefix of the surname (`de`, `van der`), empty when there is none. */
  readonly prefix: string;
  readonly surname: string;
  readonly birthDate: PartialDate;
  readonly sex: 'M' | 'V';
  readonly municipality: CodeAndText;
  readonly residence: Residence;
  readonly parents: readonly string[];
  readonly children: readonly string[];
  readonly unions: readonly Union[];
  /** Null for adults and wherever nothing is recorded. */
  readonly custody: Custody | null;
  /** The secrecy code of the BRP (indicatie geheim), 0 to 7; everything but 0 means that third parties get nothing. */
  readonly secrecy: number;
  /** Under guardianship as an adult (curatele). */
  readonly curatele: boolean;
  /** The birth date is being investigated since this day. */
  readonly birthUnderInvestigationSince?: string;
  /** The registration is suspended: O died, E emigrated. */
  readonly suspended?: { readonly reason: 'O' | 'E'; readonly since: string };
}

/** A group of fictitious persons who belong together. */
export interface Family {
  readonly id: string;
  readonly label: string;
  readonly members: readonly Person[];
}
