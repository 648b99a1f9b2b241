import type { OfficerProperty } from '../policy.ts';
import type { Bound } from '../prove-bound.ts';
import { Level } from '../vocabulary.ts';

/** A property of the officer's own in the form in which bounds are proved. */
export function boundOf(property: OfficerProperty): Bound {
  const { id, textNl, roles, purposes, classes, atMost, unless } = property;
  return {
    property: id,
    textNl,
    about: ({ role, purpose, dataClass }) => roles.includes(role) && purposes.includes(purpose) && classes.includes(dataClass),
    atMost: Level[atMost],
    unless,
  };
}
