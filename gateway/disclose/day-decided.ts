import type { CompiledPolicy } from '#consent/decide.ts';

/**
 * The day whose rules decided: that of the question, unless midnight passed between taking the policy and asking; then the day of the policy that was taken.
 * Decided again for this day, the same rules are in force.
 */
export const dayDecided = ({ day, sameUntil }: Pick<CompiledPolicy, 'day' | 'sameUntil'>, today: string): string => {
  if (today < day) return day;
  return sameUntil !== null && today > sameUntil ? sameUntil : today;
};
