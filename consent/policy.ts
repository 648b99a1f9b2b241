import type { FactName, Facts, FactValue, LevelName, Purpose, Role } from './vocabulary.ts';

/** A class of data (gegevensklasse): what a policy decides about. */
export interface DataClassInfo {
  /** Its name in the SDL and in rules, such as GGZ_DIAGNOSIS. */
  readonly name: string;
  /** Its Dutch name, in lower case. */
  readonly nl: string;
  /** The system that holds it: hub, brp, police, ggz, cjg, wmo, wi, school or vt. */
  readonly source: string;
  /** The secrecy regime that it falls under: a key of `Policy.regimes`. */
  readonly regime: string;
  /** ORD ordinary, HEALTH (AVG 9), CRIM criminal (AVG 10). */
  readonly category: 'ORD' | 'HEALTH' | 'CRIM';
  /** The life domain that an active goal must be in; `*` is each item's own domain, null is none. */
  readonly domain: string | null;
  /** Whether it consists of records, which have a release, a confidentiality and a retention of their own. */
  readonly record: boolean;
  /** What a reader should expect to see at each level; the SDL decides. */
  readonly shows: { readonly signal: string | null; readonly coarse: string | null; readonly full: string | null };
}

/** Conditions of a rule: each fact named must have one of the values listed. Never empty lists, never UNKNOWN. */
export type Conditions = { readonly [F in FactName]?: readonly Exclude<FactValue<F>, 'UNKNOWN'>[] };

/** One rule of a policy; a grant opens up to its level, a cap closes above it. */
export interface Rule {
  readonly id: string;
  readonly kind: 'grant' | 'cap';
  readonly level: LevelName;
  readonly target: {
    readonly roles: readonly Role[];
    readonly purposes: readonly Purpose[];
    readonly classes: readonly string[];
    /** OINs; null is every organisation. */
    readonly organisations: readonly string[] | null;
  };
  readonly when: Conditions;
  readonly reasonCode: string;
  readonly article: string;
  /** One plain Dutch sentence for the people who read it. */
  readonly textNl: string;
  /** The first day on which it holds, Europe/Amsterdam; null is always. */
  readonly validFrom: string | null;
  /** The last day on which it holds; null is without an end. */
  readonly validUntil: string | null;
}

/** A known age band. */
export type AgeBand = Exclude<FactValue<'ageBand'>, 'UNKNOWN'>;

/** Who must agree: the person, every holder of authority (gezag), or both. */
export type Giver = 'SELF' | 'AUTHORITY';

/** One age rule: who must agree, per age band. */
export interface AgeRule {
  readonly id: string;
  readonly article: string;
  readonly textNl: string;
  readonly givers: Readonly<Record<AgeBand, readonly Giver[]>>;
}

/** Who may view (RIGHTS), per age band: the person, each holder of authority, or both (AVG 15). */
export interface ViewingRule {
  readonly article: string;
  readonly textNl: string;
  readonly viewers: Readonly<Record<AgeBand, readonly ('SELF' | 'HOLDER')[]>>;
  /** Whether a holder recorded as not compatible with good care may still view. The stricter reading is false. */
  readonly setAsideHoldersMayView: boolean;
}

/** The age rules and what else decides who must agree: policy data, so that a disputed reading can be switched. */
export interface AgeRules {
  readonly rules: readonly AgeRule[];
  readonly viewing: ViewingRule;
  /** Birthdays after which a waiver given before must be asked again. */
  readonly reopenAt: readonly number[];
  /** Hours after which custody is no longer believed. */
  readonly custodyMaxAgeHours: number;
}

/** A duty of confidentiality (geheimhoudingsregime). */
export interface SecrecyRegime {
  readonly id: string;
  readonly nl: string;
  readonly article: string;
  /** The id of the age rule that says who must agree; null when consent plays no part in it. */
  readonly ageRule: string | null;
  /** Whether consent lifts it. Police secrecy it never lifts (Wpg 7). */
  readonly consentLifts: boolean;
}

/** How long records of some classes may be shown, counted from their start date. */
export interface RetentionPeriod {
  readonly id: string;
  readonly years: number;
  /** What the start date is, in words: the connector gives the date itself. */
  readonly from: string;
  readonly article: string;
  readonly classes: readonly string[];
}

/**
 * A property of the privacy officer's own: nobody with these roles sees these classes above a level for these purposes, unless one of the conditions holds.
 * Proved before a version is published, as P1 to P7 are.
 */
export interface OfficerProperty {
  readonly id: string;
  /** One plain Dutch sentence that says what must hold. */
  readonly textNl: string;
  readonly roles: readonly Role[];
  readonly purposes: readonly Purpose[];
  readonly classes: readonly string[];
  readonly atMost: Exclude<LevelName, 'FULL'>;
  readonly unless: readonly Conditions[];
}

/** A test case of a policy: what must come out for one question. Facts that it does not name have their harmless value. */
export interface PolicyCase {
  readonly id: string;
  /** What it is about, in plain Dutch; null when it says nothing. */
  readonly textNl: string | null;
  readonly role: Role;
  readonly purpose: Purpose;
  readonly dataClass: string;
  /** The OIN of the asking organisation; null when it is not stated. */
  readonly organisation: string | null;
  /** The facts that the case names; UNKNOWN may be named. */
  readonly facts: Facts;
  /** The level that must come out, and the reason code when that must be so too. */
  readonly expect: { readonly level: LevelName; readonly reason: string | null };
}

/** A whole policy version, validated; immutable, and named by the hash of its content. */
export interface Policy {
  readonly version: string;
  /** `sha256:` and 64 hex digits, over the canonical JSON (RFC 8785) of everything else. */
  readonly hash: string;
  /** The purposes in the words that users read. */
  readonly purposes: Readonly<Record<Purpose, string>>;
  readonly classes: readonly DataClassInfo[];
  readonly rules: readonly Rule[];
  readonly regimes: readonly SecrecyRegime[];
  readonly ageRules: AgeRules;
  readonly retention: readonly RetentionPeriod[];
  /** The officer's own properties; the key is absent when there are none. */
  readonly properties?: readonly OfficerProperty[];
  /** The test cases; the key is absent when there are none. */
  readonly cases?: readonly PolicyCase[];
}
