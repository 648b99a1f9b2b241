import { describeConcept } from './describe-concept.ts';
import type { FhirOf } from './fhir-resources.ts';
import { provenanceOf } from './provenance.ts';
import type { GgzCareGoal } from './records.ts';

const dropped = new Set(['entered-in-error', 'rejected', 'proposed']);
const over = new Set(['completed', 'cancelled']);

/** The goal of treatment that a Goal states; null when it was never taken on or was entered in error. A goal that is over ended on its status date. */
export function mapCareGoal(goal: FhirOf<'Goal'>, today: string): GgzCareGoal | null {
  if (dropped.has(goal.lifecycleStatus)) return null;
  const ended = over.has(goal.lifecycleStatus);
  return {
    category: describeConcept(goal.category?.[0]),
    text: describeConcept(goal.description),
    provenance: provenanceOf(goal, { end: ended ? goal.statusDate : undefined, over: ended, today }),
  };
}
