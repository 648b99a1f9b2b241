import known from '#schema/vocabulary/data-classes.json' with { type: 'json' };
import type { Policy } from '../policy.ts';

/** A class of data that the schema labels fields with and that a policy lacks, or has with other records than the schema. */
export interface ClassGap {
  readonly dataClass: string;
  readonly messageNl: string;
}

/**
 * The classes of the schema's vocabulary that a policy misses: removed, renamed, or with records where the schema has none. Their fields would have a label
 * that no rule knows.
 */
export function classGaps(policy: Policy): ClassGap[] {
  return Object.entries(known).flatMap(([dataClass, { records }]) => {
    const info = policy.classes.find(({ name }) => name === dataClass);
    if (info === undefined) {
      const messageNl = `de gegevensklasse ‘${dataClass}’ ontbreekt, maar velden van het gezinsbeeld dragen die naam: zet haar terug, met dezelfde naam`;
      return [{ dataClass, messageNl }];
    }
    if (info.record === records) return [];
    const messageNl = `de gegevensklasse ‘${dataClass}’ ${records ? 'bestaat uit stukken' : 'bestaat niet uit stukken'}: ‘record’ moet ${String(records)} zijn`;
    return [{ dataClass, messageNl }];
  });
}
