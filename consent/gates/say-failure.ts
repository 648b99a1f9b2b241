import type { Policy } from '../policy.ts';
import type { Failure, Witness } from '../property.ts';
import { levelNl } from '../dutch-words.ts';
import { harmlessFacts } from '../harmless-facts.ts';
import { capital, clauseOf, sayFacts } from '../say-facts.ts';
import { purposeNl, sayRule, saySight } from '../say-sight.ts';
import type { Facts, FactName } from '../vocabulary.ts';

function uninvolved(facts: Facts): boolean {
  return facts.involvement !== 'ACTIVE' && facts.source !== 'OWN' && facts.self === undefined && facts.match === undefined;
}

/** "die niet betrokken is", where that is what is wrong; the rest of the facts. */
function relativeOf({ facts, against }: Witness): readonly [relative: string, rest: Facts] {
  const { involvement, ...rest } = facts;
  if (against !== null) return ['', facts];
  if (involvement === 'ACTIVE') return [' die betrokken is', rest];
  return uninvolved(facts) ? [' die niet betrokken is', rest] : ['', facts];
}

function atOrganisation({ organisation }: Witness): string {
  if (organisation === null) return '';
  return organisation === 'other' ? ' van een organisatie die geen regel noemt' : ` van organisatie ${organisation}`;
}

function sayChange(policy: Policy, witness: Witness, against: NonNullable<Witness['against']>): string {
  if (against.purpose !== witness.purpose) {
    const when = Object.keys(witness.facts).length === 0 ? '' : `, als ${sayFacts(witness.facts)}`;
    const other = `${capital(purposeNl(policy, against.purpose))} is het dan ${levelNl[against.level]} zichtbaar.`;
    return `${capital(saySight(policy, witness, witness.level, atOrganisation(witness)))}${when}. ${other}`;
  }
  const changed = (Object.keys(witness.facts) as FactName[]).filter((name) => witness.facts[name] !== against.facts[name]);
  const same = Object.fromEntries(Object.entries(witness.facts).filter(([name]) => !changed.includes(name as FactName))) as Facts;
  const [fact] = changed;
  const said = (facts: Facts): string => (fact === undefined ? sayFacts(facts) : clauseOf(fact, facts[fact] ?? 'UNKNOWN'));
  const steady = Object.keys(same).length === 0 ? '' : ` Daarbij geldt in beide gevallen dat ${sayFacts(same)}.`;
  const now = `${capital(saySight(policy, witness, witness.level, atOrganisation(witness)))} als ${said(witness.facts)}`;
  return `${now}, maar ${levelNl[against.level]} als ${said(against.facts)}.${steady}`;
}

/** Some of the facts: those that are as in any ordinary case, or those that are not. */
function ordinary(facts: Facts, wanted: boolean): Facts {
  const names = (Object.keys(facts) as FactName[]).filter((name) => (facts[name] === harmlessFacts[name]) === wanted);
  return Object.fromEntries(names.map((name) => [name, facts[name] ?? 'UNKNOWN']));
}

/** The smallest case in which a property fails, in plain Dutch: who would see what, and when. What makes the case special comes first. */
export function sayWitness(policy: Policy, witness: Witness): string {
  if (witness.against !== null) return sayChange(policy, witness, witness.against);
  const [relative, facts] = relativeOf(witness);
  const [when, usual] = [sayFacts(ordinary(facts, false)), sayFacts(ordinary(facts, true))];
  const who = `${atOrganisation(witness)}${relative}${relative === '' ? '' : ','}`;
  const sees = capital(saySight(policy, witness, witness.level, who));
  return `${sees}${when === '' ? '' : `, als ${when}`}.${usual === '' ? '' : ` Daarbij geldt, zoals meestal, dat ${usual}.`}`;
}

/** The same, with the rule at fault and its article. */
export function sayFailure(policy: Policy, { witness, rule }: Failure): string {
  return `${sayWitness(policy, witness)} ${sayRule(policy, rule)}`;
}
