import type { Caller } from '#consent/situation.ts';

/** Who asks for decisions: a caller, and whether it is the enforcement point (PEP) of its organisation, which may ask about others. */
export interface Asker extends Caller {
  readonly isEnforcementPoint: boolean;
}
