import type { DataClassInfo, Policy } from '#consent/policy.ts';
import { retentionOf } from '#consent/retention.ts';
import type { CaseSituation } from '#consent/situation.ts';
import type { Facts } from '#consent/vocabulary.ts';
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
  /** Gives the one object that stands for all record facts equal to these, so that decisions can be remembered by it. */
  readonly same: (facts: RecordFacts) => RecordFacts;
}

/** Makes the viewer of one operation; it remembers retention by class and start date, which many records share. */
export const createRecordViewer = (situation: RecordViewer['situation'], now: Date, policy: Pick<Policy, 'retention'>): RecordViewer => {
  const retentions = new Map<string, RecordFacts['retention']>();
  const kept: Kept = { of: [], in: new Map() };
  return {
    situation,
    retentionOf: (dataClass, retentionFrom, running) => {
      if (running) return 'WITHIN';
      const key = `${dataClass} ${retentionFrom}`;
      let retention = retentions.get(key);
      if (retention === undefined) retentions.set(key, (retention = retentionOf(dataClass, { retentionFrom, running }, now, policy)));
      return retention;
    },
    same: (facts) => {
      let same = kept.of;
      if (facts.domain) {
        same = kept.in.get(facts.domain) ?? [];
        kept.in.set(facts.domain, same);
      }
      return (same[codeOf(facts)] ??= facts);
    },
  };
};

/** One object for all equal record facts: by their code, and for those in a life domain by that too. */
interface Kept {
  readonly of: RecordFacts[];
  readonly in: Map<string, RecordFacts[]>;
}

const codes = {
  release: ['RELEASED', 'NOT_RELEASED', 'UNKNOWN'],
  confidentiality: ['OPEN', 'RESTRICTED', 'SECRET', 'UNKNOWN'],
  retention: ['WITHIN', 'PAST', 'UNKNOWN'],
  source: [undefined, 'OWN', 'OTHER', 'UNKNOWN'],
};

const codeOf = ({ release, confidentiality, retention, source }: RecordFacts): number =>
  ((codes.release.indexOf(release) * 4 + codes.confidentiality.indexOf(confidentiality)) * 3 + codes.retention.indexOf(retention)) * 4 +
  codes.source.indexOf(source);

const confidentialities = new Set(['OPEN', 'RESTRICTED', 'SECRET']);

const isReleased = (release: NonNullable<ProvenanceData['release']>, { situation }: RecordViewer): boolean => {
  const forMe = release.recipients?.includes(situation.recipient) ?? false;
  const forThisCase = situation.caseReference !== null && release.caseReference === situation.caseReference;
  return forMe && forThisCase && typeof release.until === 'string' && release.until >= situation.today;
};

const releaseOf = (info: DataClassInfo, release: ProvenanceData['release'], viewer: RecordViewer): RecordFacts['release'] =>
  info.source === 'police' && release && isReleased(release, viewer) ? 'RELEASED' : 'NOT_RELEASED';

const confidentialityOf = (value: string | null | undefined): RecordFacts['confidentiality'] =>
  typeof value === 'string' && confidentialities.has(value) ? (value as 'OPEN' | 'RESTRICTED' | 'SECRET') : 'UNKNOWN';

/**
 * Reads a record's own facts off its provenance: to whom it was released, how confidential its source calls it, whether it is within its
 * retention period, and whose it is: of a hub item its owner says so, of a partner's record `partnersOwn`. What is missing or not understood is
 * UNKNOWN or not released: it widens nothing.
 */
export const recordFactsOf = (
  info: DataClassInfo,
  provenance: ProvenanceData | null,
  viewer: RecordViewer,
  partnersOwn: Facts['source'],
): RecordFacts => {
  const { release, confidentiality, retentionFrom = null, running, owner, domain = null } = provenance ?? {};
  const hubItem = owner === viewer.situation.recipient ? 'OWN' : 'OTHER';
  const source = info.source === 'hub' ? hubItem : partnersOwn;
  return viewer.same({
    release: releaseOf(info, release, viewer),
    confidentiality: confidentialityOf(confidentiality),
    retention: viewer.retentionOf(info.name, retentionFrom, running === true),
    ...(source === undefined ? {} : { source }),
    domain,
  });
};
