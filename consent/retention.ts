import { amsterdamDay } from './amsterdam-day.ts';
import type { Policy } from './policy.ts';
import type { FactValue } from './vocabulary.ts';

/** What a record says about its own age. */
export interface RecordAge {
  /** The day on which its retention period starts, as YYYY-MM-DD; null when the source does not say. */
  readonly retentionFrom: string | null;
  /** Whether it still runs: then it is within its period, whenever it began. */
  readonly running: boolean;
}

const wholeDay = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The fact `retention` of a record of a class at `now`: WITHIN its period, PAST it from the day on which it ends, or UNKNOWN without a start date.
 * A class without a period, and a record that still runs, is WITHIN (AVG 5(1)(e)).
 */
export function retentionOf(dataClass: string, record: RecordAge, now: Date, policy: Pick<Policy, 'retention'>): FactValue<'retention'> {
  const period = policy.retention.find((candidate) => candidate.classes.includes(dataClass));
  if (period === undefined || record.running) return 'WITHIN';
  const start = record.retentionFrom;
  if (start === null || !wholeDay.test(start)) return 'UNKNOWN';
  const end = String(Number(start.slice(0, 4)) + period.years).padStart(4, '0') + start.slice(4);
  return amsterdamDay(now) < end ? 'WITHIN' : 'PAST';
}
