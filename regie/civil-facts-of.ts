import type { CivilFactsRecord } from '#database/civil-facts.ts';

/** What the BRP says of one person, as far as the hub needs it in order to decide. */
export interface FetchedCivilFacts {
  readonly bsn: string;
  /** Null when nothing of it is known; without month or day as far as it is known. */
  readonly birthDate: { readonly year: number; readonly month?: number; readonly day?: number } | null;
  /** The authority over this person; empty for an adult. A holder of whom the BRP gives no BSN is null. */
  readonly authority: readonly {
    readonly kind: string;
    readonly holderBsns: readonly (string | null)[];
    readonly underInvestigation: boolean;
  }[];
  readonly secret: boolean;
  readonly underGuardianship: boolean;
  /** One text for one home, or null. */
  readonly address: string | null;
}

type Custody = CivilFactsRecord['custody'];

/** The kinds of authority that say who the holders are; every other kind, also one that is not known here, does not. */
const determinable: ReadonlySet<string> = new Set(['JOINT_PARENTAL', 'SOLE_PARENTAL', 'JOINT_WITH_THIRD', 'GUARDIANSHIP']);

/** What the hub keeps of it: dates as text, the address hashed, and whether custody differs from what was known before. */
export function civilFactsOf(
  fetched: FetchedCivilFacts,
  previous: CivilFactsRecord | null,
  hash: (address: string) => string,
  now: Date,
): CivilFactsRecord {
  const checkedAt = now.toISOString();
  const custody = custodyOf(fetched);
  const before = previous?.custody;
  const changedAt = before === undefined ? null : sameCustody(before, custody) ? before.changedAt : checkedAt;
  return {
    birthDate: birthDateOf(fetched.birthDate),
    custody: { ...custody, changedAt },
    secretAddress: fetched.secret,
    curatele: fetched.underGuardianship,
    addressHash: fetched.address === null ? null : hash(fetched.address),
    checkedAt,
  };
}

function custodyOf({ authority }: FetchedCivilFacts): Omit<Custody, 'changedAt'> {
  const holders = [...new Set(authority.flatMap((relation) => relation.holderBsns))].toSorted((a, b) => (a ?? '').localeCompare(b ?? ''));
  const known = authority.length > 0 && holders.length > 0 && authority.every((relation) => determinable.has(relation.kind));
  return {
    state: known ? 'KNOWN' : 'UNDETERMINABLE',
    underInvestigation: authority.some((relation) => relation.underInvestigation),
    holders: known ? holders : [],
  };
}

/** An investigation that begins or ends is no change of who has authority. */
function sameCustody(before: Omit<Custody, 'changedAt'>, now: Omit<Custody, 'changedAt'>): boolean {
  return (
    before.state === now.state &&
    before.holders.length === now.holders.length &&
    before.holders.every((holder, at) => holder === now.holders[at])
  );
}

/** A date of birth as text, as far as it is known: YYYY-MM-DD, YYYY-MM or YYYY; null when nothing of it is. */
export function birthDateOf(date: FetchedCivilFacts['birthDate']): string | null {
  if (date === null) return null;
  const parts = [String(date.year).padStart(4, '0'), twoDigits(date.month), date.month === undefined ? undefined : twoDigits(date.day)];
  return parts.filter((part) => part !== undefined).join('-');
}

function twoDigits(part: number | undefined): string | undefined {
  return part === undefined ? undefined : String(part).padStart(2, '0');
}
