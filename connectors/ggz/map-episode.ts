import { dayOf, yearOf } from './fhir-date.ts';
import type { FhirOf } from './fhir-resources.ts';
import { provenanceOf } from './provenance.ts';
import type { GgzEpisode } from './records.ts';

/** Statuses in which there was or is care. Somebody who waits, or whose care was called off, is not in care. */
const inCare = new Set(['active', 'onhold', 'finished']);

/** The period of care that an EpisodeOfCare tells of; null when there was none (planned, waiting, called off, entered in error). */
export function mapEpisode(episode: FhirOf<'EpisodeOfCare'>, today: string): GgzEpisode | null {
  if (!inCare.has(episode.status)) return null;
  const { start, end } = episode.period ?? {};
  return {
    fromYear: yearOf(start),
    untilYear: yearOf(end),
    from: dayOf(start),
    until: dayOf(end),
    provenance: provenanceOf(episode, { end, over: episode.status === 'finished', today }),
  };
}
