import type { WrittenProperty } from '../policy-file-schema.ts';
import type { DataClassInfo, OfficerProperty } from '../policy.ts';
import { conditionsInOrder, selectTargets, type ItemProblem } from '../select-targets.ts';

/** A written property with its selections written out in the order of the vocabulary. Reports, and goes on, where it cannot be used. */
export function expandProperty(written: WrittenProperty, classes: readonly DataClassInfo[], problem: ItemProblem): OfficerProperty {
  const { id, textNl, atMost, unless = [] } = written;
  return { id, textNl, ...selectTargets(written, classes, [], problem), atMost, unless: unless.map(conditionsInOrder) };
}
