/** The disclosure levels, from nothing to everything, in order. */
export const levels = ['NONE', 'SIGNAL', 'COARSE', 'FULL'] as const;
/** A disclosure level by name. */
export type LevelName = (typeof levels)[number];
/** A disclosure level as a number that compares: NONE 0, SIGNAL 1, COARSE 2, FULL 3. */
export type Level = 0 | 1 | 2 | 3;
/** The levels by name. */
export const Level = { NONE: 0, SIGNAL: 1, COARSE: 2, FULL: 3 } as const satisfies Record<LevelName, Level>;

/**
 * The roles: REG regisseur, POL police, GGZ mental health care, JGD youth, WMO social support, WI work and income, SCH school (onderwijs),
 * VT Veilig Thuis, BM mayor (burgemeester), BEL policy maker (beleid), LID family member (gezinslid), FG privacy officer.
 */
export const roles = ['REG', 'POL', 'GGZ', 'JGD', 'WMO', 'WI', 'SCH', 'VT', 'BM', 'BEL', 'LID', 'FG'] as const;
/** A role; a request acts in exactly one. */
export type Role = (typeof roles)[number];

/** Whether a value names a role. */
export function isRole(value: unknown): value is Role {
  return roles.some((role) => role === value);
}

/** The purposes (doelbinding) for which may be asked. */
export const purposes = [
  'SIGNAL',
  'TRIAGE',
  'PLAN',
  'COORD',
  'SAFETY',
  'OOV',
  'CARE',
  'PROVISION',
  'EVAL',
  'MI',
  'RIGHTS',
  'AUDIT',
] as const;
/** A purpose. */
export type Purpose = (typeof purposes)[number];

/** Whether a value names a purpose. */
export function isPurpose(value: unknown): value is Purpose {
  return purposes.some((purpose) => purpose === value);
}

/** The facts and their known values; every fact also has the value UNKNOWN, which no rule may name. */
export const facts = {
  involvement: ['ACTIVE', 'NONE'],
  source: ['OWN', 'OTHER'],
  self: ['SELF', 'HOLDER', 'OTHER'],
  view: ['OPEN', 'CLOSED'],
  waiver: ['VALID', 'NONE', 'REFUSED', 'WITHDRAWN', 'EXPIRED'],
  waiverNamesClass: ['YES', 'NO'],
  safety: ['OPEN', 'NONE'],
  escalation: ['ADMINISTRATIVE', 'NONE'],
  inScope: ['YES', 'NO'],
  match: ['MUTUAL', 'NONE'],
  mandatoryCare: ['RUNNING', 'NONE'],
  secretAddress: ['YES', 'NO'],
  childSafety: ['YES', 'NO'],
  restricted: ['YES', 'NO'],
  ageBand: ['U12', 'A12_15', 'A16_17', 'ADULT'],
  release: ['RELEASED', 'NOT_RELEASED'],
  confidentiality: ['OPEN', 'RESTRICTED', 'SECRET'],
  retention: ['WITHIN', 'PAST'],
} as const;
/** The name of a fact. */
export type FactName = keyof typeof facts;
/** A value of the fact F, or UNKNOWN. */
export type FactValue<F extends FactName = FactName> = (typeof facts)[F][number] | 'UNKNOWN';
/** What is known about one subject and one class; a fact that is absent is UNKNOWN. */
export type Facts = { readonly [F in FactName]?: FactValue<F> };

/** The facts that belong to a record and are known only after the fetch. */
export const recordFacts = ['release', 'confidentiality', 'retention'] as const satisfies readonly FactName[];
