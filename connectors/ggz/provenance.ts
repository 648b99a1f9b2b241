import { confidentialityOf, type SecurityLabel } from './confidentiality.ts';
import { dayOf, firstDayOf } from './fhir-date.ts';
import type { GgzProvenance } from './records.ts';

/** What a resource says of itself that every record's own decision needs. */
export interface RecordOrigin {
  readonly meta?: { readonly lastUpdated?: string | undefined; readonly security?: readonly SecurityLabel[] | undefined } | undefined;
  readonly implicitRules?: string | undefined;
  readonly modifierExtension?: readonly unknown[] | undefined;
}

/** When a record was written and whether it has ended; `today` is YYYY-MM-DD. */
export interface RecordCourse {
  readonly recorded?: string | undefined;
  readonly end?: string | undefined;
  /** Its status says that it is over, whatever its period says. */
  readonly over: boolean;
  readonly today: string;
}

/**
 * Where a record comes from and how long it has been at rest. It runs until its end, or while its status says so; an end that names only a year or a
 * month counts as passed from its first day, and then the start of the retention period is unknown. A record that is over without an end counts from its
 * last change. A modifier that is not understood makes the confidentiality unknown.
 */
export function provenanceOf(origin: RecordOrigin, course: RecordCourse): GgzProvenance {
  const changed = dayOf(origin.meta?.lastUpdated);
  const running = !course.over && (course.end === undefined || firstDayOf(course.end) >= course.today);
  return {
    source: 'GGZ',
    recordedAt: dayOf(course.recorded) ?? changed,
    confidentiality: isUnderstood(origin) ? confidentialityOf(origin.meta?.security) : null,
    retentionFrom: running ? null : retentionFrom(course, changed),
    running,
  };
}

function retentionFrom(course: RecordCourse, changed: string | null): string | null {
  if (course.end === undefined || firstDayOf(course.end) > course.today) return changed;
  return dayOf(course.end);
}

/** Whether nothing stands in a resource that could turn its meaning around. FHIR R4 2.1: who does not understand a modifier must not act on the resource as if it were not there. */
export function isUnderstood(origin: RecordOrigin): boolean {
  return origin.implicitRules === undefined && (origin.modifierExtension ?? []).length === 0;
}
