import { facts as vocabulary, type FactName, type Facts } from './vocabulary.ts';

/** Per fact, its values from the one that opens most to the one that closes most; UNKNOWN closes more than all. */
const fromBest: { readonly [F in FactName]: readonly (typeof vocabulary)[F][number][] } = {
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
  // No order, for nobody is better off for being younger: ages that differ are UNKNOWN.
  ageBand: [],
  release: ['RELEASED', 'NOT_RELEASED'],
  confidentiality: ['OPEN', 'RESTRICTED', 'SECRET'],
  retention: ['WITHIN', 'PAST'],
};

/**
 * The worst of the facts over several subjects: per fact the value that closes most, and UNKNOWN as soon as one is. What has no order is UNKNOWN unless all agree; of
 * nobody at all nothing is known.
 */
export function worstFacts(subjects: readonly Facts[]): Facts {
  const [first, ...rest] = subjects;
  if (first === undefined) return {};
  const worst: Record<string, string> = { ...first };
  for (const facts of rest) {
    for (const name in worst) worst[name] = worse(name as FactName, worst[name], facts[name as FactName]);
  }
  return worst;
}

function worse(name: FactName, one: string | undefined, other: string | undefined): string {
  if (one === undefined || other === undefined) return 'UNKNOWN';
  if (one === other) return one;
  const order: readonly string[] = fromBest[name];
  const [a, b] = [order.indexOf(one), order.indexOf(other)];
  return a === -1 || b === -1 ? 'UNKNOWN' : a > b ? one : other;
}
