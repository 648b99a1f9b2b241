import { decide, type CompiledPolicy, type Verdict } from '#consent/decide.ts';
import type { Facts, Purpose, Role } from '#consent/vocabulary.ts';

/** Who would hear of a match: an organisation in one role, for a purpose. */
export interface Hearer {
  readonly oin: string;
  readonly role: string;
  readonly purpose: string;
}

/**
 * What is known about a match outside any case: there is one, and nobody is involved with anybody. As a record it is not released, open and within its period. Everything
 * else is UNKNOWN, which opens nothing.
 */
export const factsOfMatch: Facts = {
  match: 'MUTUAL',
  involvement: 'NONE',
  source: 'OTHER',
  self: 'OTHER',
  restricted: 'NO',
  safety: 'NONE',
  release: 'NOT_RELEASED',
  confidentiality: 'OPEN',
  retention: 'WITHIN',
};

/**
 * Decides whether somebody may hear now that there is a match of signals, and whom to call: yes when the level is at least SIGNAL. The policy decides; a role or a purpose that it
 * does not know hears nothing.
 */
export function mayHearOfMatch(policy: CompiledPolicy, { oin, role, purpose }: Hearer): Verdict {
  return decide(policy, {
    role: role as Role,
    purpose: purpose as Purpose,
    dataClass: 'SIGNAL_MATCH',
    facts: factsOfMatch,
    organisation: oin,
  });
}
