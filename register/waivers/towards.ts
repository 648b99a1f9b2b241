import type { ConsentSubject } from '#consent/consent-records.ts';
import type { CaseConsents } from '#consent/store.ts';

/**
 * A member as consent is resolved for what this recipient (`OIN/role`) would receive: who was left aside by the recipient itself still counts, as in every view. Nobody opens
 * data to themselves by judging what good care is.
 */
export function towards(subject: ConsentSubject, setAsides: CaseConsents['setAsides'], recipient: string): ConsentSubject {
  const about = setAsides.filter(({ memberId, recordedBy }) => memberId === subject.memberId && recordedBy !== recipient);
  return { ...subject, setAside: about.map(({ holder }) => holder) };
}
