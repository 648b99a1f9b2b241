import type { YouthDossier, YouthRecord } from '../dossiers/dossier.ts';

/** One person's file as the CJG's schema has it; lists are empty where there is nothing. Fields computed by the hub (existence) are left out. */
export type YouthFile = Readonly<Record<string, unknown>> & { readonly bsn: string };

/** Writes one file in the words of the CJG's own schema. */
export function writeYouthFile(dossier: YouthDossier): YouthFile {
  const written = <T extends YouthRecord>(records: readonly T[], write: (record: T) => object): readonly object[] =>
    records.map((record) => ({ ...write(record), provenance: provenanceOf(record) }));
  return {
    __typename: 'FamilyMember',
    bsn: dossier.bsn,
    youthEpisodes: written(dossier.episodes, (one) => ({ fromYear: yearOf(one.from), untilYear: yearOf(one.until), ...periodOf(one) })),
    youthProvisions: written(dossier.provisions, (one) => ({
      category: one.category,
      kind: one.kind,
      provider: one.provider,
      ...periodOf(one),
    })),
    safetyAssessments: written(dossier.safetyAssessments, (one) => ({
      band: bandOf(one.safetyLevel),
      safetyLevel: one.safetyLevel,
      date: one.from,
    })),
    supervisionOrders: written(dossier.supervisionOrders, (one) => ({ running: runs(one), body: one.body, ...periodOf(one) })),
    youthNotes: written(dossier.notes, (one) => ({ text: one.text, date: one.from })),
    developments: written(dossier.developments, (one) => ({ category: one.category, observations: one.observations })),
  };
}

function provenanceOf(record: YouthRecord): object {
  return {
    source: 'CJG',
    recordedAt: record.recordedAt,
    confidentiality: record.confidentiality ?? null,
    release: null,
    retentionFrom: record.until ?? null,
    running: runs(record),
  };
}

function periodOf(record: YouthRecord): { from: string; until: string | null } {
  return { from: record.from, until: record.until ?? null };
}

function runs(record: YouthRecord): boolean {
  return record.until === undefined && record.endUnknown !== true;
}

function yearOf(day: string | undefined): number | null {
  return day === undefined ? null : Number(day.slice(0, 4));
}

function bandOf(safetyLevel: number): 'SAFE' | 'CONCERN' | 'UNSAFE' {
  if (safetyLevel <= 3) return 'UNSAFE';
  return safetyLevel <= 6 ? 'CONCERN' : 'SAFE';
}
