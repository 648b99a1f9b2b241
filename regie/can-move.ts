import type { CaseHeader } from './reader.ts';

type Phase = CaseHeader['phase'];

/** Where a case may go from each phase: it closes only after follow-up and evaluation, and evaluating later re-opens it; a relapse makes it active again. */
const next: Readonly<Record<Phase, readonly Phase[]>> = {
  SIGNALLED: ['TRIAGE'],
  TRIAGE: ['ACTIVE'],
  ACTIVE: ['FOLLOW_UP'],
  FOLLOW_UP: ['EVALUATION', 'ACTIVE'],
  EVALUATION: ['CLOSED', 'FOLLOW_UP', 'ACTIVE'],
  CLOSED: ['EVALUATION'],
};

/** Says whether a case may go from one phase to another. */
export function canMove(from: Phase, to: Phase): boolean {
  return next[from].includes(to);
}
