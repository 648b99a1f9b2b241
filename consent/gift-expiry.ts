import { birthDays } from './age.ts';
import { amsterdamDay } from './amsterdam-day.ts';
import { yearsAfter } from './calendar.ts';
import type { ConsentSubject, Day, WaiverRecord } from './consent-records.ts';
import type { AgeRules } from './policy.ts';

/** Why a gift no longer stands: its last day has passed, or a birthday or a change of custody re-opened it; `since` is the day from which. */
export interface GiftExpiry {
  readonly because: 'UNTIL' | 'BIRTHDAY' | 'CUSTODY';
  readonly since: Day;
}

/**
 * Says why a gift no longer stands at `now`, whatever else was decided since; null while it stands. Expiry is computed and never stored: the last day, a birthday
 * of the age rules, and for a minor a change of custody each end a gift from before.
 */
export function giftExpiry(
  record: Pick<WaiverRecord, 'decidedAt' | 'until'>,
  subject: Pick<ConsentSubject, 'birthDate' | 'custody'>,
  now: Date,
  rules: AgeRules,
): GiftExpiry | null {
  const today = amsterdamDay(now);
  const given = Date.parse(record.decidedAt);
  if (record.until !== null && !(today <= record.until)) return { because: 'UNTIL', since: record.until };
  const day = reopened(subject, today, rules);
  if (amsterdamDay(new Date(given)) < day) return { because: 'BIRTHDAY', since: day };
  const changedAt = subject.custody?.changedAt ?? null;
  if (changedAt === null || !isMinor(subject, today) || given >= Date.parse(changedAt)) return null;
  return { because: 'CUSTODY', since: dayOf(changedAt) ?? today };
}

/** The first day on which a gift must have been given to stand after birthdays; `latest` over the possible birth dates. */
function reopened(subject: Pick<ConsentSubject, 'birthDate'>, today: Day, rules: AgeRules): Day {
  const days = birthDays(subject.birthDate);
  if (days === null) return today;
  const passed = rules.reopenAt
    .flatMap((age) => [yearsAfter(days.earliest, age), yearsAfter(days.latest, age)])
    .filter((day) => day <= today);
  const possible = rules.reopenAt.some((age) => yearsAfter(days.earliest, age) <= today && yearsAfter(days.latest, age) > today);
  return possible ? today : (passed.sort().at(-1) ?? '');
}

function isMinor(subject: Pick<ConsentSubject, 'birthDate'>, today: Day): boolean {
  const days = birthDays(subject.birthDate);
  return days === null || yearsAfter(days.latest, 18) > today;
}

function dayOf(instant: string): Day | null {
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? null : amsterdamDay(at);
}
