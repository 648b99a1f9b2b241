import { factsOf } from '#consent/situation.ts';
import type { Disclosure } from './disclosure.ts';
import type { Tally } from './tally.ts';

const dataClass = 'SIGNAL_MATCH';

/** The members at whom an answer tells its caller of a match (piep) of the caller's own signals. */
export const matchesRead = ({ basis: { situation } }: Disclosure, tally: Tally): readonly string[] => {
  const matched = situation.members.filter(({ id }) => factsOf(situation, id, dataClass).match === 'MUTUAL');
  if (matched.length === 0) return [];
  const counted = tally.bySubject();
  const isShown = (id: string): boolean => counted.get(id)?.some((line) => line.dataClass === dataClass && line.level !== 'NONE') === true;
  return matched.filter(({ id }) => isShown(id)).map(({ id }) => id);
};
