import type { EventFacts } from '../event-facts.ts';

/** The facts of an event as one text, equal for what the policy would decide alike: of which of its fields stands first, or which recipient, it does not depend. */
export function factsText(facts: EventFacts | null): string {
  if (facts === null) return 'null';
  const { confidentiality = null, release = null, releasedTo = null, releasedUntil = null } = facts;
  return JSON.stringify([confidentiality, release, releasedTo && [...new Set(releasedTo)].toSorted(), releasedUntil]);
}
