import type { ContactPoint, Meta, Period, Reference } from 'fhir/r4.js';

import type { GgzRecord } from '../dossiers/dossier.ts';
import { confidentialityLabel, profile } from './codes.ts';

/** The id of the institution's own Organization. */
export const institutionId = 'ggz-de-brug';
/** The number under which the institution's crisis service answers day and night. */
export const crisisPhone = '+31881234500';

/** What every resource of one patient's file refers to; `number` is in all their ids. */
export interface PatientFile {
  readonly number: number;
  readonly subject: Reference;
  readonly institution: Reference;
}

/** A telephone number at work. */
export function phone(value: string): ContactPoint {
  return { system: 'phone', value, use: 'work' };
}

/** An instant on this day, in winter time. */
export function asInstant(day: string): string {
  return `${day}T09:30:00+01:00`;
}

/** A period, open at the end while it lasts. */
export function periodOf(start: string, end: string | undefined): Period {
  return end === undefined ? { start } : { start, end };
}

/** The meta of a record: when it was last changed, its nl-core profile (null where there is none) and what it says of its confidentiality. */
export function metaOf(record: GgzRecord, profileName: string | null): Meta {
  return {
    versionId: '1',
    lastUpdated: asInstant(record.recordedAt),
    ...(profileName === null ? {} : { profile: [profile(profileName)] }),
    ...(record.label === undefined ? {} : { security: [confidentialityLabel(record.label)] }),
  };
}
