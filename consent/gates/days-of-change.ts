import type { Day } from '../consent-records.ts';
import type { Policy } from '../policy.ts';

function dayAfter(day: Day): Day {
  return new Date(Date.parse(day) + 24 * 3_600_000).toISOString().slice(0, 10);
}

/**
 * The days from `day` on (Europe/Amsterdam) on which another set of rules comes in force in one of these policies: `day` itself, and the first day of each
 * change, in order. What is proved on each of them is proved for good: a rule that begins tomorrow is looked at today.
 */
export function daysOfChange(policies: readonly Policy[], day: Day): Day[] {
  const days = policies
    .flatMap(({ rules }) => rules)
    .flatMap(({ validFrom, validUntil }) => [
      ...(validFrom === null ? [] : [validFrom]),
      ...(validUntil === null ? [] : [dayAfter(validUntil)]),
    ]);
  return [...new Set([day, ...days.filter((one) => one > day)])].sort();
}
