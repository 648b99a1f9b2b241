import type { DataClassInfo, Policy } from '#consent/policy.ts';
import { retentionOf } from '#consent/retention.ts';
import type { CaseSituation } from '#consent/situation.ts';
import type { RecordFacts } from './disclosure.ts';

/** What a record tells of itself, as the subgraphs answer it; every part may be missing. */
export interface ProvenanceData {
  readonly confidentiality?: string | null;
  readonly retentionFrom?: string | null;
  readonly running?: boolean | null;
  readonly owner?: string | null;
  readonly about?: readonly string[] | null;
  readonly domain?: string | null;
  readonly release?: {
    readonly until?: string | null;
    readonly recipients?: readonly string[] | null;
    readonly caseReference?: string | null;
  } | null;
}

/** To whom, for which case and when a record is decided. */
export interface RecordViewer {
  readonly situation: Pick<CaseSituation, 'recipient' | 'caseReference' | 'today'>;
  /** The fact `retention` of a record of a class with this start date, or of one that still runs. */
  readonly retentionOf: (dataClass: string, retentionFrom: string | null, running: boolean) => RecordFacts['retention'];
}

/** Makes the viewer of one operation; it remembers retention by class and start date, which many records share. */
export const createRecordViewer = (situation: RecordViewer['situation'], now: Date, policy: Pick<Policy, 'retention'>): RecordViewer => {
  const known = new Map<string, RecordFacts['retention']>();
  return {
    situation,
    retentionOf: (dataClass, retentionFrom, running) => {
      const key = `${dataClass} ${retentionFrom} ${running}`;
      let retention = known.get(key);
      if (retention === undefined) known.set(key, (retention = retentionOf(dataClass, { retentionFrom, running }, now, policy)));
      return retention;
    },
  };
};

const confidentialities = new Set(['OPEN', 'RESTRICTED', 'SECRET']);

const releaseOf = (release: ProvenanceData['release'], { situation }: RecordViewer): RecordFacts['release'] => {
  if (!release) return 'NOT_RELEASED';
  const forMe = release.recipients?.includes(situation.recipient) ?? false;
  const forThisCase = situation.caseReference !== null && release.caseReference === situation.caseReference;
  const stillHolds = typeof release.until === 'string' && release.until >= situation.today;
  return forMe && forThisCase && stillHolds ? 'RELEASED' : 'NOT_RELEASED';
};

const confidentialityOf = (value: string | null | undefined): RecordFacts['confidentiality'] =>
  typeof value === 'string' && confidentialities.has(value) ? (value as 'OPEN' | 'RESTRICTED' | 'SECRET') : 'UNKNOWN';

/**
 * Reads a record's own facts off its provenance: to whom it was released, how confidential its source calls it, whether it is within its
 * retention period, and for a hub item whose it is. What is missing or not understood is UNKNOWN or not released: it widens nothing.
 */
export const recordFactsOf = (info: DataClassInfo, provenance: ProvenanceData | null, viewer: RecordViewer): RecordFacts => ({
  release: releaseOf(provenance?.release, viewer),
  confidentiality: confidentialityOf(provenance?.confidentiality),
  retention: viewer.retentionOf(info.name, provenance?.retentionFrom ?? null, provenance?.running === true),
  ...(info.source === 'hub' ? { source: provenance?.owner === viewer.situation.recipient ? ('OWN' as const) : ('OTHER' as const) } : {}),
  domain: provenance?.domain ?? null,
});
