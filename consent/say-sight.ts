import { levelNl, roleNl } from './dutch-words.ts';
import type { Policy } from './policy.ts';
import type { LevelName, Purpose, Role } from './vocabulary.ts';

/** A class of data by its Dutch name, between quotes; its own name where the policy does not know it. */
export function classNl(policy: Policy, dataClass: string): string {
  return `‘${policy.classes.find(({ name }) => name === dataClass)?.nl ?? dataClass}’`;
}

/** A purpose in the policy's own words: "voor het doel ‘…’". */
export function purposeNl(policy: Policy, purpose: Purpose): string {
  return `voor het doel ‘${policy.purposes[purpose]}’`;
}

/** Who would see what: "een medewerker van de GGZ zou voor het doel ‘…’ het gegeven ‘diagnose’ volledig zien"; `relative` comes after who. */
export function saySight(
  policy: Policy,
  { role, purpose, dataClass }: { readonly role: Role; readonly purpose: Purpose; readonly dataClass: string },
  level: LevelName,
  relative = '',
): string {
  return `${roleNl[role]}${relative} zou ${purposeNl(policy, purpose)} het gegeven ${classNl(policy, dataClass)} ${levelNl[level]} zien`;
}

/** A rule by its text, its id and its article: what an officer needs to find it. */
export function sayRule(policy: Policy, id: string | null): string {
  const rule = policy.rules.find((one) => one.id === id);
  if (rule === undefined) return 'Geen regel is de oorzaak, maar de rekenkern zelf; meld dit aan de beheerder.';
  return `Regel ‘${rule.id}’ (${rule.article}): ${rule.textNl}`;
}
