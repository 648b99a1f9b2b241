/**
 * How one condition is read; the two readings differ only in UNKNOWN. A fact that is not known never satisfies a grant's condition and always satisfies
 * a cap's, so that nothing that could not be loaded widens access.
 */
export type ConditionHolds = (kind: 'grant' | 'cap', allowed: readonly string[], value: string) => boolean;

/** The only reading that is used. */
export const conditionHolds: ConditionHolds = (kind, allowed, value) => (value === 'UNKNOWN' ? kind === 'cap' : allowed.includes(value));
