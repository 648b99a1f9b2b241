import { ageBand } from './age.ts';
import { amsterdamDay } from './amsterdam-day.ts';
import type { ConsentSubject } from './consent-records.ts';
import type { People, Unresolved } from './custody.ts';
import type { Policy } from './policy.ts';
import { requiredGivers } from './required-givers.ts';
import type { FactValue } from './vocabulary.ts';
import { waiverStateOf, worseState, type WaiverQuestion, type WaiverState } from './waiver-state.ts';

/** What a policy says about consent; any `Policy` will do. */
export type ConsentRules = Pick<Policy, 'ageRules' | 'regimes'>;

/** The two facts about a waiver, and what a human must sort out when it is UNKNOWN. */
export interface WaiverResolution {
  readonly waiver: FactValue<'waiver'>;
  readonly waiverNamesClass: FactValue<'waiverNamesClass'>;
  readonly unresolved: Unresolved | null;
}

const none: WaiverResolution = { waiver: 'NONE', waiverNamesClass: 'NO', unresolved: null };

function unresolvedBecause(unresolved: Unresolved): WaiverResolution {
  return { waiver: 'UNKNOWN', waiverNamesClass: 'UNKNOWN', unresolved };
}

/** Everybody who must agree about a member under the age rule with this id at `now`, or why that is not known. */
export function giversFor(subject: ConsentSubject, ruleId: string | null, now: Date, rules: ConsentRules): People {
  const band = ageBand(subject.birthDate, amsterdamDay(now));
  if (band === 'UNKNOWN') return { unresolved: 'AGE_UNKNOWN' };
  const rule = rules.ageRules.rules.find((candidate) => candidate.id === ruleId);
  if (rule === undefined) return { unresolved: 'NO_AGE_RULE' };
  return requiredGivers(subject, band, rule, now, rules.ageRules);
}

/**
 * Resolves the waiver of secrecy about one member for (recipient, purpose, class) at `now` into the facts `waiver` and `waiverNamesClass`.
 * Every required giver must be VALID, else the worst counts; who cannot be determined makes it UNKNOWN, never VALID. Consent never lifts police secrecy
 * (Wpg 7), nor any regime that the policy does not know. BW 7:457, Jeugdwet 7.3.11, Wmo 5.3.3.
 */
export function resolveWaiver(question: WaiverQuestion, subject: ConsentSubject, now: Date, rules: ConsentRules): WaiverResolution {
  const regime = rules.regimes.find((candidate) => candidate.id === question.dataClass.regime);
  if (regime === undefined) return unresolvedBecause('NO_AGE_RULE');
  if (!regime.consentLifts) return none;
  const givers = giversFor(subject, regime.ageRule, now, rules);
  if ('unresolved' in givers) return unresolvedBecause(givers.unresolved);
  let waiver: WaiverState = 'VALID';
  let names = true;
  for (const giver of givers.known) {
    const one = waiverStateOf(giver, question, subject, now, rules.ageRules);
    waiver = worseState(waiver, one.state);
    names = names && one.names;
  }
  return { waiver, waiverNamesClass: names ? 'YES' : 'NO', unresolved: null };
}
