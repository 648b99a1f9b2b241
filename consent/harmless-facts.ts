import type { Facts } from './vocabulary.ts';

/** The facts of somebody who is nobody to the caller, in a case without anything special: what a scenario or a case of a policy does not name has this value. */
export const harmlessFacts: Facts = {
  involvement: 'NONE',
  source: 'OTHER',
  self: 'OTHER',
  view: 'OPEN',
  waiver: 'NONE',
  waiverNamesClass: 'NO',
  safety: 'NONE',
  escalation: 'NONE',
  inScope: 'NO',
  match: 'NONE',
  mandatoryCare: 'NONE',
  secretAddress: 'NO',
  childSafety: 'NO',
  restricted: 'NO',
  ageBand: 'ADULT',
  release: 'NOT_RELEASED',
  confidentiality: 'OPEN',
  retention: 'WITHIN',
};
