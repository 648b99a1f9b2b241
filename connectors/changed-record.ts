/** What a partner says of one record that changed, without anything that stands in it: whose it is, of which classes of data, and how confidential. */
export interface ChangedRecord {
  /** Whose it is; nobody when it is about no person whom the hub would show it of. */
  readonly bsns: readonly string[];
  /** Empty when it is of a kind that the hub does not show. */
  readonly classes: readonly string[];
  /** Null when the source's word could not be understood. */
  readonly confidentiality: 'OPEN' | 'RESTRICTED' | 'SECRET' | null;
}

const rank = { OPEN: 0, RESTRICTED: 1, SECRET: 2 } as const;

/** The stricter of two words on confidentiality; null as soon as one of them is not understood. */
export function stricter(
  left: ChangedRecord['confidentiality'],
  right: ChangedRecord['confidentiality'],
): ChangedRecord['confidentiality'] {
  if (left === null || right === null) return null;
  return rank[left] >= rank[right] ? left : right;
}
