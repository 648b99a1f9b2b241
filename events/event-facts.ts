import { z } from 'zod';
import { fields } from './catalogue/fields.ts';

/**
 * What the policy must know of the one record that changed, and nobody is ever sent; what is missing opens nothing. `releasedTo` are the recipients (OIN/role) to whom its source released it in this case,
 * `releasedUntil` until which day (inclusive) that holds: an event may be told days after it was written. A `release` that is NOT_RELEASED holds for everybody; RELEASED names nobody, and opens nothing.
 */
export interface EventFacts {
  readonly confidentiality?: 'OPEN' | 'RESTRICTED' | 'SECRET';
  readonly releasedTo?: readonly string[];
  readonly release?: 'RELEASED' | 'NOT_RELEASED';
  /** YYYY-MM-DD, in Europe/Amsterdam. */
  readonly releasedUntil?: string;
}

/** What the facts of an event may be made of: names and recipients. */
export const eventFacts = z.strictObject({
  confidentiality: z.enum(['OPEN', 'RESTRICTED', 'SECRET']).optional(),
  releasedTo: z.array(fields.recipient).optional(),
  release: z.enum(['RELEASED', 'NOT_RELEASED']).optional(),
  releasedUntil: z.iso.date().optional(),
});
