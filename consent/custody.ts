import type { ConsentSubject, PersonKey } from './consent-records.ts';
import type { AgeRules } from './policy.ts';

/** Why it could not be said who must agree: each of these is a task for a human. */
export type Unresolved =
  | 'AGE_UNKNOWN'
  | 'NO_AGE_RULE'
  | 'CUSTODY_MISSING'
  | 'CUSTODY_UNDETERMINABLE'
  | 'CUSTODY_UNDER_INVESTIGATION'
  | 'CUSTODY_STALE'
  | 'HOLDER_WITHOUT_BSN'
  | 'NO_GIVER'
  | 'CAPACITY_UNKNOWN'
  | 'CURATELE';

/** The people asked for, or why they are not known. */
export type People = { readonly known: readonly PersonKey[] } | { readonly unresolved: Unresolved };

/** The holders of authority over a member as far as the data can be believed at `now`, set-aside holders included. */
export function holdersOf(subject: ConsentSubject, now: Date, rules: AgeRules): People {
  const custody = subject.custody;
  if (custody === null) return { unresolved: 'CUSTODY_MISSING' };
  if (custody.state !== 'KNOWN') return { unresolved: 'CUSTODY_UNDETERMINABLE' };
  if (custody.underInvestigation) return { unresolved: 'CUSTODY_UNDER_INVESTIGATION' };
  const age = now.getTime() - Date.parse(custody.checkedAt);
  if (!(age <= rules.custodyMaxAgeHours * 3_600_000)) return { unresolved: 'CUSTODY_STALE' };
  const known = custody.holders.filter((holder) => holder !== null);
  return known.length < custody.holders.length ? { unresolved: 'HOLDER_WITHOUT_BSN' } : { known };
}

/**
 * The holders who must agree: those not recorded as incompatible with good care (Jeugdwet 7.3.15(4)).
 * Nobody left is unresolved: "all of nobody" is not consent.
 */
export function authorityOf(subject: ConsentSubject, now: Date, rules: AgeRules): People {
  const holders = holdersOf(subject, now, rules);
  if ('unresolved' in holders) return holders;
  const known = holders.known.filter((holder) => !subject.setAside.includes(holder));
  return known.length === 0 ? { unresolved: 'NO_GIVER' } : { known };
}
