import type { CompiledPolicy } from '#consent/decide.ts';

/** Gives the policy that is in force now. */
export type PolicySource = () => CompiledPolicy;

/**
 * Keeps one policy compiled for the current day: it is compiled again when the day has come on which other rules are in force. `compile` gets
 * the day, Europe/Amsterdam, as YYYY-MM-DD; `first` is what was compiled already.
 */
export const createPolicySource = (
  compile: (day: string) => CompiledPolicy,
  today: () => string,
  first: CompiledPolicy = compile(today()),
): PolicySource => {
  let current = first;
  return () => {
    const day = today();
    const stillSame = day >= current.day && (current.sameUntil === null || day <= current.sameUntil);
    if (!stillSame) current = compile(day);
    return current;
  };
};
