import { ageBand } from './age.ts';
import { amsterdamDay } from './amsterdam-day.ts';
import type { ConsentSubject, PersonKey } from './consent-records.ts';
import { holdersOf } from './custody.ts';
import type { AgeBand, AgeRules } from './policy.ts';
import type { FactValue } from './vocabulary.ts';

const bands = ['U12', 'A12_15', 'A16_17', 'ADULT'] as const satisfies readonly AgeBand[];

function allows(viewer: 'SELF' | 'HOLDER', band: AgeBand | 'UNKNOWN', rules: AgeRules): boolean | null {
  if (band !== 'UNKNOWN') return rules.viewing.viewers[band].includes(viewer);
  const answers = new Set(bands.map((one) => rules.viewing.viewers[one].includes(viewer)));
  return answers.size === 1 ? answers.has(true) : null;
}

/**
 * The fact `self` for a caller about a member: SELF is the person, HOLDER a holder of authority, each as long as the age rule for viewing lets them
 * (AVG 15 with BW 1:245, Jeugdwet 7.3.10); UNKNOWN when age or custody leaves it open. A professional is no family member: pass null, which gives OTHER.
 */
export function resolveSelf(caller: PersonKey | null, subject: ConsentSubject, now: Date, rules: AgeRules): FactValue<'self'> {
  if (caller === null) return 'OTHER';
  const band = ageBand(subject.birthDate, amsterdamDay(now));
  return caller === subject.person ? asSelf(band, rules) : asHolder(caller, subject, band, now, rules);
}

function asSelf(band: FactValue<'ageBand'>, rules: AgeRules): FactValue<'self'> {
  const allowed = allows('SELF', band, rules);
  if (allowed === null) return 'UNKNOWN';
  return allowed ? 'SELF' : 'OTHER';
}

function asHolder(caller: PersonKey, subject: ConsentSubject, band: FactValue<'ageBand'>, now: Date, rules: AgeRules): FactValue<'self'> {
  const allowed = allows('HOLDER', band, rules);
  if (allowed === false) return 'OTHER';
  if (subject.setAside.includes(caller) && !rules.viewing.setAsideHoldersMayView) return 'OTHER';
  const holders = holdersOf(subject, now, rules);
  if ('unresolved' in holders) return 'UNKNOWN';
  if (!holders.known.includes(caller)) return 'OTHER';
  return allowed === null ? 'UNKNOWN' : 'HOLDER';
}
