import type { WrittenCase } from '../policy-file-schema.ts';
import type { DataClassInfo, PolicyCase } from '../policy.ts';
import type { ItemProblem } from '../select-targets.ts';
import type { Facts } from '../vocabulary.ts';

/** A written case with what it leaves out set to null. Reports a class that does not exist. */
export function expandCase(written: WrittenCase, classes: readonly DataClassInfo[], problem: ItemProblem): PolicyCase {
  const { id, textNl = null, role, purpose, class: dataClass, organisation = null, facts = {}, expect } = written;
  if (!classes.some(({ name }) => name === dataClass)) {
    problem('POLICY_UNKNOWN_CLASS', `de gegevensklasse ‘${dataClass}’ bestaat niet`, ['class']);
  }
  const { level, reason = null } = expect;
  return { id, textNl, role, purpose, dataClass, organisation, facts: facts as Facts, expect: { level, reason } };
}
