import type { Encryption } from './encryption.ts';
import { placeOf } from './encrypted-columns.ts';

/** What the hub keeps of the BRP about one member in order to decide, and when it was last compared. */
export interface CivilFactsRecord {
  /** YYYY-MM-DD, YYYY-MM or YYYY, as far as it is known. */
  readonly birthDate: string | null;
  readonly custody: {
    /** UNDETERMINABLE when the BRP does not say, or not clearly, who has authority. */
    readonly state: 'KNOWN' | 'UNDETERMINABLE';
    readonly underInvestigation: boolean;
    /** The BSNs of the holders of authority; null is a holder without one. */
    readonly holders: readonly (string | null)[];
    /** RFC 3339: when the hub saw it change, or null. */
    readonly changedAt: string | null;
  };
  /** Geheimhouding. */
  readonly secretAddress: boolean;
  /** Onder curatele. */
  readonly curatele: boolean;
  /** The keyed hash of the address, or null when there is none. */
  readonly addressHash: string | null;
  /** RFC 3339. */
  readonly checkedAt: string;
}

/** Encrypts the civil facts of one member for the column `family_member.civil_facts`. */
export function sealCivilFacts(encryption: Encryption, memberId: string, record: CivilFactsRecord): string {
  return encryption.encrypt(placeOf('family_member', 'civil_facts', memberId), JSON.stringify(record));
}

/** Decrypts them; null when there are none or they cannot be read, so that everything that they would tell is unknown. */
export function openCivilFacts(encryption: Encryption, memberId: string, value: string | null): CivilFactsRecord | null {
  if (value === null) return null;
  try {
    return JSON.parse(encryption.decrypt(placeOf('family_member', 'civil_facts', memberId), value)) as CivilFactsRecord;
  } catch {
    return null;
  }
}
