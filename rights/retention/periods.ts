import type { Policy } from '#consent/policy.ts';

/** How long something is kept after its end, and on which ground. */
export interface KeepingPeriod {
  readonly years: number;
  readonly article: string;
}

/**
 * How long parts of a case that goes on are kept after they ended. The law names no period for them, so as short as their use allows (AVG 5(1)(e)): what proves
 * that something was allowed as long as a claim about it can be brought (AVG 5(2), 7(1); BW 3:310), a task that was done one year.
 */
export const keepingPeriods = {
  WAIVER: { years: 5, article: 'AVG 5(1)(e); AVG 7(1); BW 3:310' },
  SAFETY_GROUND: { years: 5, article: 'AVG 5(1)(e); AVG 5(2); BW 3:310' },
  REQUEST: { years: 5, article: 'AVG 5(1)(e); AVG 5(2); BW 3:310' },
  TASK: { years: 1, article: 'AVG 5(1)(e)' },
} as const satisfies Record<string, KeepingPeriod>;

/** Why a person outside the family who is needed no more is removed at once. */
export const outsiderArticle = 'AVG 5(1)(c)';

/** The class whose period holds for a youth help file, and that for any other file of the municipality. */
const fileClass = { youth: 'YOUTH_PROVISION', other: 'WMO_PROVISION' } as const;

/**
 * How long the file of a closed case is kept, by the policy's own periods: that of a youth help file (Jeugdwet 7.3.8(3)) if it is one, else that of a Wmo file
 * (Wmo 5.3.4(1)). Null when the policy has no such period: then nothing is destroyed.
 */
export function filePeriod({ retention }: Pick<Policy, 'retention'>, isYouthFile: boolean): KeepingPeriod | null {
  const dataClass = isYouthFile ? fileClass.youth : fileClass.other;
  return retention.find(({ classes }) => classes.includes(dataClass)) ?? null;
}
