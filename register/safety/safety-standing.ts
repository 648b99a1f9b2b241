import type { SafetyGroundStanding } from '#schema/generated/register.ts';

/** How long a ground holds, and how long it holds without a second person, in milliseconds. */
export const safetyPeriods = { whole: 72 * 3_600_000, alone: 24 * 3_600_000 } as const;

/** What decides how a safety ground stands; instants are RFC 3339. */
export interface SafetyTimes {
  readonly from: string;
  readonly until: string;
  readonly approvedBy: string | null;
  readonly closedAt: string | null;
}

/** When the ground closes or closed: after 72 hours, after 24 without a second person, or when somebody closed it, whichever comes first. */
export function safetyEnd({ from, until, approvedBy, closedAt }: SafetyTimes): Date {
  const ends = [Date.parse(until), ...(closedAt === null ? [] : [Date.parse(closedAt)])];
  if (approvedBy === null) ends.push(Date.parse(from) + safetyPeriods.alone);
  return new Date(Math.min(...ends));
}

/** How a safety ground stands at `now`; it holds while it is WAITING or APPROVED. The facts of the case are made from the same times. */
export function safetyStanding(times: SafetyTimes, now: Date): SafetyGroundStanding {
  const end = safetyEnd(times);
  if (now < end) return times.approvedBy === null ? 'WAITING' : 'APPROVED';
  if (times.closedAt !== null && end.getTime() === Date.parse(times.closedAt)) return 'CLOSED';
  return times.approvedBy === null ? 'LAPSED' : 'ENDED';
}
