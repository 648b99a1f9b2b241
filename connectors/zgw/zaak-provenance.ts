import { confidentialityOf } from './confidentiality.ts';
import type { Zaak } from './zaak.ts';

/** What the decision about one record needs, and where the record comes from. Days are YYYY-MM-DD. */
export interface ZaakProvenance {
  readonly source: 'WMO' | 'WI';
  readonly recordedAt: string | null;
  /** Null when the source's word could not be understood. */
  readonly confidentiality: 'OPEN' | 'RESTRICTED' | 'SECRET' | null;
  /** Null while the case runs. */
  readonly retentionFrom: string | null;
  readonly running: boolean;
}

/** A case runs until its end date; its retention period starts where the register says so, or else at that end. */
export function zaakProvenance(zaak: Zaak, source: ZaakProvenance['source'], today: string): ZaakProvenance {
  const running = zaak.ended === null || zaak.ended > today;
  return {
    source,
    recordedAt: zaak.registered,
    confidentiality: confidentialityOf(zaak.designation),
    retentionFrom: running ? null : (zaak.retentionStarts ?? zaak.ended),
    running,
  };
}
