import { facts as vocabulary, type FactName, type Facts } from './vocabulary.ts';

/** Per fact, its values from the one that opens most to the one that closes most; UNKNOWN closes more than all. */
const fromBest: { readonly [F in FactName]: readonly (typeof vocabulary)[F][number][] | null } = {
  involvement: ['ACTIVE', 'NONE'],
  source: ['OWN', 'OTHER'],
  self: ['SELF', 'HOLDER', 'OTHER'],
  view: ['OPEN', 'CLOSED'],
  waiver: ['VALID', 'NONE', 'EXPIRED', 'WITHDRAWN', 'REFUSED'],
  waiverNamesClass: ['YES', 'NO'],
  safety: ['OPEN', 'NONE'],
  escalation: ['ADMINISTRATIVE', 'NONE'],
  inScope: ['YES', 'NO'],
  match: ['MUTUAL', 'NONE'],
  mandatoryCare: ['RUNNING', 'NONE'],
  secretAddress: ['NO', 'YES'],
  childSafety: ['NO', 'YES'],
  restricted: ['NO', 'YES'],
  // No order: nobody is better off for being younger.
  ageBand: null,
  release: ['RELEASED', 'NOT_RELEASED'],
  confidentiality: ['OPEN', 'RESTRICTED', 'SECRET'],
  retention: ['WITHIN', 'PAST'],
};

/** The worst of the facts over several subjects: per fact the value that closes most. What has no order is UNKNOWN unless all agree; nobody at all knows nothing. */
export function worstFacts(subjects: readonly Facts[]): Facts {
  const [first, ...rest] = subjects;
  return first === undefined ? {} : rest.reduce(worseFacts, first);
}

function worseFacts(one: Facts, other: Facts): Facts {
  const names = Object.keys(fromBest) as FactName[];
  return Object.fromEntries(names.flatMap((name) => (name in one && name in other ? [[name, worse(name, one[name], other[name])]] : [])));
}

function worse(name: FactName, one: string | undefined, other: string | undefined): string {
  if (one === other && one !== undefined) return one;
  const order: readonly string[] = fromBest[name] ?? [];
  const places = [one ?? '', other ?? ''].map((value) => order.indexOf(value));
  if (places.includes(-1)) return 'UNKNOWN';
  return order[Math.max(...places)] ?? 'UNKNOWN';
}
