import { GraphQLError } from 'graphql';
import type { Outcome, UnavailableCause } from '#connectors/call.ts';

/**
 * Says that a partner could not answer. The gateway turns it into `extensions.sources` and never passes it on; the field becomes null.
 * Its code is `PARTNER_UNAVAILABLE`, with the partner's name and the cause.
 */
export class PartnerUnavailable extends GraphQLError {
  constructor(partner: string, cause: UnavailableCause) {
    super('A partner is not available', { extensions: { code: 'PARTNER_UNAVAILABLE', partner, cause } });
    this.name = 'PartnerUnavailable';
  }
}

/** The value that a partner gave, or null when it has none. Throws `PartnerUnavailable` when it could not answer. */
export function valueOf<T>(partner: string, outcome: Outcome<T>): T | null {
  if (outcome.state === 'unavailable') throw new PartnerUnavailable(partner, outcome.cause);
  return outcome.state === 'found' ? outcome.value : null;
}
