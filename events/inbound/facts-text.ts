import { createHash } from 'node:crypto';
import type { EventFacts } from '../event-facts.ts';

/** The facts of an event as one short text, equal for what the policy would decide alike: of which of its fields stands first, or which recipient, it does not depend. Short, for it is part of a key. */
export function factsText(facts: EventFacts | null): string {
  if (facts === null) return 'null';
  const { confidentiality = null, release = null, releasedTo = null, releasedUntil = null } = facts;
  const words = JSON.stringify([confidentiality, release, releasedTo && [...new Set(releasedTo)].toSorted(), releasedUntil]);
  return createHash('sha256').update(words).digest('base64url');
}
