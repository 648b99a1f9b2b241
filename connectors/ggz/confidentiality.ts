/** The code system of HL7 v3 confidentiality. Labels of other systems say nothing about it. */
const confidentialitySystem = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';

/** What each code means here, from the most open to the most closed (FHIR R4, security labels). */
const meaning = {
  U: 'OPEN',
  L: 'OPEN',
  M: 'OPEN',
  N: 'OPEN',
  R: 'RESTRICTED',
  V: 'SECRET',
} as const;

const rank = { OPEN: 0, RESTRICTED: 1, SECRET: 2 } as const;

/** A security label as `meta.security` holds it. */
export interface SecurityLabel {
  readonly system?: string | undefined;
  readonly code?: string | undefined;
}

/**
 * The strictest confidentiality that the labels name: OPEN without a label, null for a code of that system that is not in the table.
 * A label without a system is taken for one that could not be understood.
 */
export function confidentialityOf(labels: readonly SecurityLabel[] | undefined): 'OPEN' | 'RESTRICTED' | 'SECRET' | null {
  let strictest: 'OPEN' | 'RESTRICTED' | 'SECRET' = 'OPEN';
  for (const label of labels ?? []) {
    if (label.system !== undefined && label.system !== confidentialitySystem) continue;
    const found = label.system === undefined ? undefined : lookUp(label.code);
    if (found === undefined) return null;
    if (rank[found] > rank[strictest]) strictest = found;
  }
  return strictest;
}

function lookUp(code: string | undefined): 'OPEN' | 'RESTRICTED' | 'SECRET' | undefined {
  return code !== undefined && Object.hasOwn(meaning, code) ? meaning[code as keyof typeof meaning] : undefined;
}
