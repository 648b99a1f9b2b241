import { factsOf, type CaseSituation } from '#consent/situation.ts';
import type { ReportAudience } from './access-report.ts';

/**
 * Says in which quality this caller may have the report about a member, or null when they may not. The person and who has authority, each as far as the age
 * rule for viewing lets them (AVG 15 with BW 1:245, Jeugdwet 7.3.10); the FG about everybody. Nobody else: a regisseur who helps somebody asks the FG for it,
 * since the report tells of looks and classes that a regisseur's own view hides. What is not known (custody, age) is no.
 */
export function readerOf(role: string, situation: CaseSituation, memberId: string): ReportAudience | null {
  if (!situation.members.some(({ id }) => id === memberId)) return null;
  if (role === 'FG') return 'OFFICER';
  if (role !== 'LID') return null;
  const { self } = factsOf(situation, memberId, 'ACCESS_LOG');
  return self === 'SELF' || self === 'HOLDER' ? self : null;
}
