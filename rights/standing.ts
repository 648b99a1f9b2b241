import type { DeskRequest } from '#audit/desk-request.ts';
import { factsOf, type CaseSituation } from '#consent/situation.ts';

/** In which quality somebody may use a right about a member: as the person, as who has authority, or to record it for them. */
export type Standing = 'SELF' | 'HOLDER' | 'REGISSEUR' | 'OFFICER';

/**
 * Says in which quality this caller may use the rights of a member (AVG 16 to 18 and 21), or null. The person and who has authority, as far as the age rule for
 * viewing lets them (AVG 12 with BW 1:245); a regisseur who is involved with the member, and the FG, record what somebody asks of them by word of mouth.
 */
export function standingOf({ caller }: Pick<DeskRequest, 'caller'>, situation: CaseSituation, memberId: string): Standing | null {
  if (!situation.members.some(({ id }) => id === memberId)) return null;
  const { self, involvement } = factsOf(situation, memberId, 'FAMILY_CASE');
  switch (caller.role) {
    case 'FG':
      return 'OFFICER';
    case 'REG':
      return involvement === 'ACTIVE' ? 'REGISSEUR' : null;
    case 'LID':
      return self === 'SELF' || self === 'HOLDER' ? self : null;
    default:
      return null;
  }
}
