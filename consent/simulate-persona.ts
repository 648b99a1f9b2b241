import { decide, type CompiledPolicy } from './decide.ts';
import type { Facts, LevelName, Purpose, Role } from './vocabulary.ts';

/** Somebody who looks, and what is known of the case: one set of facts for every class. */
export interface Persona {
  readonly role: Role;
  readonly purpose: Purpose;
  /** The OIN of the asking organisation. */
  readonly organisation?: string;
  /** Facts that are left out are not known; lay these over `harmlessFacts` for an ordinary case. */
  readonly facts: Facts;
}

/** What a persona sees of one class, and why. */
export interface PersonaRow {
  readonly dataClass: string;
  /** The Dutch name of the class. */
  readonly nl: string;
  readonly level: LevelName;
  /** The reason code of the rule that decided, or DEFAULT_DENY. */
  readonly reason: string;
  readonly rule: string | null;
  readonly article: string | null;
  readonly textNl: string;
}

/** Decides every class of data for one persona: the whole table of levels with their reasons, in the order of the classes. */
export function simulatePersona(policy: CompiledPolicy, { role, purpose, organisation, facts }: Persona): PersonaRow[] {
  return [...policy.classes.values()].map(({ name: dataClass, nl }) => {
    const asked = { role, purpose, dataClass, facts };
    const { level, reason, rule, article, textNl } = decide(policy, organisation === undefined ? asked : { ...asked, organisation });
    return { dataClass, nl, level, reason, rule, article, textNl };
  });
}
