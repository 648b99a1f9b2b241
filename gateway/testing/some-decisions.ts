import { defaultTables } from '#consent/testing/default-policy.ts';
import { oinOf } from '#consent/testing/organisations.ts';
import type { Role } from '#consent/vocabulary.ts';
import type { Asker } from '#gateway/authzen/asker.ts';
import { Decisions } from '#gateway/authzen/decisions.ts';
import { aSituation, now, type SituationChanges } from './a-situation.ts';

/** A caller in a role, with tokens for the purposes that the sandbox has most; the enforcement point of nobody. */
export const aCaller = (role: Role, subject = 'prof', changes: Partial<Asker> = {}): Asker => ({
  oin: oinOf(role),
  role,
  subject,
  purposes: role === 'LID' ? ['RIGHTS'] : ['COORD', 'SAFETY'],
  isEnforcementPoint: false,
  ...changes,
});

/** The decisions of one request of this caller about the case `s1` of Mark, Chantal and Walter; `read` counts how often it was read. */
export const someDecisions = (
  caller: Asker,
  changes: SituationChanges = {},
): { readonly decisions: Decisions; readonly read: string[] } => {
  const read: string[] = [];
  const decisions = new Decisions({
    caller,
    policy: defaultTables,
    now,
    findCasePlace: async (id) => {
      if (id === 's1') return { caseId: 's1', memberId: null };
      return ['mark', 'chantal', 'walter'].includes(id) ? { caseId: 's1', memberId: id } : null;
    },
    loadSituation: async (caseId, question) => {
      read.push(`${caseId} ${question.caller.role} ${question.caller.subject} ${question.purpose}`);
      const { role, subject } = question.caller;
      return caseId === 's1' ? aSituation({ ...changes, role, subject, purpose: question.purpose }) : null;
    },
  });
  return { decisions, read };
};
