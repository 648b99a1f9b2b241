import type { EventType } from './catalogue/catalogue.ts';

/** What happens to matches of signals, whichever case they are of: `writeEvent` locks them together, so that their order is that of the commits too. */
export const eventsOfMatches: readonly EventType[] = ['nl.gezinsbeeld.signal.matched.v1', 'nl.gezinsbeeld.signal.ended.v1'];

/** The steps of policy versions; they are of no case, which `writeEvent` locks like one. */
export const eventsOfPolicies: readonly EventType[] = ['nl.gezinsbeeld.policy.changed.v1', 'nl.gezinsbeeld.policy.activated.v1'];

/** Event types as they stand in SQL. */
export const inSql = (types: readonly EventType[]): string => types.map((type) => `'${type}'`).join(', ');
