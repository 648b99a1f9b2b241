import type { DataClassInfo } from './policy.ts';
import type { Facts } from './vocabulary.ts';

/**
 * The facts of a class of which no record was seen: decided as if there were one of somebody else's that is open, not released and within its period, so that the answer is
 * the same whatever records there are. A class without records keeps its facts.
 */
export function unseenFacts({ record, source }: Pick<DataClassInfo, 'record' | 'source'>, facts: Facts): Facts {
  if (!record) return facts;
  const unseen: Facts = { ...facts, release: 'NOT_RELEASED', confidentiality: 'OPEN', retention: 'WITHIN' };
  return source === 'hub' ? { ...unseen, source: 'OTHER' } : unseen;
}
