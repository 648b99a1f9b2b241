import type { ConsentSubject } from './consent-records.ts';
import { authorityOf, type People } from './custody.ts';
import type { AgeBand, AgeRule, AgeRules, Giver } from './policy.ts';

function selfOf(subject: ConsentSubject, band: AgeBand, authority: () => People): People {
  const { capacity } = subject;
  switch (capacity.state) {
    case 'CAPABLE':
      return { known: [subject.person] };
    case 'REPRESENTED':
      if (band !== 'ADULT') return authority();
      return capacity.representatives.length === 0 ? { unresolved: 'NO_GIVER' } : { known: capacity.representatives };
    case 'CURATELE':
      return { unresolved: 'CURATELE' };
    case 'UNKNOWN':
      return { unresolved: 'CAPACITY_UNKNOWN' };
  }
}

/**
 * Everybody who must agree for a member in this age band under an age rule, each once.
 * An incapable minor is represented by the holders of authority, an incapable adult by the representatives recorded.
 */
export function requiredGivers(subject: ConsentSubject, band: AgeBand, rule: AgeRule, now: Date, rules: AgeRules): People {
  const authority = (): People => authorityOf(subject, now, rules);
  const ask = (giver: Giver): People => (giver === 'AUTHORITY' ? authority() : selfOf(subject, band, authority));
  const givers = new Set<string>();
  for (const giver of rule.givers[band]) {
    const people = ask(giver);
    if ('unresolved' in people) return people;
    for (const person of people.known) givers.add(person);
  }
  return givers.size === 0 ? { unresolved: 'NO_GIVER' } : { known: [...givers] };
}
