import type { MemberData } from './situation-data.ts';
import type { FactValue } from './vocabulary.ts';

/**
 * Says whether a member's address is secret: YES for everybody who lives at the address of somebody who has it (Wet BRP 2.59). What is older than `maxAgeHours`,
 * of this member or of another who might live there, is UNKNOWN; so are addresses hashed under different keys.
 */
export function secretAddress(
  member: MemberData,
  members: readonly MemberData[],
  now: Date,
  maxAgeHours: number,
): FactValue<'secretAddress'> {
  const fresh = (one: MemberData): NonNullable<MemberData['civil']> | null =>
    one.civil !== null && now.getTime() - Date.parse(one.civil.checkedAt) <= maxAgeHours * 3_600_000 ? one.civil : null;
  const own = fresh(member);
  if (own?.secretAddress === true) return 'YES';
  const others = members
    .filter((other) => other !== member)
    .map((other) => (own === null ? 'UNKNOWN' : housemate(own.addressHash, fresh(other))));
  if (others.includes('YES')) return 'YES';
  return own === null || others.includes('UNKNOWN') ? 'UNKNOWN' : 'NO';
}

/** What another member's facts mean for an address. */
function housemate(address: string | null, other: MemberData['civil']): FactValue<'secretAddress'> {
  if (other === null) return 'UNKNOWN';
  if (!other.secretAddress || other.addressHash === null || address === null) return 'NO';
  if (other.addressHash === address) return 'YES';
  return keyOf(other.addressHash) === keyOf(address) ? 'NO' : 'UNKNOWN';
}

function keyOf(hash: string): string {
  return hash.slice(0, hash.indexOf('.'));
}
