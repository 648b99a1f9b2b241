import { printSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiSchema } from '#gateway/federate/api-schema.ts';

/** The full view: 6 members × 4 partners × 10 records × 6 fields. */
export const size = { members: 6, records: 10 } as const;

/** The query of the full view: the same text for the hub and for the plain server. */
export const viewQuery = `query View($id: ID!) {
  familyCase(id: $id) {
    members {
      id
      ggzFunctionalImpacts { domain band description provenance { source recordedAt confidentiality } }
      wmoProvisions { category kind from until provenance { source recordedAt } }
      evictions { __typename month date provenance { source recordedAt confidentiality } }
      policeReports { category year date summary provenance { source recordedAt } }
    }
  }
}`;

/** The schema that clients see, as SDL. */
export const clientSdl = (): string =>
  printSchema(apiSchema(readFileSync(join(import.meta.dirname, '../../schema/supergraph.graphql'), 'utf8')));

/** The BSNs of the members: numbers that fail the eleven-test. */
export const bsns: readonly string[] = Array.from({ length: size.members }, (_, index) => String(111_111_120 + index));

const provenance = (source: string) => ({
  source,
  recordedAt: '2026-05-01',
  confidentiality: 'OPEN' as const,
  release: null,
  retentionFrom: '2026-05-01',
  running: true,
});

const records = <T>(make: (day: string, index: number) => T): readonly T[] =>
  Array.from({ length: size.records }, (_, index) => make(`2026-04-${String(index + 10)}`, index));

/** The records of one member at each partner, in the form in which connectors give them. */
export const recordsOf = (caseReference: string, recipient: string) => ({
  ggz: records((day, index) => ({
    domain: `Gebied ${index}`,
    band: 'MODERATE' as const,
    description: `Heeft moeite met onderdeel ${index} sinds ${day}.`,
    provenance: { ...provenance('GGZ'), source: 'GGZ' as const },
  })),
  wmo: records((day, index) => ({
    category: 'Begeleiding',
    kind: `Begeleiding thuis ${index}`,
    from: day,
    until: null,
    provenance: { ...provenance('WMO'), source: 'WMO' as const },
  })),
  wi: records((day) => ({ month: day.slice(0, 7), date: day, provenance: { ...provenance('WI'), source: 'WI' as const } })),
  police: records((day, index) => ({
    category: 'DOMESTIC_VIOLENCE' as const,
    year: 2026,
    date: day,
    summary: `Samenvatting van melding ${index}.`,
    place: null,
    description: null,
    narrative: null,
    reporter: null,
    running: false,
    from: null,
    until: null,
    provenance: {
      ...provenance('POLICE'),
      source: 'POLICE' as const,
      release: { decisionId: 'B-1', article: 'Wpg 19', until: '2027-01-01', recipients: [recipient], caseReference },
    },
  })),
});

/** The records of the full view. */
export type ViewRecords = ReturnType<typeof recordsOf>;
