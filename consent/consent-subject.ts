import type { ConsentSubject } from './consent-records.ts';
import type { AgeRules } from './policy.ts';
import type { MemberData } from './situation-data.ts';

/** A member as consent is resolved for them at `now`: what was recorded, and what the BRP said of them as far as it can still be believed. */
export function consentSubjectOf(member: MemberData, now: Date, rules: AgeRules): ConsentSubject {
  const { civil } = member;
  return {
    memberId: member.id,
    person: member.person,
    birthDate: civil?.birthDate ?? null,
    capacity: capacityOf(member, now, rules.custodyMaxAgeHours),
    custody: civil?.custody ?? null,
    setAside: member.setAside,
    waivers: member.waivers,
  };
}

/** What a human recorded, unless the register of curatele says more or was not read lately. */
function capacityOf({ capacity, civil }: MemberData, now: Date, maxAgeHours: number): ConsentSubject['capacity'] {
  if (capacity.state !== 'CAPABLE') return capacity;
  const stale = civil === null || !(now.getTime() - Date.parse(civil.checkedAt) <= maxAgeHours * 3_600_000);
  if (stale) return { state: 'UNKNOWN' };
  return civil.curatele ? { state: 'CURATELE' } : capacity;
}
